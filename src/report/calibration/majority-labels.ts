import type { JudgedAnswer } from './judged-answer.ts';

/** The answers with one label each: what more than half of those who labelled it say; and how many have no such majority. */
export function majorityLabels(answers: readonly JudgedAnswer[]): {
  readonly answers: readonly JudgedAnswer[];
  readonly undecided: number;
} {
  let undecided = 0;
  const decided = answers.map((answer) => {
    if (answer.labels.size === 0) return answer;
    const counts = Map.groupBy(answer.labels.values(), (value) => value);
    const most = [...counts].find(([, same]) => same.length > answer.labels.size / 2);
    if (most === undefined) undecided += 1;
    return { ...answer, labels: new Map(most === undefined ? [] : [['majority', most[0]]]) };
  });
  return { answers: decided, undecided };
}
