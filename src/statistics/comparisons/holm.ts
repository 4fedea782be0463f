/**
 * p values adjusted so that among all comparisons of a family one false claim has at most the chance alpha (Holm 1979):
 * sorted ascending, adj(k) = max over j <= k of min(1, (m - j + 1) p(j)). In the order given; null is no test and
 * leaves the family.
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const tested = pValues
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .toSorted((first, second) => first.p - second.p);
  const adjusted = pValues.map((): number | null => null);
  let largest = 0;
  for (const [rank, { p, index }] of tested.entries()) {
    largest = Math.max(largest, Math.min(1, (tested.length - rank) * p));
    adjusted[index] = largest;
  }
  return adjusted;
}

/** The cruder correction m p, for comparison; null leaves the family. */
export function bonferroni(pValues: readonly (number | null)[]): (number | null)[] {
  const tests = pValues.filter((p) => p !== null).length;
  return pValues.map((p) => (p === null ? null : Math.min(1, tests * p)));
}
