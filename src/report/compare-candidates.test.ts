import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aMeasure, aSource, findingsFrom } from '../../test/fixtures/rated-answers.ts';
import { compareFamily } from '../statistics/comparisons/compare-family.ts';
import { buildReport, type ReportSource } from './build-report.ts';
import type { Comparison } from './report.ts';

type Ratings = readonly (number | null)[];

/** One answer to each question, with one rating. */
function table(candidates: Readonly<Record<string, Ratings>>) {
  return findingsFrom(
    Object.fromEntries(
      Object.entries(candidates).map(([id, ratings]) => [
        id,
        Object.fromEntries(ratings.map((rating, index) => [`q${index}`, [[rating]]])),
      ]),
    ),
  );
}

async function compared(
  candidates: Readonly<Record<string, Ratings>>,
  facts: Partial<ReportSource> = {},
): Promise<readonly Comparison[]> {
  return (await buildReport(aSource(facts), table(candidates))).comparisons;
}

const comparing = aSource().comparing;
const low = [2, 3, 2, 3, 3, 2, 1, 3, 2, 3, 2, 2];
const high = low.map((value, index) => value + (index % 3 === 0 ? 2 : 1));

describe('a comparison', () => {
  it('says what the statistics say, to the last digit, with the names of the candidates', async () => {
    const [found] = await compared({ Plain: low, Better: high });
    const rated = (values: Ratings) =>
      values.map((value, index) => ({ question: `q${index}`, answers: [{ ratings: [value] }] }));
    const [expected] = compareFamily({
      pairs: [{ a: rated(low), b: rated(high) }],
      level: 0.95,
      scale: { min: 1, max: 5 },
      margin: 0.25,
      seed: 1,
    });
    assert.ok(found && expected && !expected.difference.refused);
    const { estimate, lower, upper, df, method } = expected.difference;
    assert.partialDeepStrictEqual(found, {
      measure: 'quality',
      a: 'Plain',
      b: 'Better',
      difference: { estimate, lower, upper, df, method, clusters: 12, scope: 'questions-like-these' },
      p: expected.p,
      verdict: 'different',
      winner: 'Better',
      margin: 0.25,
      questionsNeeded: null,
      doubt: null,
    });
    assert.deepEqual(
      [found.shared, found.dropped, found.aHigher, found.equal, found.bHigher],
      [12, 0, 0, 0, 12],
    );
    assert.deepEqual(
      found.mostDifferent.map(({ difference }) => difference),
      [2, 2, 2],
    );
  });

  it('is made between all, or of each with the baseline, which then comes first', async () => {
    const three = { A: low, B: high, C: low };
    const names = async (facts: Partial<typeof comparing>) =>
      (await compared(three, { comparing: { ...comparing, ...facts } })).map(({ a, b, family }) => [
        a,
        b,
        family,
      ]);
    assert.deepEqual(await names({}), [
      ['A', 'B', 3],
      ['A', 'C', 3],
      ['B', 'C', 3],
    ]);
    assert.deepEqual(await names({ compare: 'baseline', baseline: 'B' }), [
      ['B', 'A', 2],
      ['B', 'C', 2],
    ]);
    assert.deepEqual(await names({ compare: 'all', baseline: 'B' }), [
      ['B', 'A', 3],
      ['B', 'C', 3],
      ['A', 'C', 3],
    ]);
    assert.deepEqual(await compared({ A: low }), []);
  });

  it('is a family of its own on each measure', async () => {
    const findings = ['quality', 'tone'].flatMap((measure) =>
      table({ A: low, B: high }).map((finding) => ({ ...finding, measure })),
    );
    const measures = [aMeasure(), aMeasure({ id: 'tone' })];
    const { comparisons } = await buildReport(aSource({ measures }), findings);
    assert.deepEqual(
      comparisons.map(({ measure, family }) => [measure, family]),
      [
        ['quality', 1],
        ['tone', 1],
      ],
    );
  });

  it('on a scale with a target is of how near the ratings come', async () => {
    const verbosity = aMeasure({ scale: { min: -2, max: 2, target: 0 }, levels: [] });
    const off = [2, -2, 2, -2, 1, -1, 2, -2];
    const near = [0, 0, 1, 0, 0, 0, -1, 0];
    const [found] = await compared({ Off: off, Near: near }, { measures: [verbosity] });
    assert.partialDeepStrictEqual(found, { winner: 'Near', bHigher: 8, difference: { estimate: 1.5 } });
  });

  it('that missing ratings could turn cannot be told, and says how many they are', async () => {
    const half = high.map((value, index) => (index < 6 ? null : value));
    const [found] = await compared({ Plain: low, Better: half });
    assert.partialDeepStrictEqual(found, {
      verdict: 'cannot-tell',
      winner: null,
      doubt: 'missing-ratings',
      missing: 6,
      shared: 6,
      dropped: 6,
    });
  });

  it('of two that share no question is refused', async () => {
    const findings = findingsFrom({ A: { one: [[3]] }, B: { two: [[4]] } });
    const [found] = (await buildReport(aSource(), findings)).comparisons;
    assert.partialDeepStrictEqual(found, {
      difference: { estimate: null, lower: null, upper: null, refused: 'no_pairs' },
      shared: 0,
      dropped: 2,
      p: { t: null, signFlip: null, holm: null },
      verdict: 'cannot-tell',
      doubt: 'not-comparable',
      questionsNeeded: null,
    });
  });
});
