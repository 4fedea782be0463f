import { seededRandom } from '../../src/models/builtin/seeded-random.ts';

/** What a seed decides. */
export interface Draws {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number;
  pick<Value>(values: readonly Value[]): Value;
}

export function draws(seed: number): Draws {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Value>(values: readonly Value[]): Value => {
    const picked = values[below(values.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };
  return { below, pick };
}
