import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalCdf } from '../distributions/normal.ts';
import { simpson } from './simpson.ts';

const total = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);

test('a cubic is integrated exactly, a normal density to the last digits', () => {
  assert.ok(Math.abs(total(simpson(2, (x) => x ** 3 + x ** 2).weights) - 16 / 3) < 1e-12);
  const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  assert.ok(Math.abs(total(simpson(3, density).weights) - (1 - 2 * normalCdf(-3))) < 1e-9);
});
