/** Below six pieces of evidence no pattern of signs is rare enough for 5 %: 2 / 2^5 = 0.0625. */
const FEWEST = 6;

/**
 * How many independent questions (or clusters) a family of comparisons needs for any verdict to be possible: the smallest p of a
 * sign-flip test, 2 / 2^G, must reach alpha / m. With 5 %: 6 for one comparison, 7 for three, 8 for six.
 */
export function fewestClusters({
  comparisons,
  alpha,
}: {
  readonly comparisons: number;
  readonly alpha: number;
}): number {
  return Math.max(FEWEST, Math.ceil(Math.log2((2 * comparisons) / alpha)));
}
