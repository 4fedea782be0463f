import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { readTidyComparisons } from '../../src/report/tidy-comparisons.ts';
import type { PairwiseReport, Report } from '../../src/report/report.ts';
import type { TruthOptions } from '../kit/truth.ts';
import { assay, results, type Place } from './command.ts';
import { aPlace, aServer, flash, generations, rowsOf } from './gemini.ts';

const data = process.env['ASSAY_DATA'];
const skip = data === undefined && 'needs ASSAY_DATA, a folder of public data sets';

const questions = Array.from({ length: 24 }, (_, index) => `What does section ${index + 1} say?`);
const guidances = { Good: 'Quote the document.', Fair: 'Answer in one sentence.', Poor: 'Guess.' };
const judge = { model: flash, turns: 'one' };
const evaluation = { questions, guidances, judge, repeat: { answers: 1 }, pairwise: { pairs: 'all' } };

/** Qualities far enough apart to be told with these questions. */
const candidates = [
  { match: 'Quote', quality: 4.2 },
  { match: 'one sentence', quality: 3.4 },
  { match: 'Guess', quality: 2.2 },
];

async function aStudy(truth: TruthOptions, facts: object = {}): Promise<Place> {
  return aPlace(await aServer({ truth }), { ...evaluation, ...facts });
}

async function ran(place: Place): Promise<{ report: Report; pairwise: PairwiseReport; codes: string[] }> {
  const report = JSON.parse(await results(place, 'run', '--format', 'json')) as Report;
  assert.ok(report.pairwise);
  return { report, pairwise: report.pairwise, codes: report.warnings.map(({ code }) => code) };
}

describe('three candidates that differ, compared in pairs', { concurrency: 2 }, () => {
  it('are found in their true order, with ranks, by a judge that is consistent', async () => {
    const { report, pairwise } = await ran(await aStudy({ candidates }));
    assert.deepEqual(
      pairwise.pairs.map(({ a, b, verdict, winner }) => [a, b, verdict, winner]),
      [
        ['Good', 'Fair', 'different', 'Good'],
        ['Good', 'Poor', 'different', 'Good'],
        ['Fair', 'Poor', 'different', 'Fair'],
      ],
    );
    assert.deepEqual(
      pairwise.strengths?.map(({ candidate, rank }) => [candidate, rank.best, rank.worst]).toSorted(),
      [
        ['Fair', 2, 2],
        ['Good', 1, 1],
        ['Poor', 3, 3],
      ],
    );
    assert.deepEqual(pairwise.counts, { questions: 24, comparisons: 144, noVerdict: 0, swapped: 72 });
    assert.ok((pairwise.consistency.estimate ?? 0) > 0.6);
    assert.deepEqual(pairwise.rubric, { id: 'question-answering-pairwise', version: 1 });
    assert.equal(report.usage?.calls, 72 + 72 + 144);
  });

  it('and their export, analyzed, give the same numbers to the last digit', async () => {
    const place = await aStudy({ candidates, lengthReward: 0.01 }, { baseline: 'Fair', pairwise: {} });
    const { pairwise } = await ran(place);
    assert.deepEqual(
      pairwise.pairs.map(({ a, b }) => [a, b]),
      [
        ['Fair', 'Good'],
        ['Fair', 'Poor'],
      ],
    );
    for (const format of ['csv', 'jsonl']) {
      const file = join(place.folder, `choices.${format}`);
      await writeFile(file, await results(place, 'export', '--rows', 'comparisons', '--format', format));
      const typed = ['analyze', file, '--baseline', 'Fair', '--format', 'json'];
      assert.deepEqual((JSON.parse(await results(place, ...typed)) as Report).pairwise, pairwise);
    }
  });

  it('are asked for once: plan, second run, and what is shown', async () => {
    const server = await aServer({ truth: { candidates } });
    const { pairwise, ...rated } = { ...evaluation, questions: questions.slice(0, 2) };
    const place = await aPlace(server, rated);
    await results(place, 'run');
    await writeFile(
      join(place.folder, 'assay.yaml'),
      JSON.stringify({ document: 'notice.md', model: flash, ...rated, pairwise }),
    );
    assert.equal(generations(server).length, 12);
    const calls = async () =>
      (JSON.parse(await results(place, 'plan', '--format', 'json')) as { calls: object }).calls;
    const planned = { answers: 6, judge: 6, pairwise: 12, proof: 0, total: 24 };
    assert.deepEqual(await calls(), { ...planned, inJournal: 12 });
    assert.match(
      await results(place, 'check'),
      /^pairs +each candidate with each, by question-answering-pairwise, in both orders\nplanned +6 answers, 6 ratings, 12 comparisons$/m,
    );
    const table = await results(place, 'run');
    assert.equal(generations(server).length, 24);
    assert.equal(await results(place, 'run'), table);
    assert.deepEqual(await calls(), { ...planned, inJournal: 24 });
    assert.equal(generations(server).length, 24);
    assert.match(table, /\nPreferences\n/);
    const shown = await results(place, 'show', '--candidate', 'Poor');
    assert.equal(shown.match(/^Preferred: (Good|Fair|Poor|the same)$/gm)?.length, 8);
    assert.match(await results(place, 'report', '--format', 'markdown'), /### Preferences/);
    assert.match(await results(place, 'export', '--format', 'html'), /<h3 id="preferences">/);
  });
});

describe('a judge of pairs that cannot be trusted', { concurrency: 2 }, () => {
  const two = { guidances: { Good: guidances.Good, Fair: guidances.Fair } };

  it('and always prefers what stands first finds nobody better, and is called weak', async () => {
    const { pairwise, codes } = await ran(await aStudy({ candidates, firstReward: 100 }));
    for (const pair of pairwise.pairs) {
      assert.deepEqual([pair.winRate.estimate, pair.verdict, pair.winner], [0.5, 'cannot-tell', null]);
      assert.deepEqual([pair.aPreferred, pair.same, pair.bPreferred], [24, 0, 24]);
    }
    assert.deepEqual([pairwise.consistency.estimate, pairwise.firstPositionRate.estimate], [0, 1]);
    assert.deepEqual([pairwise.strengths, pairwise.refused], [null, 'separated']);
    assert.ok(codes.includes('weak-judge'));
  });

  it('and rewards length is seen to, and one that does not is not', async () => {
    const level = [{ match: null, quality: 3.5 }];
    const many = { ...two, repeat: { answers: 2 } };
    const rewarded = await ran(await aStudy({ candidates: level, lengthReward: 0.02 }, many));
    assert.ok((rewarded.pairwise.lengthSlope.lower ?? -1) > 0, JSON.stringify(rewarded.pairwise.lengthSlope));
    const fair = await ran(await aStudy({ candidates: level }, many));
    assert.ok((fair.pairwise.lengthSlope.lower ?? 1) < 0, JSON.stringify(fair.pairwise.lengthSlope));
  });

  it('and replies with no choice is counted, and its silence is nobody’s gain', async () => {
    const reply = ({ opening }: { opening: string }) =>
      opening.includes('[second answer') ? 'Both have merits; the first, or perhaps the second.' : undefined;
    const place = await aPlace(await aServer({ reply }), {
      ...evaluation,
      ...two,
      questions: questions.slice(0, 2),
    });
    const { pairwise, report, codes } = await ran(place);
    assert.equal(report.run.status, 'complete');
    assert.deepEqual(pairwise.counts, { questions: 2, comparisons: 4, noVerdict: 4, swapped: 0 });
    assert.deepEqual([pairwise.pairs[0]?.winRate.estimate, pairwise.pairs[0]?.winner], [null, null]);
    assert.ok(codes.includes('missing-choices'));
    const rows = await rowsOf(place, 'comparisons');
    assert.deepEqual(
      rows.map(({ outcome, reason, winner }) => [outcome, reason, winner]),
      Array.from({ length: 4 }, () => ['no-verdict', 'unreadable', null]),
    );
    // Asked once more, each judge is told twice what was wrong again.
    const again = await assay(place, 'run', '--again', 'no-verdict', '--format', 'json');
    const { usage } = JSON.parse(again.stdout) as Report;
    assert.equal(usage?.calls, (report.usage?.calls ?? 0) + 4 * 3);
  });
});

describe('a run whose comparisons fail', () => {
  it('is incomplete, and goes on with exactly these', async () => {
    let broken = true;
    const server = await aServer({
      script: ({ body }) =>
        broken && JSON.stringify(body).includes('[second answer')
          ? { on: 'generate', kind: 'bad-request' }
          : undefined,
    });
    const place = await aPlace(server, { ...evaluation, questions: questions.slice(0, 2) });
    const failed = await assay(place, 'run', '--format', 'json');
    const { pairwise } = JSON.parse(failed.stdout) as Report;
    assert.deepEqual([failed.code, pairwise?.counts.comparisons, pairwise?.counts.noVerdict], [3, 12, 12]);
    broken = false;
    const before = generations(server).length;
    const { report } = await ran(place);
    assert.deepEqual([report.run.status, report.pairwise?.counts.noVerdict], ['complete', 0]);
    assert.equal(generations(server).length - before, 12);
  });
});

describe('an answer that is missing', () => {
  it('is compared with nothing, and says why in its rows', async () => {
    const reply = ({ system, levels }: { system: string | null; levels: readonly unknown[] }) =>
      levels.length === 0 && system === guidances.Fair ? '' : undefined;
    const place = await aPlace(await aServer({ reply }), { ...evaluation, questions: questions.slice(0, 1) });
    await results(place, 'run');
    const rows = await rowsOf(place, 'comparisons');
    assert.deepEqual(
      rows.map(({ first, second, outcome, reason }) => [
        first,
        second,
        outcome === 'compared' ? null : reason,
      ]),
      [
        ['Good', 'Fair', 'empty'],
        ['Fair', 'Good', 'empty'],
        ['Good', 'Poor', null],
        ['Poor', 'Good', null],
        ['Fair', 'Poor', 'empty'],
        ['Poor', 'Fair', 'empty'],
      ],
    );
  });
});

describe('published choices of judges', { skip }, () => {
  it('that nobody could parse are counted and never guessed (LLMBar)', () => {
    const judged = parse<Record<string, string>>(readFileSync(join(data ?? '', 'llmbar/judgements.csv')), {
      columns: true,
    });
    const unparsed = judged.flatMap(({ winner_ab: ab, winner_ba: ba }) =>
      [ab, ba].filter((winner) => winner === 'None'),
    );
    const rows = judged.flatMap(({ item, winner_ab: ab, winner_ba: ba }, index) => {
      const place = { question: `${item} of ${index}` };
      return [
        { ...place, first: '1', second: '2', winner: ab },
        { ...place, first: '2', second: '1', winner: ba },
      ];
    });
    const { comparisons, faults } = readTidyComparisons(
      rows.map((cells, line) => ({ line, cells })),
      'choice',
    );
    const unread = comparisons.filter(({ winner }) => winner === null);
    assert.ok(unparsed.length > 100);
    assert.deepEqual([unread.length, faults.length], [unparsed.length, unparsed.length]);
    assert.equal(comparisons.length, 2 * judged.length);
  });
});
