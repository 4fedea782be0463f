import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalQuantile } from '../distributions/normal.ts';
import { plannedLooks } from './planned-looks.ts';

const five = [0.2, 0.4, 0.6, 0.8, 1];
const rounded = (values: readonly number[]): string[] => values.map((value) => value.toFixed(3));

test('five looks have the published bounds, and those for equivalence', () => {
  const published = ['4.877', '3.357', '2.680', '2.290', '2.031'];
  assert.deepEqual(rounded(plannedLooks({ fractions: five, alpha: 0.05 }).z), published);
  const equivalent = ['4.229', '2.888', '2.298', '1.962', '1.740'];
  assert.deepEqual(rounded(plannedLooks({ fractions: five, alpha: 0.1 }).z), equivalent);
});

test('one look at the end is no different from none', () => {
  for (const spending of ['obf', 'pocock'] as const) {
    const { z, nominalP } = plannedLooks({ fractions: [1], alpha: 0.05, spending });
    assert.ok(Math.abs(z[0]! + normalQuantile(0.025)) < 1e-12);
    assert.ok(Math.abs(nominalP[0]! - 0.05) < 1e-14);
  }
});

test('a first look that is hardly one leaves the others as they were', () => {
  const [, ...later] = plannedLooks({ fractions: [0.01, ...five], alpha: 0.05 }).z;
  assert.deepEqual(rounded(later), rounded(plannedLooks({ fractions: five, alpha: 0.05 }).z));
});

test('looks that do not rise to 1 are a mistake of the caller', () => {
  for (const fractions of [[0.5, 0.4, 1], [0, 1], [0.5, 1.2], [NaN]])
    assert.throws(() => plannedLooks({ fractions, alpha: 0.05 }), /looks are shares that rise/);
  assert.throws(() => plannedLooks({ fractions: [], alpha: 0.05 }), RangeError);
});
