import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomStream } from './random.ts';

const first = (count: number, ...seed: Parameters<typeof randomStream>): number[] => {
  const { bits } = randomStream(...seed);
  return Array.from({ length: count }, bits);
};

test('the same seed and path give the same bits, today and later', () => {
  assert.deepEqual(first(3, 1, 'sign-flip'), first(3, 1, 'sign-flip'));
  assert.deepEqual(first(4, 1, 'sign-flip'), [2_890_395_975, 351_141_617, 4_246_405_535, 4_020_449_703]);
});

test('another seed, and another path, give another stream', () => {
  const streams = [first(4, 1), first(4, 2), first(4, 1, 'a'), first(4, 1, 'b'), first(4, 1, 'a', 'b')];
  assert.equal(new Set(streams.map(String)).size, streams.length);
});

test('numbers fill 0 to 1 evenly: 16 bins of 64 000 draws, by chi square', () => {
  const { uniform } = randomStream(7);
  const bins = Array.from({ length: 16 }, () => 0);
  for (let draw = 0; draw < 64_000; draw += 1) bins[Math.floor(uniform() * 16)]! += 1;
  const distance = bins.reduce((sum, count) => sum + (count - 4000) ** 2 / 4000, 0);
  // The 99.99 % point of chi square on 15 degrees of freedom.
  assert.ok(distance < 44.3, `${distance}`);
});
