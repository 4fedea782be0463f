import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { assay, command, flags, usualEnvironment } from './command.ts';
import { aPlace, aServer, flash, otherFlash } from './gemini.ts';

const typed = ['ask', 'notice.md', 'What does a bicycle cost?', '--model', flash, '--judge', otherFlash];
/** Gives a command a terminal of its own; a part of util-linux. */
const terminal = 'script';
const hasScript = /util-linux/.test(spawnSync(terminal, ['--version'], { encoding: 'utf8' }).stdout ?? '');
const skip = hasScript ? false : 'needs the command script of util-linux';

describe('an answer while it is written', { concurrency: 2 }, () => {
  it('is shown on a terminal as it arrives, and then once as a whole', { skip }, async () => {
    const server = await aServer({
      faults: [{ on: 'streamGenerateContent', kind: 'drip', milliseconds: 10 }],
    });
    const chunks = await onTerminal(server);
    const { streamGenerateContent, generateContent } = server.counts;
    assert.deepEqual([streamGenerateContent, generateContent], [1, 2]);
    const [live = '', rest = ''] = chunks.join('').split('\u001b[J');
    assert.match(live.replace(/\r.*$/, ''), /^[A-Z].*\(reference GX[0-9A-F]{20}\)\.$/);
    assert.ok(!(chunks[0] ?? '').includes('reference'), 'the beginning was shown before the end had come');
    assert.match(rest, /\(reference GX[^]*Verdict: [^]*Level: [a-z ]+ \([1-5]\)/);
  });

  it('is taken back by the lines that it filled: 400 columns are five of them', { skip }, async () => {
    const words = '渡し船は朝と夕方'.repeat(25);
    const reply = ({ levels }: { levels: readonly unknown[] }) => (levels.length === 0 ? words : undefined);
    const shown = (await onTerminal(await aServer({ reply }))).join('');
    assert.ok(shown.startsWith(`${words}\r\u001b[4A\u001b[J`), JSON.stringify(shown));
  });

  it('leaves no trace in a pipe', async () => {
    const server = await aServer();
    const { code, stdout, stderr } = await assay(await aPlace(server), ...typed);
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(server.counts.streamGenerateContent, 0);
    for (const sign of ['\u001b', '\r']) assert.ok(!stdout.includes(sign));
    assert.equal(stdout.match(/\(reference GX/g)?.length, 1);
  });
});

/** What is shown, piece by piece, on a terminal that does not know its size: 80 columns are taken for it. */
async function onTerminal(server: GeminiServer): Promise<string[]> {
  const { folder, environment } = await aPlace(server);
  const words = [process.execPath, ...flags, command, ...typed].map((word) => `'${word}'`).join(' ');
  const child = spawn(terminal, ['-qec', words, '/dev/null'], {
    cwd: folder,
    env: { ...usualEnvironment(), ...environment, TERM: 'xterm', SHELL: '/bin/sh' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8');
  const chunks: string[] = [];
  for await (const chunk of child.stdout) chunks.push(String(chunk));
  return chunks;
}
