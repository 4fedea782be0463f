import assert from 'node:assert/strict';
import { it } from 'node:test';
import { measureName } from './measure-name.ts';

it('a measure is called by its judge, else by its rubric, and by both where a question changes the rubric', () => {
  const named = { id: 'strict', rubric: 'closeness' };
  const unnamed = { id: null, rubric: 'closeness' };
  assert.equal(measureName(unnamed, 'closeness'), 'closeness');
  assert.equal(measureName(unnamed, 'summaries'), 'summaries');
  assert.equal(measureName(named, 'closeness'), 'strict');
  assert.equal(measureName(named, 'summaries'), 'strict/summaries');
});
