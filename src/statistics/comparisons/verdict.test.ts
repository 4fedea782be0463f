import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from './verdict.ts';

const clear = {
  difference: 0.4,
  clusters: 20,
  refused: null,
  p: { t: 0.01, signFlip: 0.02 },
  equivalent: false,
  ordinal: 0.7,
  alpha: 0.05,
};
const open = { ...clear, p: { t: 0.3, signFlip: 0.3 } };

test('both tests decide, and the sign says who won', () => {
  assert.deepEqual(decide(clear), { verdict: 'different', winner: 'b', doubt: null });
  const other = { ...clear, difference: -0.4, ordinal: 0.3 };
  assert.deepEqual(decide(other), { verdict: 'different', winner: 'a', doubt: null });
});

test('one test alone is borderline, none is no verdict', () => {
  const borderline = { verdict: 'borderline', winner: null, doubt: null };
  assert.deepEqual(decide({ ...clear, p: { t: 0.04, signFlip: 0.06 } }), borderline);
  assert.deepEqual(decide({ ...clear, p: { t: 0.06, signFlip: 0.04 } }), borderline);
  assert.deepEqual(decide(open), { verdict: 'cannot-tell', winner: null, doubt: null });
});

test('equivalent is what was shown to be, but a certain difference stays one', () => {
  assert.deepEqual(decide({ ...open, equivalent: true }), {
    verdict: 'equivalent',
    winner: null,
    doubt: null,
  });
  assert.equal(decide({ ...clear, equivalent: true }).verdict, 'different');
});

test('no verdict on fewer than six pieces of evidence, whatever the tests say', () => {
  assert.equal(decide({ ...clear, clusters: 5 }).doubt, 'few-clusters');
  assert.equal(decide({ ...clear, clusters: 6 }).verdict, 'different');
  assert.equal(decide({ ...clear, clusters: 1 }).doubt, 'not-comparable');
  assert.equal(decide({ ...clear, difference: null, clusters: 0 }).doubt, 'not-comparable');
});

test('no winner where the order of ratings points the other way', () => {
  assert.deepEqual(decide({ ...clear, ordinal: 0.49 }), {
    verdict: 'cannot-tell',
    winner: null,
    doubt: 'ordinal-disagrees',
  });
  assert.equal(decide({ ...clear, ordinal: 0.5 }).verdict, 'different');
});

test('the same difference everywhere is judged by signs alone, no difference anywhere not at all', () => {
  const constant = { ...clear, p: { t: null, signFlip: 0.001 } };
  assert.equal(decide(constant).verdict, 'different');
  assert.equal(decide({ ...constant, difference: 0, ordinal: 0.5 }).doubt, 'no-difference-seen');
});
