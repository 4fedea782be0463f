interface WilsonOptions {
  /** The observed proportion, 0 to 1. */
  readonly proportion: number;
  /** Independent units behind it; an effective sample size may be a fraction. */
  readonly n: number;
  /** The normal quantile of the level. */
  readonly z: number;
}

/** Wilson's score limits of a proportion (Wilson 1927; Brown, Cai & DasGupta 2001). */
export function wilsonLimits({ proportion, n, z }: WilsonOptions): { lower: number; upper: number } {
  const shrink = 1 + z ** 2 / n;
  const center = (proportion + z ** 2 / (2 * n)) / shrink;
  const reach = (z / shrink) * Math.sqrt((proportion * (1 - proportion)) / n + z ** 2 / (4 * n ** 2));
  // At either end the limit is that end exactly, whatever the rounding.
  return { lower: proportion === 0 ? 0 : center - reach, upper: proportion === 1 ? 1 : center + reach };
}
