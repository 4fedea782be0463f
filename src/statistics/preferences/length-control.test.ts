import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lengthAdjustedDifference, lengthControlledWinRate } from './length-control.ts';

const level = 0.95;

test('a difference that is all length has nothing left at equal length', () => {
  const questions = Array.from({ length: 24 }, (_, index) => ({
    value: 0.01 * (index + 5) + (index % 2 === 0 ? 0.001 : -0.001),
    longer: index + 5,
  }));
  const adjusted = lengthAdjustedDifference({ questions, level });
  assert.ok('slope' in adjusted);
  assert.ok(Math.abs(adjusted.slope - 0.01) < 1e-4);
  assert.ok(Math.abs(adjusted.difference.estimate) < 1e-3 && adjusted.difference.df === 22);
});

test('wins that go with length alone leave a win rate of one half', () => {
  // Of the longer ones three in four win, of the shorter ones one in four.
  const questions = Array.from({ length: 40 }, (_, index) => ({
    value: index % 8 === 0 || (index % 2 === 1 && index % 8 !== 1) ? 1 : 0,
    longer: index % 2 === 1 ? 50 : -50,
  }));
  const controlled = lengthControlledWinRate({ questions, level });
  assert.ok(!controlled.refused);
  assert.ok(Math.abs(controlled.winRate - 0.5) < 1e-9);
  const units = Math.tanh(Math.sqrt(39 / 40));
  assert.ok(Math.abs(controlled.slope.estimate - Math.log(3) / units) < 1e-9);
});

test('fewer than 20 questions, equal lengths, no data, and length that decides everything are refused', () => {
  const few = Array.from({ length: 19 }, (_, index) => ({ value: index % 2, longer: index }));
  const level95 = { level };
  assert.partialDeepStrictEqual(lengthAdjustedDifference({ questions: few, ...level95 }), {
    reason: 'too_few_items',
  });
  assert.partialDeepStrictEqual(lengthControlledWinRate({ questions: few, ...level95 }), {
    reason: 'too_few_items',
  });
  const even = Array.from({ length: 20 }, (_, index) => ({ value: index % 2, longer: 7 }));
  assert.partialDeepStrictEqual(lengthAdjustedDifference({ questions: even, ...level95 }), {
    reason: 'zero_variance',
    estimate: 0.5,
  });
  assert.partialDeepStrictEqual(lengthControlledWinRate({ questions: [], ...level95 }), {
    reason: 'no_data',
    winRate: null,
  });
  const decided = Array.from({ length: 20 }, (_, index) => ({
    value: index < 10 ? 0 : 1,
    longer: index - 9.5,
  }));
  assert.partialDeepStrictEqual(lengthControlledWinRate({ questions: decided, ...level95 }), {
    reason: 'separated',
    winRate: 0.5,
  });
});
