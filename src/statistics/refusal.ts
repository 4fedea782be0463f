/** Why a number is not given. The codes are a promise to the readers of reports. */
export type RefusalCode =
  | 'no_data'
  | 'too_few_clusters'
  | 'no_pairs'
  | 'zero_variance'
  | 'too_few_items'
  | 'separated'
  | 'not_connected'
  | 'judge_not_better_than_chance'
  | 'answer_variance_not_estimable'
  | 'rating_variance_not_estimable'
  | 'one_judge'
  | 'at_boundary';

/** What is returned in place of a number that the data cannot carry, with what they still can. */
export type Refusal<Facts> = { readonly refused: true; readonly reason: RefusalCode } & Facts;

export function refuse<Facts>(reason: RefusalCode, facts: Facts): Refusal<Facts> {
  return { refused: true, reason, ...facts };
}
