import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowsOf, bothWays, mutualGroups } from './comparison-graph.ts';
import { preferenceCycles } from './preference-cycles.ts';

const names = ['A', 'B', 'C', 'D'];

test('groups are those who reach each other along arrows, however long the way', () => {
  const arrows = arrowsOf([
    ['A', 'B'],
    ['B', 'C'],
    ['C', 'A'],
    ['C', 'D'],
  ]);
  assert.deepEqual(mutualGroups(names, arrows), [['A', 'B', 'C'], ['D']]);
  assert.deepEqual(mutualGroups(names, bothWays(arrows)), [names]);
});

test('who never met stays alone', () => {
  const arrows = bothWays(
    arrowsOf([
      ['A', 'B'],
      ['C', 'D'],
    ]),
  );
  assert.deepEqual(mutualGroups(names, arrows), [
    ['A', 'B'],
    ['C', 'D'],
  ]);
});

test('a circle of wins is a cycle; ties and pairs that never met make none', () => {
  const pair = (a: string, b: string, rateOfB: number | null) => ({ a, b, rateOfB });
  const circle = [pair('A', 'B', 0.6), pair('B', 'C', 0.7), pair('A', 'C', 0.4), pair('C', 'D', 0.2)];
  assert.deepEqual(preferenceCycles(circle), [['A', 'B', 'C']]);
  assert.deepEqual(preferenceCycles(circle.with(2, pair('A', 'C', 0.5))), []);
  assert.deepEqual(preferenceCycles(circle.with(2, pair('A', 'C', null))), []);
});
