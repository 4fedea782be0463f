import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chosenBySeed, shuffled } from './seeded-choice.ts';

const items = Array.from({ length: 50 }, (_, index) => ({ id: `q${index}` }));

it('shuffling keeps every item once, and leaves the list as it was', () => {
  const before = [...items];
  const order = shuffled(items, 1);
  assert.deepEqual(new Set(order), new Set(items));
  assert.equal(order.length, items.length);
  assert.deepEqual(items, before);
  assert.deepEqual(shuffled([], 1), []);
});

it('the seed decides the order, not the order before', () => {
  assert.deepEqual(shuffled(items.toReversed(), 1), shuffled(items, 1));
  assert.notDeepEqual(shuffled(items, 2), shuffled(items, 1));
  assert.notDeepEqual(shuffled(items, 1), items);
});

it('nothing is drawn into a share of 0, everything into a share of 1', () => {
  for (const { id } of items) {
    assert.equal(chosenBySeed(0, { seed: 1, id }), false);
    assert.equal(chosenBySeed(1, { seed: 1, id }), true);
  }
});
