import type { RandomStream } from '../../src/statistics/random.ts';

/** Draws from a normal distribution around 0, by its standard deviation. */
export type NormalDraws = (deviation: number) => number;

/** Marsaglia's polar method: two draws from each point in the unit circle. */
export function normalDraws({ uniform }: RandomStream): NormalDraws {
  let kept: number | null = null;
  return (deviation) => {
    if (kept !== null) {
      const draw = kept * deviation;
      kept = null;
      return draw;
    }
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      kept = y * scale;
      return x * scale * deviation;
    }
  };
}
