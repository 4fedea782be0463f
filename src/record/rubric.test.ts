import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeness } from '../../test/fixtures/evaluation.ts';
import { scaleOf } from './rubric.ts';

test('a scale spans the levels, in whatever order and below zero too', () => {
  assert.deepEqual(scaleOf(closeness), { min: 1, max: 3, target: null });
  const levels = [2, -1.5, 0].map((value) => ({ value, name: `${value}`, condition: '' }));
  assert.deepEqual(scaleOf({ ...closeness, levels, target: 0 }), { min: -1.5, max: 2, target: 0 });
});
