import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuestionRatings } from '../question-means.ts';
import { crossedNoise } from './crossed-noise.ts';

const candidate = (...questions: readonly (readonly (readonly (number | null)[])[])[]): QuestionRatings[] =>
  questions.map((answers, index) => ({
    question: `q${index}`,
    answers: answers.map((ratings) => ({ ratings })),
  }));

const a = candidate(
  [
    [1, 1],
    [3, 3],
  ],
  [
    [4, 4],
    [4, 5],
  ],
  [
    [2, 2],
    [2, 3],
  ],
);
const b = candidate(
  [
    [2, 2],
    [2, 3],
  ],
  [
    [3, 4],
    [2, 2],
  ],
  [
    [5, 5],
    [3, 3],
  ],
);

test('difficulty of questions drops out: it changes only the part of the questions', () => {
  const harder = (questions: readonly QuestionRatings[]): QuestionRatings[] =>
    questions.map((question, index) => ({
      ...question,
      answers: question.answers.map(({ ratings }) => ({
        ratings: ratings.map((rating) => rating! + 10 * index),
      })),
    }));
  const [plain, hard] = [crossedNoise([a, b]), crossedNoise([harder(a), harder(b)])];
  assert.ok(!plain.refused && !hard.refused);
  assert.ok(hard.question > plain.question + 50);
  assert.ok(Math.abs(hard.deviation - plain.deviation) < 1e-9);
  assert.ok(Math.abs(hard.raw.interaction - plain.raw.interaction) < 1e-9);
});

test('the deviation is that of the differences of question means', () => {
  const noise = crossedNoise([a, b]);
  // Means are 2, 4.25, 2.25 and 2.25, 2.75, 4: the differences .25, -1.5, 1.75.
  const expected = Math.sqrt((0.25 ** 2 + 1.5 ** 2 + 1.75 ** 2 - 0.5 ** 2 / 3) / 2);
  assert.ok(Math.abs(noise.deviation! - expected) < 1e-12);
  assert.ok(!noise.refused && !noise.approximate);
});

test('unequal counts are approximate, and only shared questions count', () => {
  const holed = [{ ...b[0]!, answers: [{ ratings: [2, null] }, { ratings: [2, 3] }] }, ...b.slice(1)];
  const more = [...a, { question: 'only a', answers: [{ ratings: [1] }] }];
  const noise = crossedNoise([more, holed]);
  assert.ok(!noise.refused && noise.approximate);
  assert.ok(Math.abs(noise.deviation - crossedNoise([a, holed]).deviation!) < 1e-12);
});

test('with one answer or one rating each the deviation is still known', () => {
  const single = [a, b].map((questions) =>
    questions.map((question) => ({ ...question, answers: question.answers.slice(0, 1) })),
  );
  assert.partialDeepStrictEqual(crossedNoise(single), { reason: 'answer_variance_not_estimable' });
  assert.ok(crossedNoise(single).deviation! > 0);
  const once = [candidate([[1], [2]], [[3], [3]]), candidate([[2], [2]], [[5], [3]])];
  assert.partialDeepStrictEqual(crossedNoise(once), { reason: 'rating_variance_not_estimable' });
});

test('one candidate, nothing shared, and one shared question are refused', () => {
  assert.partialDeepStrictEqual(crossedNoise([a]), { reason: 'no_pairs', deviation: null });
  assert.partialDeepStrictEqual(crossedNoise([a, []]), { reason: 'no_pairs' });
  assert.partialDeepStrictEqual(crossedNoise([]), { reason: 'no_pairs' });
  assert.partialDeepStrictEqual(crossedNoise([a, b.slice(0, 1)]), { reason: 'too_few_clusters' });
});
