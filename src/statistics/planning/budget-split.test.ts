import assert from 'node:assert/strict';
import { test } from 'node:test';
import { budgetSplit } from './budget-split.ts';

const noise = { between: 0.09, answer: 0.16, rating: 0.09 };
const cost = { question: 2, answer: 1, rating: 0.5 };

test('the ideal is where one more of either would buy the same', () => {
  const { ideal } = budgetSplit({ noise, cost, budget: 100 });
  assert.equal(ideal.answers, Math.sqrt((0.16 / 0.09) * 2));
  assert.equal(ideal.ratings, Math.sqrt((0.09 / 0.16) * 2));
});

test('the best split is paid for by the budget, and none nearby is better', () => {
  const { best } = budgetSplit({ noise, cost, budget: 100 });
  assert.ok(best !== null && best.cost <= 100);
  const other = budgetSplit({ noise, cost, budget: 100, most: { answers: 1, ratings: 1 } }).best;
  assert.deepEqual([other?.answers, other?.ratings, other?.questions], [1, 1, 28]);
  assert.ok(best.variance <= other!.variance);
});

test('a budget below two questions buys nothing to compare', () => {
  assert.equal(budgetSplit({ noise, cost, budget: 6 }).best, null);
});
