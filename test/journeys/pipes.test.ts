import assert from 'node:assert/strict';
import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { before, describe, it } from 'node:test';
import { assay, command as main, flags, results, startAssay, usualEnvironment } from './command.ts';
import { aProject, ferry } from './project.ts';

/** Enough for rows that do not fit into a pipe at once. */
const evaluation = `document: ferry.md
model: builtin:extractive
repeat: {answers: 1}
questions:
${Array.from({ length: 120 }, (_, index) => `  - "${index}: what does the ferry cost in winter?"`).join('\n')}
judge: {model: builtin:lexical, rubric: question-answering}
`;

let folder = '';
before(async () => {
  folder = await aProject({ 'ferry.md': ferry, 'assay.yaml': evaluation });
  await results(folder, 'run');
});

describe('a reader that has read enough', { concurrency: 2 }, () => {
  for (const typed of ['report', 'export', 'export --format html', 'show', 'runs', 'run', 'run --fresh']) {
    it(`ends "assay ${typed} | head -1" with 0, without a word`, async () => {
      const child = startAssay(folder, ...typed.split(' '), '--journal', journalOf(typed));
      const { code, stderr } = await readsOneLine(child);
      assert.deepEqual([code, stderr], [0, '']);
    });
  }

  it('who goes before a run has ended does not end the run', async () => {
    const child = startAssay(folder, 'run', '--journal', 'left.db');
    child.stdout?.destroy();
    assert.equal(await exitOf(child), 0);
    assert.match(await results(folder, 'report', '--journal', 'left.db'), /^Run run-\w+: complete\./m);
  });

  it('of messages does not end the run either', async () => {
    const child = startAssay(folder, 'run', '--journal', 'unheard.db');
    child.stderr?.destroy();
    child.stdout?.resume();
    assert.equal(await exitOf(child), 0);
  });

  it('who never was there is no failure', async () => {
    const typed = [process.execPath, ...flags, main, 'run', '--journal', 'closed.db'];
    const closed = spawnSync('/bin/sh', ['-c', 'exec "$@" >&- 2>&- <&-', 'sh', ...typed], {
      cwd: folder,
      env: usualEnvironment(),
    });
    assert.equal(closed.status, 0);
    assert.equal((await assay(folder, 'report', '--journal', 'closed.db')).code, 0);
  });
});

/** A run made anew has a journal of its own, so that the others find theirs as it was. */
function journalOf(typed: string): string {
  return typed.includes('--fresh') ? 'fresh.db' : '.assay/journal.db';
}

async function readsOneLine(child: ChildProcess): Promise<{ code: number | null; stderr: string }> {
  const { stdout, stderr } = child;
  let said = '';
  stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
  const code = exitOf(child);
  if (stdout !== null) {
    await once(stdout, 'data');
    stdout.destroy();
  }
  return { code: await code, stderr: said };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
