/** Limits of what lies between -1 and 1, so far on either side on the scale of atanh; null at the ends, where it is infinite. */
export function fisherLimits(estimate: number, reach: number): { lower: number; upper: number } | null {
  if (isAtBoundary(estimate)) return null;
  const z = Math.atanh(estimate);
  return { lower: Math.tanh(z - reach), upper: Math.tanh(z + reach) };
}

export function isAtBoundary(estimate: number): boolean {
  return Math.abs(estimate) >= 1 - 1e-12;
}
