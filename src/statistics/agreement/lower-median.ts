/** The middle value; of two in the middle the lower one, so that a median of levels is a level. Null without values. */
export function lowerMedian(values: readonly number[]): number | null {
  const rising = values.toSorted((a, b) => a - b);
  return rising[Math.floor((rising.length - 1) / 2)] ?? null;
}
