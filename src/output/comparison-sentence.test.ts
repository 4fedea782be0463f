import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison } from '../report/report.ts';
import { comparisonSentence } from './comparison-sentence.ts';
import { comparison, interval, oneSentence, questionAnswering, refused } from './fixtures/report.ts';

const say = (facts: Partial<Comparison> = {}): string =>
  comparisonSentence(comparison(facts), questionAnswering);
const around = { difference: interval({ estimate: 0.2, lower: -0.1, upper: 0.5 }), winner: null };
const open = { ...around, verdict: 'cannot-tell' } as const;

test('a difference is told from the winner, whichever side it is on', () => {
  assert.equal(
    say(),
    'Cited is better than Terse: 0.31 higher (likely 0.06 to 0.56 higher on questions like these). Better on 13 of 20 shared questions, worse on 5, equal on 2; two independent checks agree.',
  );
  const turned = { difference: interval({ estimate: -0.31, lower: -0.56, upper: -0.06 }), winner: 'Terse' };
  assert.equal(
    say({ ...turned, aHigher: 20, bHigher: 0, equal: 0 }),
    'Terse is better than Cited: 0.31 higher (likely 0.06 to 0.56 higher on questions like these). Better on 20 of 20 shared questions, worse on 0; two independent checks agree.',
  );
});

test('no meaningful difference is said with its margin, and a borderline one with what would settle it', () => {
  const near = interval({ estimate: 0, lower: -0.12, upper: 0.12 });
  assert.equal(
    say({ verdict: 'equivalent', winner: null, difference: near }),
    'No meaningful difference between Terse and Cited: Terse and Cited are equal on average (likely 0.12 lower to 0.12 higher on questions like these), within the margin of 0.25 below which differences do not matter.',
  );
  assert.equal(
    say({ verdict: 'borderline', winner: null, questionsNeeded: 34, differenceSought: 0.31 }),
    'Borderline: Cited is 0.31 higher than Terse (likely 0.06 to 0.56 higher on questions like these), but only one of two checks calls that a difference. To see a difference of 0.31 you need about 34 questions; there are 20.',
  );
});

test('what cannot be told says so first, then how many questions would tell', () => {
  assert.equal(
    say({ ...open, questionsNeeded: 63, differenceSought: 0.25 }),
    'Cannot tell whether Terse or Cited is better: Cited is 0.20 higher than Terse (likely 0.10 lower to 0.50 higher on questions like these), which can be luck. To see a difference of 0.25 you need about 63 questions; there are 20.',
  );
});

test('a range that leaves out 0 can still be luck where many comparisons are made, and says so', () => {
  const beside = { ...open, difference: interval({ estimate: 0.3, lower: 0.01, upper: 0.59 }) };
  assert.match(say({ ...beside, family: 3 }), /, which can be luck where 3 comparisons are made\.$/);
});

test('each doubt has its reason', () => {
  const doubts: readonly [Partial<Comparison>, RegExp][] = [
    [
      { doubt: 'not-comparable', shared: 0, difference: refused('no_pairs') },
      /^Terse and Cited cannot be compared: no question has ratings of both\.$/,
    ],
    [
      { doubt: 'not-comparable', shared: 1 },
      /what they share counts as one piece of evidence; add questions\.$/,
    ],
    [
      {
        doubt: 'few-clusters',
        shared: 4,
        difference: interval({ ...around.difference, clusters: 4, rough: true }),
      },
      /\(likely ~0\.10 lower .* and 4 shared questions are too few for any verdict\.$/,
    ],
    [
      { doubt: 'few-clusters', difference: interval({ ...around.difference, clusters: 3 }) },
      /and 3 groups of questions are too few for any verdict\.$/,
    ],
    [{ doubt: 'one-answer-each' }, /ask for at least 2 answers each\.$/],
    [
      { doubt: 'no-difference-seen', shared: 8 },
      /^No difference was seen between Terse and Cited: equal on all 8 shared questions\. That alone does not show/,
    ],
    [
      { doubt: 'ordinal-disagrees' },
      /by the mean Cited is 0\.20 higher than Terse .*, but answer by answer the other is rated higher more often\.$/,
    ],
    [{ doubt: 'missing-ratings', missing: 6 }, /, but that depends on 6 missing ratings; have them made\.$/],
  ];
  for (const [facts, words] of doubts) assert.match(say({ ...open, ...facts }), words);
});

test('a check is said to hold more often, in percentage points', () => {
  assert.equal(
    comparisonSentence(comparison({ measure: 'one sentence' }), oneSentence),
    'one sentence holds more often for Cited than for Terse: 31 percentage points more often (likely 6 to 56 percentage points more often on questions like these). Better on 13 of 20 shared questions, worse on 5, equal on 2; two independent checks agree.',
  );
});

test('where the best is not the highest, nearness is what counts', () => {
  const verbosity = { ...questionAnswering, scale: { min: -2, max: 2, target: 0 } };
  assert.match(
    comparisonSentence(comparison(), verbosity),
    /^Cited is better than Terse: 0\.31 nearer to 0 \(/,
  );
});

test('no sentence claims significance, or shows a p', () => {
  for (const verdict of ['different', 'equivalent', 'borderline', 'cannot-tell'] as const)
    assert.doesNotMatch(say({ verdict }), /significan|\bp\b|±/);
});
