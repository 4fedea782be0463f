import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Comparison, Report } from '../../src/report/report.ts';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { assay, results, type Place } from './command.ts';
import { aPlace, aServer, flash, otherFlash } from './gemini.ts';
import { write } from './project.ts';

const guidances = {
  Terse: 'Answer in one sentence.',
  Plain: 'Answer in your own words.',
  Cited: 'Quote the document.',
};
const quality = { Terse: 2.3, Plain: 3.4, Cited: 3.4 };
const measure = 'question-answering';
const questions = Array.from({ length: 20 }, (_, index) => `What does section ${index + 1} say?`);
const evaluation = {
  document: 'notice.md',
  model: flash,
  guidances,
  questions,
  repeat: { answers: 3, ratings: 1, rerate: 0.3 },
  judge: { model: otherFlash, rubric: measure },
  statistics: { margin: 0.6 },
  seed: 5,
};

describe('one candidate that is worse, and two that are equally good', { concurrency: 1 }, () => {
  let server: GeminiServer;
  let place: Place;
  let report: Report;
  before(async () => {
    const candidates = Object.entries(guidances).map(([id, match]) => ({
      match,
      quality: quality[id as keyof typeof quality],
    }));
    server = await aServer({ seed: 4, truth: { candidates } });
    place = await aPlace(server, evaluation);
    assert.equal((await assay(place, 'run')).code, 0);
    report = JSON.parse(await results(place, 'report', '--format', 'json')) as Report;
  });

  it('are told apart where they differ, and shown to be equivalent where they do not', () => {
    assert.deepEqual(
      report.comparisons.map(({ a, b, verdict, winner }) => [a, b, verdict, winner]),
      [
        ['Terse', 'Plain', 'different', 'Plain'],
        ['Terse', 'Cited', 'different', 'Cited'],
        ['Plain', 'Cited', 'equivalent', null],
      ],
    );
  });

  it('have differences that hold the true ones', () => {
    const truth = (id: string): number =>
      server.truth.mean({ system: guidances[id as keyof typeof guidances] });
    for (const { a, b, difference } of report.comparisons) {
      const { lower, upper } = difference;
      const true_ = truth(b) - truth(a);
      assert.ok(lower !== null && upper !== null && lower <= true_ && true_ <= upper, `${a}, ${b}: ${true_}`);
    }
  });

  it('have the noise that the server put in: questions most, then answers, then the judge', () => {
    const shares = report.noise[measure]?.shares;
    assert.ok(shares?.question && shares.answer && shares.judge);
    assert.ok(shares.question > shares.answer && shares.answer > shares.judge);
  });

  it('are said to be what they are before any table, with nobody best alone', async () => {
    const text = (await results(place, 'report')).replaceAll(/\s+/g, ' ');
    assert.match(
      text,
      /- No single best: (Plain|Cited) has the highest mean, but (Cited|Plain) cannot be told apart from it\./,
    );
    assert.match(text, /- Plain is better than Terse: [\d.]+ higher \(likely/);
    assert.match(text, /- No meaningful difference between Plain and Cited: /);
    assert.doesNotMatch(text, /significan|p: t/);
    assert.match(await results(place, 'report', '--verbose'), /p: t below 0\.0001/);
  });

  it('are compared alike by their export, to the last digit', async () => {
    const file = join(place.folder, 'ratings.csv');
    await results(place, 'export', '--rows', 'ratings', '--format', 'csv', '--output', file);
    const options = ['--seed', '5', '--margin', '0.6', '--format', 'json'];
    const analyzed = JSON.parse(await results(place, 'analyze', file, ...options)) as Report;
    assert.deepEqual(analyzed.comparisons, report.comparisons);
    assert.deepEqual(analyzed.noise, report.noise);
  });

  it('are compared with one of them by name, and not with one who is not there, or within a margin that holds all', async () => {
    const file = 'ratings.csv';
    const analyzed = await results(place, 'analyze', file, '--baseline', 'Cited', '--format', 'json');
    assert.deepEqual(
      (JSON.parse(analyzed) as Report).comparisons.map(({ a, b, family }) => [a, b, family]),
      [
        ['Cited', 'Terse', 2],
        ['Cited', 'Plain', 2],
      ],
    );
    const said = async (...options: string[]) => {
      const { code, stderr } = await assay(place, 'analyze', file, ...options);
      return [code, stderr];
    };
    assert.deepEqual(await said('--baseline', 'Citd'), [
      2,
      'assay: --baseline Citd: no candidate is called so; did you mean Cited?\n',
    ]);
    assert.deepEqual(await said('--margin', '4'), [
      2,
      'assay: --margin 4: is as long as the scale of question-answering, which goes from 1 to 5; give a smaller one\n',
    ]);
    for (const option of ['--margin', '--seed']) assert.equal((await said(option, '-1'))[0], 2);
  });

  it('can be read anew, with a baseline for exactly these questions, without a request', async () => {
    const { all } = server.counts;
    const statistics = { scope: 'these-questions', compare: 'all', margin: 0.6 };
    await write(place.folder, { 'assay.yaml': JSON.stringify({ ...evaluation, statistics }) });
    const again = JSON.parse(await results(place, 'run', '--format', 'json')) as Report;
    assert.equal(again.run.id, report.run.id);
    assert.equal(server.counts.all, all);
    const [first] = again.comparisons as readonly [Comparison];
    assert.deepEqual(
      [first.difference.scope, first.verdict, first.winner],
      ['these-questions', 'different', 'Plain'],
    );
    await write(place.folder, { 'assay.yaml': JSON.stringify(evaluation) });
    assert.equal(await results(place, 'run'), await results(place, 'report'));
  });

  describe('held to a gate', { concurrency: 1 }, () => {
    const gated = (gate: readonly object[]) =>
      write(place.folder, { 'assay.yaml': JSON.stringify({ ...evaluation, gate }) });

    it('fail it with exit code 1, and say which condition on stderr, without a request', async () => {
      const { all } = server.counts;
      await gated([{ candidate: 'Cited', mean: 3 }, { lower: 3 }, { unrated: 0.02 }]);
      const run = await assay(place, 'run', '--format', 'json');
      assert.equal(run.code, 1);
      assert.match(
        run.stderr,
        /^assay: gate: does not hold: Terse, question-answering: lower limit of the mean at least 3\.00; it is 1\./,
      );
      const { gate, run: header } = JSON.parse(run.stdout) as Report;
      assert.deepEqual([gate.passed, header.id], [false, report.run.id]);
      assert.deepEqual(
        gate.conditions.map(({ candidate, key, holds }) => [candidate, key, holds]),
        [
          ['Cited', 'mean', true],
          ['Terse', 'lower', false],
          ['Plain', 'lower', true],
          ['Cited', 'lower', true],
          ['Terse', 'unrated', true],
          ['Plain', 'unrated', true],
          ['Cited', 'unrated', true],
        ],
      );
      assert.equal(server.counts.all, all);
    });

    it('fail it in every report of the run, as JUnit too', async () => {
      const junit = await assay(place, 'report', '--format', 'junit');
      assert.equal(junit.code, 1);
      assert.match(junit.stdout, /<testsuites name="assay" tests="7" failures="1" errors="0">/);
      assert.equal(await results(place, 'export', '--format', 'junit'), junit.stdout);
      const table = await assay(place, 'report');
      assert.equal(table.code, 1);
      assert.match(table.stdout, /^Gate: NOT passed\. 6 of 7 conditions hold\.$/m);
    });

    it('pass an easier one, by editing the file alone', async () => {
      await gated([{ lower: 1.5 }]);
      const run = await assay(place, 'run');
      assert.deepEqual([run.code, run.stderr], [0, '']);
      assert.match(run.stdout, /^Gate: passed\. All 3 conditions hold\.$/m);
      assert.equal((await assay(place, 'report')).code, 0);
    });

    it('are incomplete before they fail anything', async () => {
      await gated([{ lower: 5 }]);
      const other = {
        ...place,
        environment: { ...place.environment, ASSAY_JOURNAL: join(place.folder, 'other.db') },
      };
      const part = await assay(other, 'run', '--only', 'Cited');
      assert.equal(part.code, 3);
      assert.match(part.stderr, /assay: gate: does not hold/);
    });
  });
});
