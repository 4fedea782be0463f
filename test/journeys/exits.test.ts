import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { assay, results } from './command.ts';
import { aProject, ferry } from './project.ts';

const evaluation = `document: ferry.md
model: builtin:extractive
questions:
  - {id: fare, ask: What does a single fare cost?}
  - {id: winter, ask: When does the ferry run in winter?}
judge: {model: builtin:lexical, rubric: question-answering}
`;

let folder = '';
before(async () => {
  folder = await aProject({
    'ferry.md': ferry,
    'assay.yaml': evaluation,
    'half.yaml': evaluation.replace(/ {2}- \{id: winter.*\n/, ''),
    'recorded.yaml': evaluation.replace('builtin:lexical', 'recorded:half.db'),
    'ratings.csv': 'candidate,question,rating\nA,q,1\n',
  });
  await results(folder, 'run');
  await results(folder, 'run', 'half.yaml', '--journal', 'half.db');
});

describe('exit codes and streams', { concurrency: 2 }, () => {
  describe('what cannot be done is said in one line, with 2', { concurrency: 2 }, () => {
    const typed: readonly [string, string][] = [
      ['rnu', "assay: unknown command 'rnu'; did you mean run?"],
      ['run --frsh', "assay: unknown option '--frsh'; did you mean --fresh?"],
      ['run --only Fare', 'assay: --only Fare: no candidate or question is called so'],
      ['run other.yaml', 'assay: other.yaml does not exist; "assay init" writes an evaluation'],
      ['run --output no/report.md --journal new.db', 'assay: --output no/report.md: cannot be written;'],
      ['run --output . --journal new.db', 'assay: --output .: is a folder; name a file'],
      ['run --journal ferry.md', '/ferry.md: '],
      ['run --journal ferry.md/journal.db', '/ferry.md/journal.db: '],
      ['run --journal .', ': is a folder, not a journal; name a file'],
      ['run --journal postgres://localhost/assay', 'assay: journals in PostgreSQL come with a later version'],
      ['report --journal gone.db', '/gone.db: there is no journal;'],
      ['report run-none', 'assay: no run is called run-none; "assay runs" lists them'],
      ['ask gone.pdf Anything?', '/gone.pdf: there is no such file'],
      [
        'ask ferry.md Who? --model builtin:lexical',
        'assay: --model: builtin:lexical is a judge; it cannot answer',
      ],
      ['ask ferry.md Who? --rubric mine', 'assay: --rubric: unknown rubric "mine"'],
      ['analyze gone.csv', 'assay: gone.csv: does not exist'],
      ['analyze ratings.csv --map rating=score', 'assay: ratings.csv: has no column rating;'],
      ['analyze ratings.csv --measure other', 'assay: --measure other: ratings.csv holds no such measure'],
    ];
    for (const [line, said] of typed) {
      it(`assay ${line}`, async () => {
        const { code, stdout, stderr } = await assay(folder, ...line.split(' '));
        assert.equal(code, 2);
        assert.equal(stdout, '');
        assert.ok(stderr.includes(said), stderr);
        assert.match(stderr, /^[^\n]+\n$/);
        assert.equal(existsSync(join(folder, 'new.db')), false);
      });
    }
  });

  describe('how a command ends', { concurrency: 2 }, () => {
    it('with 3 where a call failed: the others are made, and the next run tries this one again', async () => {
      const { code, stdout } = await assay(folder, 'run', 'recorded.yaml', '--format', 'json');
      assert.equal(code, 3);
      const { run, candidates, warnings } = JSON.parse(stdout) as Report;
      const { counts, measures } = candidates[0] ?? assert.fail('there is a candidate');
      assert.deepEqual([counts.answers, counts.errors], [2, 0]);
      const judged = measures['question-answering']?.counts;
      assert.deepEqual([judged?.ratings, judged?.ratingsPlanned], [1, 2]);
      assert.deepEqual([judged?.noVerdict, judged?.errors], [0, 1]);
      assert.equal(warnings[0]?.code, 'incomplete');
      const shown = await results(folder, 'show', run.id ?? '', '--question', 'winter');
      assert.match(shown, /not rated yet: .*\(not-recorded\)/s);

      // Whoever records the rest meanwhile lets the run be completed.
      await results(folder, 'run', '--journal', 'half.db');
      const completed = JSON.parse(
        await results(folder, 'run', 'recorded.yaml', '--format', 'json'),
      ) as Report;
      assert.equal(completed.run.status, 'complete');
      assert.equal(completed.candidates[0]?.measures['question-answering']?.counts.ratings, 2);
    });

    it('with 0 for help and version, and 2 for an evaluation in an empty folder', async () => {
      const empty = await aProject();
      assert.match(await results(empty, '--version'), /^\d+\.\d+\.\d+\n$/);
      for (const typed of [['--help'], ['run', '--help']]) {
        const help = await results(empty, ...typed);
        assert.match(help, /^Usage: assay /);
        assert.ok(
          help.split('\n').every((line) => line.length <= 80),
          help,
        );
      }
      const { code, stderr } = await assay(empty, 'run');
      assert.equal(code, 2);
      assert.equal(
        stderr,
        'assay: no assay.yaml or assay.config.ts in this folder; "assay init" writes one\n',
      );
    });

    it('with 2 for a journal that is none any more, which stays as it is', async () => {
      const damaged = 'SQLite format 3\u0000 and then nothing of the kind'.repeat(100);
      writeFileSync(join(folder, 'damaged.db'), damaged);
      for (const command of ['run', 'report']) {
        const { code, stderr } = await assay(folder, command, '--journal', 'damaged.db');
        assert.equal(code, 2);
        assert.match(stderr, /^assay: .*damaged\.db: [^\n]+\n$/);
      }
      assert.equal(readFileSync(join(folder, 'damaged.db'), 'utf8'), damaged);
    });

    it('--output holds what stdout would have', async () => {
      const other = await aProject({ 'ferry.md': ferry, 'assay.yaml': evaluation });
      const table = await results(other, 'run');
      assert.equal(await results(other, 'run', '--output', 'table.txt'), '');
      assert.equal(readFileSync(join(other, 'table.txt'), 'utf8'), table);
      assert.equal(await results(other, 'export', '--format', 'csv', '--output', 'rows.csv'), '');
      assert.equal(
        readFileSync(join(other, 'rows.csv'), 'utf8'),
        await results(other, 'export', '--format', 'csv'),
      );
    });

    it('with 2, not silently, where the disk is full', { skip: !existsSync('/dev/full') }, async () => {
      const other = await aProject({ 'ferry.md': ferry, 'assay.yaml': evaluation });
      const { code, stderr } = await assay(other, 'run', '--output', '/dev/full');
      assert.equal(code, 2);
      assert.match(stderr, /^assay: \/dev\/full: could not be written \([^\n]+\)\n$/);
      await results(other, 'report');
    });
  });
});
