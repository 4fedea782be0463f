import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { assay, command as main, flags, results, usualEnvironment } from './command.ts';
import { aProject, ferry } from './project.ts';

const evaluation = `document: ferry.md
model: builtin:extractive
questions:
  - {id: fare, ask: What does a single fare cost?}
  - {id: winter, ask: When does the ferry run in winter?}
judge: {model: builtin:lexical, rubric: question-answering}
`;

const full = { skip: !existsSync('/dev/full') };
const node = [process.execPath, ...flags, main];

/** What a judge or a table is rated by that is no built-in rubric. */
const rubric = `id: tone
version: 1
purpose: Rate the tone.
criteria: [{name: Tone, description: It is kind.}]
levels:
  - {value: 0, name: harsh, condition: It scolds.}
  - {value: 5, name: kind, condition: It helps.}
steps: [Read it.]
`;

const pairLevels = `  - {value: -1, name: first, condition: The first is kinder.}
  - {value: 0, name: same, condition: Both are as kind.}
  - {value: 1, name: second, condition: The second is kinder.}
`;

let folder = '';
before(async () => {
  folder = await aProject({
    'ferry.md': ferry,
    'assay.yaml': evaluation,
    'half.yaml': evaluation.replace(/ {2}- \{id: winter.*\n/, ''),
    'recorded.yaml': evaluation.replace('builtin:lexical', 'recorded:half.db'),
    'ratings.csv': 'candidate,question,rating\nA,q,1\n',
    'unreadable.csv': 'candidate,question,rating\nA,,4\n,q,4\n',
    'tone.yaml': rubric,
    'second.yaml': rubric.replace('id: tone', 'id: other'),
    'wide.yaml': rubric.replace('value: 5', 'value: 1e308'),
    'pairs.yaml': rubric
      .replace('version: 1', 'version: 1\nkind: pairwise')
      .replace(/ {2}- \{value: 0[^]*helps\.\}\n/, pairLevels),
    'torn.yaml': rubric.replace('steps', 'stops'),
    'twice.yaml': rubric.replace('kind,', 'harsh,'),
  });
  await results(folder, 'run');
  await results(folder, 'run', 'half.yaml', '--journal', 'half.db');
  await results(folder, 'run', '--journal', 'two.db');
  await results(folder, 'run', 'half.yaml', '--journal', 'two.db');
});

describe('exit codes and streams', { concurrency: 2 }, () => {
  describe('what cannot be done is said in one line, with 2', { concurrency: 2 }, () => {
    const typed: readonly [string, string][] = [
      ['rnu', "assay: unknown command 'rnu'; did you mean run?"],
      ['run --frsh', "assay: unknown option '--frsh'; did you mean --fresh?"],
      ['run --only Fare', 'assay: --only Fare: no candidate or question is called so; did you mean fare?'],
      ['show --candidate defalt', 'no candidate is called so; did you mean default?'],
      ['show --candidate Nobody', 'no candidate is called so; there are default'],
      ['show --question autumn', 'no question is called so; there are fare, winter'],
      ['export --rows answers --format html', 'assay: --rows answers: html holds the report, not rows;'],
      ['run --journal /dev/null', 'assay: --journal /dev/null: is no ordinary file; name another'],
      ['run recorded.yaml --output half.db', 'assay: --output half.db: would overwrite '],
      ['run --journal=', 'assay: --journal: is empty; name a file'],
      ['ask https://127.0.0.1/a.md Who?', 'name it in an evaluation file with allowPrivate: true'],
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
      ['analyze ratings.csv --map rating=score', '--map rating=score: ratings.csv has no column score'],
      [
        'analyze ratings.csv --map foo=rating',
        '--map foo=rating: there is no field foo; fields are candidate,',
      ],
      ['analyze ratings.csv --map rate=rating', 'there is no field rate; did you mean rater?'],
      ['analyze ratings.csv --map rating=rating --map rating=question', 'is invalid. rating stands twice'],
      ['analyze ratings.csv --scale 5..5', 'the least and the greatest rating must differ'],
      ['analyze ratings.csv --scale 0..9999999', 'ratings lie within ±1000000'],
      [
        'analyze ratings.csv --rubric tune',
        'assay: --rubric tune: no rubric is called so; there are question',
      ],
      ['analyze ratings.csv --rubric gone.yaml', 'assay: --rubric gone.yaml: does not exist'],
      ['analyze ratings.csv --rubric torn.yaml', 'assay: torn.yaml:1:1  steps: needed'],
      [
        'analyze ratings.csv --rubric twice.yaml',
        'twice.yaml: levels "harsh" and "harsh" have the same name',
      ],
      ['analyze ratings.csv --rubric pairs.yaml', 'pairs.yaml: compares two answers; name one that rates'],
      [
        'analyze ratings.csv --rubric wide.yaml',
        'assay: wide.yaml:7:13  levels[1].value: expected a number from -1000000',
      ],
      ['analyze ratings.csv --rubric tone.yaml --scale 0..5', '--rubric says the scale already'],
      [
        'analyze ratings.csv --rubric tone.yaml --rubric second.yaml',
        'no rating of ratings.csv is by the rubric tone',
      ],
      ['analyze ratings.csv --measure other', 'assay: --measure other: ratings.csv holds no such measure'],
      ['analyze unreadable.csv', 'assay: unreadable.csv: holds no rating that can be read: line 2 '],
      ['analyze ratings.csv --pass x', 'give a number'],
      ['analyze ratings.csv --map =score', 'give pairs such as rating=score'],
      ['analyze ratings.csv --level 1', 'give a level from 0.5 to 0.999'],
      ['show --rated 5..1', 'give a range such as 1..2'],
      ['show run- --journal two.db', 'assay: run- fits 2 runs (run-'],
      ['run --again all', '"all" is none of errors, no-answer, no-verdict'],
      ['run --concurrency 0', 'give a whole number from 1 to 9999'],
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

  describe('a result is never written over what is read', { concurrency: 2 }, () => {
    const candidates = `candidates:
  - {id: Brief, model: builtin:extractive, guidance: {file: brief.txt}}
  - {id: Elsewhere, answers: answers.jsonl}
`;
    const evaluationOfFiles = evaluation
      .replace(/questions:[^]*(?=judge)/, `${candidates}questions: asked.csv\n`)
      .replace('model: builtin:extractive\n', '')
      .replace('question-answering', 'tone.yaml');
    const files = {
      'ferry.md': ferry,
      'tone.yaml': rubric,
      'brief.txt': 'Answer briefly.',
      'asked.csv': 'id,ask\nfare,What does a single fare cost?\n',
      'ratings.csv': 'candidate,question,rating\nA,q,1\n',
      'answers.jsonl': '{"question": "fare", "answer": "Nine euros."}\n',
      'assay.yaml': evaluationOfFiles,
    };
    let place = '';
    before(async () => {
      place = await aProject(files);
      await results(place, 'run');
      symlinkSync('ferry.md', join(place, 'link.md'));
      linkSync(join(place, 'ferry.md'), join(place, 'name.md'));
      symlinkSync('later.db-wal', join(place, 'nowhere'));
    });

    const typed = [
      ...[...Object.keys(files).filter((name) => name !== 'ratings.csv'), 'link.md', 'name.md', '.env'].map(
        (name) => `run --output ${name}`,
      ),
      ...['.assay/journal.db', '.assay/journal.db-wal', '.assay/../ferry.md'].map(
        (name) => `run --output ${name}`,
      ),
      'run --journal later.db --output later.db',
      'run --journal later.db --output nowhere',
      'report --output .assay/journal.db',
      'report --output assay.yaml',
      'export --output ferry.md',
      'export --format html --output .assay/journal.db',
      'analyze ratings.csv --output ratings.csv',
      'analyze ratings.csv --rubric tone.yaml --output tone.yaml',
    ];
    for (const line of typed) {
      it(`assay ${line}`, async () => {
        const { code, stderr } = await assay(place, ...line.split(' '));
        assert.equal(code, 2, stderr);
        assert.match(
          stderr,
          /^assay: --output \S+: would overwrite \S+, which is read; name another file\n$/,
        );
        for (const [name, content] of Object.entries(files))
          assert.equal(readFileSync(join(place, name), 'utf8'), content);
        assert.equal(existsSync(join(place, 'later.db')), false);
      });
    }

    it('and a file that nothing reads is written', async () => {
      // Also under the name of a guidance, and once more over itself.
      for (const name of ['report.txt', 'Brief', 'report.txt']) await results(place, 'run', '--output', name);
      assert.match(await results(place, 'report'), /: complete\./);
    });
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

    it('where the disk is full, with 3 if calls were made, and with 2 if not', full, async () => {
      const other = await aProject({ 'ferry.md': ferry, 'assay.yaml': evaluation });
      const typed = ['run', '--output', '/dev/full'];
      const first = await assay(other, ...typed);
      assert.equal(first.code, 3);
      assert.match(
        first.stderr,
        /^assay: \/dev\/full: could not be written \([^\n]+\); the run is kept, and "assay report" prints it again\n$/,
      );
      const again = await assay(other, ...typed);
      assert.equal(again.code, 2);
      assert.match(again.stderr, /^assay: \/dev\/full: could not be written \([^\n]+\)\n$/);
      await results(other, 'report');
    });

    it('where stdout is a disk that is full, with the same', full, async () => {
      const other = await aProject({ 'ferry.md': ferry, 'assay.yaml': evaluation });
      const toFull = (...typed: string[]) => {
        const shown = spawnSync('/bin/sh', ['-c', 'exec "$@" >/dev/full', 'sh', ...node, ...typed], {
          cwd: other,
          env: usualEnvironment(),
          encoding: 'utf8',
        });
        assert.match(shown.stderr, /^assay: the result could not be written \([^\n]+\n$/);
        return shown.status;
      };
      assert.equal(toFull('run'), 3);
      assert.equal(toFull('ask', 'ferry.md', 'What does a bicycle cost?'), 3);
      for (const command of ['run', 'report', 'show', 'runs', 'export', 'plan'])
        assert.equal(toFull(command), 2, command);
    });
  });
});
