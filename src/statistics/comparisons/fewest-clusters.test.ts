import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fewestClusters } from './fewest-clusters.ts';
import { signFlip } from './sign-flip.ts';

test('six, seven and eight for one, three and six comparisons; never fewer than six', () => {
  const of = (comparisons: number, alpha = 0.05): number => fewestClusters({ comparisons, alpha });
  assert.deepEqual([of(1), of(3), of(6), of(1, 0.2)], [6, 7, 8, 6]);
});

test('with so many the best evidence there is reaches the level, with one fewer it does not', () => {
  const best = (clusters: number): number =>
    6 * signFlip({ questions: Array.from({ length: clusters }, () => ({ value: 1 })), seed: 1 }).p;
  const fewest = fewestClusters({ comparisons: 6, alpha: 0.05 });
  assert.ok(best(fewest) <= 0.05 && best(fewest - 1) > 0.05);
});
