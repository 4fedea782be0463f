import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anytime } from './anytime.ts';

const loud = [1.2, 0.9, 1.1, 1.3, 1.7, 1.2, 0.6, 0.8, 1, 1.1];

test('the interval leaves out 0 exactly where the evidence reaches 1 / alpha', () => {
  const seen = loud.map((_, index) => anytime({ differences: loud.slice(0, index + 1), alpha: 0.05 }));
  for (const { lower, eValue, stop } of seen.slice(4))
    assert.deepEqual([stop, (lower ?? -1) > 0], [(eValue ?? 0) >= 20, (eValue ?? 0) >= 20]);
  assert.ok(seen.at(-1)!.stop && !seen[4]!.stop);
});

test('sign and unit change nothing but sign and unit', () => {
  const plain = anytime({ differences: loud, alpha: 0.05 });
  const turned = anytime({ differences: loud.map((value) => -10 * value), alpha: 0.05 });
  assert.ok(Math.abs(turned.upper! + 10 * plain.lower!) < 1e-9);
  assert.ok(Math.abs(turned.eValue! - plain.eValue!) < 1e-9 * plain.eValue!);
});

test('no data, one question and no spread give no evidence, and before five there is no stop', () => {
  const none = { eValue: null, lower: null, upper: null, stop: false };
  assert.deepEqual(anytime({ differences: [], alpha: 0.05 }), { ...none, estimate: null });
  assert.deepEqual(anytime({ differences: [1], alpha: 0.05 }), { ...none, estimate: 1 });
  assert.deepEqual(anytime({ differences: [1, 1], alpha: 0.05 }), { ...none, estimate: 1 });
  const early = anytime({ differences: [1, 1.01, 1, 1.01], alpha: 0.5 });
  assert.ok(early.eValue! > 2 && !early.stop);
});
