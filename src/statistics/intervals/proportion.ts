import { betaQuantile } from '../distributions/beta.ts';
import { normalQuantile } from '../distributions/normal.ts';
import { refuse } from '../refusal.ts';
import { fewClusters, upperShare } from './interval.ts';
import type { Interval, RefusedInterval } from './interval.ts';
import { wilsonLimits } from './wilson-limits.ts';

interface ProportionOptions {
  readonly successes: number;
  /** Independent units, each a success or not. */
  readonly n: number;
  readonly level: number;
}

/** Pass rate of independent units by Wilson's score interval: the default. Refused without units. */
export function wilsonInterval(options: ProportionOptions): Interval | RefusedInterval {
  return proportionInterval('wilson/1', options, ({ successes, n, level }) =>
    wilsonLimits({ proportion: successes / n, n, z: normalQuantile(upperShare(level)) }),
  );
}

/** Pass rate of independent units by Jeffreys's prior: close to the level on average, shorter near 0 and 1. Refused without units. */
export function jeffreysInterval(options: ProportionOptions): Interval | RefusedInterval {
  return proportionInterval('jeffreys/1', options, ({ successes, n, level }) => {
    const shape = { a: successes + 0.5, b: n - successes + 0.5 };
    const share = upperShare(level);
    return {
      lower: successes === 0 ? 0 : betaQuantile({ probability: 1 - share, ...shape }),
      upper: successes === n ? 1 : betaQuantile({ probability: share, ...shape }),
    };
  });
}

/** Pass rate of independent units by Clopper and Pearson: never below the level, at the price of width. Refused without units. */
export function clopperPearsonInterval(options: ProportionOptions): Interval | RefusedInterval {
  return proportionInterval('clopper-pearson/1', options, ({ successes, n, level }) => {
    const share = upperShare(level);
    return {
      lower:
        successes === 0 ? 0 : betaQuantile({ probability: 1 - share, a: successes, b: n - successes + 1 }),
      upper: successes === n ? 1 : betaQuantile({ probability: share, a: successes + 1, b: n - successes }),
    };
  });
}

function proportionInterval(
  method: string,
  options: ProportionOptions,
  limits: (options: ProportionOptions) => { lower: number; upper: number },
): Interval | RefusedInterval {
  const { successes, n, level } = options;
  if (!(successes >= 0 && successes <= n))
    throw new RangeError(`${successes} successes of ${n} units are no proportion`);
  const known = { method, level, clusters: n };
  if (n === 0) return refuse('no_data', { ...known, estimate: null });
  return {
    refused: false,
    ...known,
    estimate: successes / n,
    standardError: null,
    df: null,
    ...limits(options),
    rough: fewClusters(n),
  };
}
