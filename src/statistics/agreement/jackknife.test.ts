import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pearson } from './correlation.ts';
import { jackknifeInterval } from './jackknife.ts';
import type { LabelledItem } from './jackknife.ts';

const items: LabelledItem[] = [3, 4, 2, 5, 1, 4, 2, 3].map((judge, index) => ({
  question: `q${index}`,
  judge,
  human: [3, 3, 2, 4, 1, 5, 3, 2][index]!,
}));

const interval = (
  of: readonly LabelledItem[],
  statistic: (items: readonly LabelledItem[]) => number | null = pearson,
) => jackknifeInterval({ items: of, statistic, level: 0.95 });

test('each question is left out once, and the interval stays within -1 and 1', () => {
  const result = interval(items);
  assert.ok(!result.refused);
  assert.equal(result.leaveOneOut[0], pearson(items.slice(1)));
  assert.deepEqual([result.leaveOneOut.length, result.df, result.clusters], [8, 7, 8]);
  assert.ok(result.lower > -1 && result.lower < result.estimate && result.upper < 1);
});

test('labels of one question, and questions of one cluster, are left out together', () => {
  const sharing = items.map((item, index) => ({ ...item, question: `q${index % 5}` }));
  assert.equal(interval(sharing).clusters, 5);
  const clustered = items.map((item, index) => ({ ...item, cluster: `c${index % 6}` }));
  const result = interval(clustered);
  assert.ok(!result.refused);
  const withoutFirst = items.filter((_, index) => index % 6 !== 0);
  assert.deepEqual([result.clusters, result.leaveOneOut[0]], [6, pearson(withoutFirst)]);
});

test('the same labels twice in every question are no new evidence', () => {
  const [once, twice] = [interval(items), interval([...items, ...items])];
  assert.ok(!once.refused && !twice.refused);
  assert.ok(Math.abs(once.lower - twice.lower) < 1e-12);
});

test('no items, four questions, perfect agreement and nothing defined are refused', () => {
  const reason = (result: ReturnType<typeof interval>) => (result.refused ? result.reason : null);
  assert.equal(reason(interval([])), 'no_data');
  assert.partialDeepStrictEqual(interval(items.slice(0, 4)), {
    reason: 'too_few_clusters',
    estimate: pearson(items.slice(0, 4)),
  });
  const perfect = items.map((item) => ({ ...item, human: item.judge }));
  assert.equal(reason(interval(perfect)), 'at_boundary');
  assert.equal(reason(interval(items, () => null)), 'zero_variance');
  // One label makes all the difference there is: without it the statistic is not defined, or perfect.
  const lone = items.map((item, index) => ({ ...item, judge: index === 0 ? 2 : 3 }));
  assert.equal(reason(interval(lone)), 'zero_variance');
  const outlier = perfect.with(0, { ...items[0]!, human: 1 });
  assert.equal(reason(interval(outlier)), 'at_boundary');
});
