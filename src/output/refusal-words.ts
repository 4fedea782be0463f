/** Why a number is not given, and the cheapest thing that would give it, by the code of the refusal. */
export function refusalWords(code: string): string {
  return words[code] ?? `it cannot be computed (${code})`;
}

const words: Readonly<Record<string, string>> = {
  no_data: 'nothing was rated: see what was left out',
  too_few_clusters: 'one question gives no interval: add questions',
  zero_variance: 'all ratings are equal, so there is no spread to compute it from: add questions',
  answer_variance_not_estimable:
    'one answer to a question does not show how answers vary: ask for at least 2 answers each',
  rating_variance_not_estimable:
    'one rating of an answer does not show how ratings vary: ask for at least 2 ratings each',
  no_pairs: 'no question was answered by both: ask both the same questions',
  too_few_items: 'too few answers have both ratings: add labels',
  separated: 'one candidate wins or loses every comparison: add questions, or a closer candidate',
  not_connected: 'some candidates were never compared, even by way of others: compare them',
  judge_not_better_than_chance:
    'the judge agrees with the labels no better than chance: change the judge or its rubric',
  one_judge: 'there is one judge only: add a second one',
  at_boundary: 'the estimate lies at the end of its range: add questions',
};
