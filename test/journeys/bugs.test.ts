import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { assay, ended, startAssay, type Place } from './command.ts';
import { aProject, ferry } from './project.ts';

const evaluation = `document: ferry.md
model: builtin:extractive
repeat: {answers: 1}
questions: [What does a single fare cost?]
judge: {model: builtin:lexical, rubric: question-answering}
`;

describe('a program that is broken', { concurrency: 2 }, () => {
  const sabotage: Readonly<Record<string, string>> = {
    'where its work is waited for': "Map.groupBy = () => { throw new TypeError('sabotage'); };",
    'in a timer': "setTimeout(() => { throw new TypeError('sabotage'); }, 0);",
    'in a promise that nobody waits for':
      "setTimeout(() => void Promise.reject(new TypeError('sabotage')), 0);",
    'by what is no error': "setTimeout(() => { throw 'sabotage'; }, 0);",
  };
  for (const [where, code] of Object.entries(sabotage))
    it(`${where} ends with 70 and one line, and shows where with --verbose`, async () => {
      const place = await sabotaged(code);
      const broken = await assay(place, 'run');
      assert.equal(broken.code, 70);
      assert.equal(broken.stderr, 'assay: a bug in Assay: sabotage (--verbose shows where)\n');
      const shown = await assay(place, '--verbose', 'run');
      assert.equal(shown.code, 70);
      assert.match(shown.stderr, /^assay: a bug in Assay: sabotage .*\n\w*Error: sabotage\n {4}at /);
    });

  it('by waiting for what cannot come ends with 70 and one line', async () => {
    const { code, stderr } = await assay(
      await sabotaged('Promise.allSettled = () => new Promise(() => {});'),
      'run',
    );
    assert.equal(code, 70);
    assert.equal(
      stderr,
      'assay: a bug in Assay: it ended in the middle of its work (--verbose shows where)\n',
    );
  });

  it('by not ending after Ctrl-C is ended by the second one, with 130', async () => {
    // Two seconds after the first it would end by itself: that is taken away here.
    const place = await sabotaged(`
      const { setTimeout } = globalThis;
      globalThis.setTimeout = (work, time, ...rest) => setTimeout(work, time === 2000 ? 1e9 : time, ...rest);
      setInterval(() => {}, 1e6);
      process.on('SIGINT', () => process.stderr.write('heard'));`);
    const child = startAssay(place, 'run');
    const both = ended(child);
    if (child.stdout === null || child.stderr === null) throw new Error('the streams are pipes');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    await once(child.stderr, 'data');
    assert.equal(child.exitCode, null);
    child.kill('SIGINT');
    assert.equal((await both).code, 130);
  });
});

/** A folder in which every command runs this first. */
async function sabotaged(code: string): Promise<Place> {
  const place = await aProject({
    'ferry.md': ferry,
    'assay.yaml': evaluation,
    'sabotage.mjs': code,
  });
  return { folder: place, environment: { NODE_OPTIONS: `--import file://${place}/sabotage.mjs` } };
}
