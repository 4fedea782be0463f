/** What a judge and a person said of the same answer. */
export interface LabelPair {
  readonly judge: number;
  readonly human: number;
}

/** The pairs in which both are known, in their order. */
export function labelPairs(
  judge: readonly (number | null)[],
  human: readonly (number | null)[],
): LabelPair[] {
  return judge.flatMap((rating, index) => {
    const label = human[index] ?? null;
    return rating === null || label === null ? [] : [{ judge: rating, human: label }];
  });
}
