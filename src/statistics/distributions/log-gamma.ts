/**
 * Natural logarithm of the gamma function for x > 0, good to about 1e-15.
 * Small x is lifted by Γ(x + 1) = x Γ(x) to where Stirling's series has converged.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma: x must be above 0, not ${x}`);
  let product = 1;
  let lifted = x;
  for (; lifted < 10; lifted += 1) product *= lifted;
  const stirling = (lifted - 0.5) * Math.log(lifted) - lifted + 0.5 * Math.log(2 * Math.PI);
  return stirling + stirlingCorrection(lifted) - Math.log(product);
}

/**
 * Natural logarithm of the beta function B(a, b) for a, b > 0.
 * Large arguments go through Stirling's corrections, because the difference of three big
 * logarithms of gammas would lose as many digits as the arguments have.
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 10) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const corrections = stirlingCorrection(large) - stirlingCorrection(small + large);
  const shrink = (large - 0.5) * Math.log1p(-small / (small + large));
  if (small < 10) return logGamma(small) + corrections + small - small * Math.log(small + large) + shrink;
  return (
    0.5 * Math.log((2 * Math.PI) / (small + large)) +
    stirlingCorrection(small) +
    corrections +
    (small - 0.5) * Math.log(small / (small + large)) +
    shrink
  );
}

/** What Stirling's formula leaves out of logGamma(x), for x >= 10 (Abramowitz & Stegun 6.1.41). */
function stirlingCorrection(x: number): number {
  const s = 1 / (x * x);
  const tail = 1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156));
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * tail))) / x;
}
