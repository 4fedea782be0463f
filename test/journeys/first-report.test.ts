import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { assay, results } from './command.ts';
import { aProject, ferry } from './project.ts';

describe('from nothing to a report', { concurrency: 2 }, () => {
  describe('one question, before any file is written', { concurrency: 2 }, () => {
    it('is answered, evaluated and rated, and repeated from the journal', async () => {
      const folder = await aProject({ 'ferry.md': ferry });
      const typed = ['ask', 'ferry.md', 'What does a single fare cost?'];
      const first = await assay(folder, ...typed);
      assert.equal(first.code, 0, first.stderr);
      assert.match(first.stdout, /nine euros/);
      assert.match(first.stdout, /^Level: [a-z ]+ \([1-5]\)$/m);
      assert.ok(existsSync(join(folder, '.assay/journal.db')));
      assert.deepEqual(await assay(folder, ...typed), first);

      const json = JSON.parse(await results(folder, ...typed, '--format', 'json'));
      assert.equal(json.answer.outcome, 'answered');
      assert.equal(json.rating.outcome, 'rated');
      assert.equal(json.rating.blind, false);
    });

    it('is about itself: two requests get two answers with evaluations of their own', async () => {
      const folder = await aProject({ 'ferry.md': ferry });
      const ask = async (request: string) =>
        JSON.parse(await results(folder, 'ask', 'ferry.md', request, '--format', 'json'));
      const fare = await ask('What does a single fare cost?');
      const wind = await ask('When does the captain cancel a crossing?');
      assert.match(fare.answer.text, /nine euros/);
      assert.match(wind.answer.text, /fifteen metres/);
      assert.match(fare.rating.explanation, /single fare/);
      assert.match(wind.rating.explanation, /captain cancels/);
      assert.deepEqual(await ask('What does a single fare cost?'), fare);
    });
  });

  describe('from an empty folder to a report', { concurrency: 1 }, () => {
    let folder = '';
    let table = '';
    before(async () => {
      folder = await aProject();
      await results(folder, 'init');
    });

    it('init writes an evaluation that check finds nothing wrong with', async () => {
      assert.match(readFileSync(join(folder, '.gitignore'), 'utf8'), /^\.assay\/$/m);
      assert.match(readFileSync(join(folder, 'assay.yaml'), 'utf8'), /^# yaml-language-server: \$schema=/);
      const checked = await assay(folder, 'check');
      assert.equal(checked.code, 0, checked.stderr);
      assert.match(checked.stdout, /^assay\.yaml: no problems$/m);
      assert.equal(existsSync(join(folder, '.assay')), false);
    });

    it('plan says what run then does', async () => {
      const plan = JSON.parse(await results(folder, 'plan', '--format', 'json'));
      assert.equal(plan.schema, 'assay/plan/1');
      assert.deepEqual(plan.calls, {
        answers: 12,
        judge: 12,
        pairwise: 0,
        proof: 0,
        total: 24,
        inJournal: 0,
      });
      assert.equal(existsSync(join(folder, '.assay')), false);
      table = await results(folder, 'run');
      const { usage, run } = JSON.parse(await results(folder, 'report', '--format', 'json')) as Report;
      assert.equal(usage.calls, plan.calls.total);
      assert.equal(run.status, 'complete');
      const after = JSON.parse(await results(folder, 'plan', '--format', 'json'));
      assert.equal(after.calls.inJournal, 24);
    });

    it('report, by id, by the beginning of it and by nothing, is what run printed', async () => {
      const [{ id }] = JSON.parse(await results(folder, 'runs', '--format', 'json'));
      assert.match(await results(folder, 'runs'), new RegExp(id));
      for (const named of [[], [id.slice(0, 7)], [id.slice(4, 9)]]) {
        assert.equal(await results(folder, 'report', ...named), table);
      }
    });

    it('show has every answer, or those that are wanted', async () => {
      const all = await results(folder, 'show');
      assert.equal(all.match(/ · answer 1$/gm)?.length, 12);
      assert.equal(
        (await results(folder, 'show', '--candidate', 'Cited')).match(/ · answer 1$/gm)?.length,
        6,
      );
      const best = await results(folder, 'show', '--rated', '5..5');
      assert.doesNotMatch(best, /^Level: [a-z ]+ \([1-4]\)$/m);
      assert.match(best, /^Level: very good \(5\)$/m);
    });

    it('a second init leaves everything as it is', async () => {
      const again = await assay(folder, 'init');
      assert.equal(again.code, 2);
      assert.equal(again.stderr, 'assay: assay.yaml: is there already; name another folder\n');
      assert.equal(await results(folder, 'run'), table);
    });
  });

  describe('what is exported can be analyzed', { concurrency: 2 }, () => {
    let folder = '';
    let report: Report;
    before(async () => {
      folder = await aProject(study);
      await results(folder, 'run', 'earlier.yaml', '--journal', 'earlier.db');
      const run = await assay(folder, 'run', '--format', 'json');
      assert.equal(run.code, 3, run.stderr);
      report = JSON.parse(run.stdout) as Report;
    });

    it('the study has ratings, and every way of missing them', async () => {
      const rows = (await results(folder, 'export')).trimEnd().split('\n');
      const outcomes = rows
        .map((row) => JSON.parse(row))
        .map(({ outcome, reason }) => `${outcome} ${reason}`);
      const kinds = new Set(outcomes);
      assert.deepEqual([...kinds].toSorted(), ['error not-recorded', 'no-answer empty', 'rated null']);
      const planned = report.candidates.flatMap(({ measures }) =>
        Object.values(measures).map(({ counts }) => counts.ratingsPlanned),
      );
      assert.equal(
        rows.length,
        planned.reduce((sum, count) => sum + count, 0),
      );
    });

    for (const format of ['jsonl', 'csv']) {
      it(`${format}: the same numbers to the last digit`, async () => {
        const file = `ratings.${format}`;
        await results(folder, 'export', '--rows', 'ratings', '--format', format, '--output', file);
        const analyzed = JSON.parse(await results(folder, 'analyze', file, '--format', 'json')) as Report;
        assert.deepEqual(analyzed.candidates.map(numbers), report.candidates.map(numbers));
        const judged = ({ id, scale, levels, judges }: Report['measures'][number]) => ({
          id,
          scale,
          levels,
          judges: judges.map(({ model, ratings, noVerdict, blind }) => ({
            model,
            ratings,
            noVerdict,
            blind,
          })),
        });
        assert.deepEqual(analyzed.measures.map(judged), report.measures.map(judged));
      });
    }

    it('rows that hold no rating are counted and named by their lines, the first few', async () => {
      const rows = ['A,q,4', 'A,r,5', 'A,,3', 'A,,3', 'A,,3', 'A,,3', ',q,3', 'A,s,oops'];
      writeFileSync(join(folder, 'some.csv'), `candidate,question,rating\n${rows.join('\n')}\n`);
      const { warnings } = JSON.parse(
        await results(folder, 'analyze', 'some.csv', '--format', 'json'),
      ) as Report;
      assert.equal(
        warnings.find(({ code }) => code === 'unreadable-rows')?.message,
        '6 rows hold no rating that can be read: line 4 has no question; line 5 has no question; line 6 has no question; line 7 has no question; line 8 has no candidate; and 1 more',
      );
    });

    for (const name of ['tone', 'length']) {
      it(`rated by the rubric ${name} of one's own: the same numbers, where it is named`, async () => {
        const own = await aProject(ownStudy(name));
        const ran = JSON.parse(await results(own, 'run', '--format', 'json')) as Report;
        await results(own, 'export', '--format', 'csv', '--output', 'ratings.csv');
        const read = async (...named: string[]) =>
          JSON.parse(await results(own, 'analyze', 'ratings.csv', '--format', 'json', ...named)) as Report;
        const named = await read('--rubric', `${name}.yaml`);
        assert.deepEqual(named.candidates, ran.candidates);
        const shape = ({ id, rubric, scale, levels }: Report['measures'][number]) => ({
          id,
          rubric,
          scale,
          levels,
        });
        assert.deepEqual(named.measures.map(shape), ran.measures.map(shape));
        assert.ok(Object.values(named.usage).every((value) => value === null));

        const guessed = await read();
        assert.notDeepEqual(guessed.candidates, ran.candidates);
        const warning = guessed.warnings.find(({ code }) => code === 'scale-assumed');
        assert.match(warning?.message ?? '', /say otherwise with --rubric, or with --scale$/);
      });
    }

    it('comparisons and labels, of which there are none, are an empty table with one line about it', async () => {
      for (const rows of ['comparisons', 'labels']) {
        const { code, stdout, stderr } = await assay(folder, 'export', '--rows', rows, '--format', 'csv');
        assert.deepEqual([code, stdout.split('\r\n').length], [0, 2]);
        assert.match(stderr, rows === 'labels' ? /^(?:no labels.*\n)?$/ : /^no comparisons.*\n$/);
      }
    });

    for (const rows of ['answers', 'comparisons', 'labels', 'ratings']) {
      it(`${rows} come as JSONL and as CSV`, async () => {
        const [jsonl, csv] = await Promise.all(
          ['jsonl', 'csv'].map((format) => results(folder, 'export', '--rows', rows, '--format', format)),
        );
        const lines = (jsonl ?? '').split('\n').slice(0, -1);
        const [header = ''] = (csv ?? '').split('\r\n', 1);
        for (const line of lines)
          assert.deepEqual(Object.keys(JSON.parse(line)).toSorted(), header.split(',').toSorted());
        assert.match(header, /^run,/);
        if (rows === 'answers') assert.equal(lines.length, 20);
      });
    }

    it('Markdown and HTML hold the same candidates', async () => {
      const markdown = await results(folder, 'export', '--format', 'markdown');
      assert.equal(markdown, (await assay(folder, 'report', '--format', 'markdown')).stdout);
      const html = await results(folder, 'export', '--format', 'html');
      assert.match(html, /^<!doctype html>/i);
      for (const { id } of report.candidates) {
        assert.ok(markdown.includes(id));
        assert.ok(html.includes(id));
      }
    });
  });
});

function numbers({ id, counts, measures }: Report['candidates'][number]) {
  return { id, counts, measures };
}

const judged = (model: string, ratings: number) => `
judge: {model: '${model}', id: quality, rubric: question-answering, turns: one}
repeat: {ratings: ${ratings}}
`;

const asked = `
document: ferry.md
candidates:
  - {id: Plain, model: builtin:extractive}
  - {id: Drawn, model: builtin:extractive, guidance: Answer in one sentence., settings: {temperature: 0.6}}
  - {id: Elsewhere, answers: answers.jsonl}
questions:
  - {id: fare, ask: What does a single fare cost?, cluster: money}
  - {id: bicycle, ask: What does a bicycle cost?, cluster: money}
  - {id: winter, ask: When does the ferry run in winter?}
`;

/** Rubrics whose scales nobody would guess. */
const levels: Readonly<Record<string, string>> = {
  tone: `
  - {value: 0, name: harsh, condition: It scolds.}
  - {value: 5, name: plain, condition: It tells.}
  - {value: 20, name: kind, condition: It helps.}`,
  length: `
  - {value: -2, name: much too short, condition: Most is left out.}
  - {value: -1, name: short, condition: Something is left out.}
  - {value: 0, name: right, condition: Nothing is left out.}
  - {value: 2, name: long, condition: Something is added.}
target: 0`,
};

function ownStudy(name: string): Record<string, string> {
  return {
    'ferry.md': ferry,
    'answers.jsonl': study['answers.jsonl'],
    [`${name}.yaml`]: `id: ${name}
version: 3
purpose: Rate the ${name} of the answer.
criteria: [{name: ${name}, description: It fits the question.}]
steps: [Read the answer.]
levels:${levels[name]}
`,
    'assay.yaml': `${asked}
judge: {model: 'builtin:lexical', rubric: ${name}.yaml}
repeat: {answers: 2}
`,
  };
}

/** The judge of the study knows only what an earlier, smaller study asked: the rest is missing with an error. */
const study = {
  'ferry.md': ferry,
  'answers.jsonl': [
    { question: 'fare', answer: 'Nine euros, or 9 €.' },
    { question: 'fare', answer: 'It costs twenty euros.' },
    { question: 'bicycle', answer: 'Three euros more.' },
    { question: 'winter', answer: '' },
  ]
    .map((row) => `${JSON.stringify(row)}\n`)
    .join(''),
  'earlier.yaml': `${asked}${judged('builtin:lexical', 1)}`,
  'assay.yaml': `${asked}  - {id: wind, ask: When does the captain cancel a crossing?}\n${judged('recorded:earlier.db', 2)}`,
};
