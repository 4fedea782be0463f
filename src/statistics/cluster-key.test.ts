import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterKey } from './cluster-key.ts';

test('rows count with their cluster, else with their question, and the two are never mixed up', () => {
  assert.equal(clusterKey({ question: 'q1', cluster: 'x' }), clusterKey({ question: 'q2', cluster: 'x' }));
  assert.equal(clusterKey({ question: 'q1' }), clusterKey({ question: 'q1', cluster: null }));
  assert.notEqual(clusterKey({ question: 'x' }), clusterKey({ question: 'q', cluster: 'x' }));
  assert.notEqual(clusterKey({ question: 'x' }), clusterKey({ question: 'q', cluster: 'question x' }));
});
