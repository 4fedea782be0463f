import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passRates } from './pass-rates.ts';

test('an answer passes when its mean reaches the threshold, also up to rounding', () => {
  const almost = (0.1 + 0.7) * 5 - 1e-15;
  assert.ok(almost < 4);
  const question = { question: 'a', cluster: 'one', value: 3.9, answers: [almost, 3.99, 5, 3] };
  assert.deepEqual(passRates([question], 4), [{ question: 'a', cluster: 'one', rate: 0.5, answers: 4 }]);
});
