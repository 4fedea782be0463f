import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Outside } from './outside.ts';
import { perform } from './perform.ts';

/** A world without a process: what is said in it, and how it can be changed. */
function aWorld(folder: string, facts: Partial<Outside> = {}) {
  const said = { results: '', messages: '' };
  const stream = (name: keyof typeof said) => ({
    write: (text: string) => void (said[name] += text),
    isTerminal: false,
    width: 80,
    color: false,
  });
  const outside: Outside = {
    folder,
    environment: {},
    results: stream('results'),
    messages: stream('messages'),
    now: Date.now,
    signal: new AbortController().signal,
    version: '0',
    verbose: false,
    ...facts,
  };
  return { said, outside };
}

describe('what happens while a command is performed', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-perform-'));
    writeFileSync(join(folder, 'ferry.md'), 'A single fare is nine euros.');
    writeFileSync(
      join(folder, 'assay.yaml'),
      'document: ferry.md\nmodel: builtin:extractive\nquestions: [What is the fare?, What is a fare?]\n',
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('a journal that fails on the way is said in one line, with 3', async () => {
    const journal = join(folder, 'failing.db');
    let asked = 0;
    const now = (): number => {
      asked += 1;
      // The first time is the beginning of the run, the second the first call.
      if (asked === 3) {
        const other = new DatabaseSync(journal);
        other.exec('DROP TABLE calls');
        other.close();
      }
      return asked;
    };
    const { said, outside } = aWorld(folder, { now });
    const code = await perform(['run', join(folder, 'assay.yaml'), '--journal', journal], outside);
    assert.equal(code, 3);
    assert.match(
      said.messages,
      /^assay: \S+failing\.db: was not written by this version[^\n]+no such table[^\n]+\n$/,
    );
    assert.equal(said.results, '');
  });

  it('a result that does not come out is said in one line: with 3 after calls, with 2 without', async () => {
    const typed = ['run', join(folder, 'assay.yaml'), '--journal', join(folder, 'kept.db')];
    const failing = () => {
      const world = aWorld(folder);
      const settled = () => Promise.resolve(new Error('no space'));
      return { ...world, outside: { ...world.outside, results: { ...world.outside.results, settled } } };
    };
    const first = failing();
    assert.equal(await perform(typed, first.outside), 3);
    assert.equal(
      first.said.messages,
      'assay: the result could not be written (no space); the run is kept, and "assay report" prints it again\n',
    );
    const again = failing();
    assert.equal(await perform(typed, again.outside), 2);
    assert.equal(again.said.messages, 'assay: the result could not be written (no space)\n');
  });
});
