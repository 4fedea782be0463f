import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { JudgedAnswer } from '../../src/report/calibration/judged-answer.ts';
import { readJudgedRows } from '../../src/report/calibration/read-judged-rows.ts';
import { mean } from '../../src/statistics/moments.ts';
import { randomStream } from '../../src/statistics/random.ts';

/** Answers of question answering systems with verdicts by people and by two language models: OpenQA-eval, Kamalloo et al. 2023. */
export type VerdictRow = Readonly<Record<string, string>>;

export function verdictRows(data: string, file: string): VerdictRow[] {
  return parse<VerdictRow>(readFileSync(join(data, 'openqa-eval', file)), { columns: true });
}

/** The answers, with the verdicts of a judge and of a person, each a column of the file. */
export function answersOf(
  rows: readonly VerdictRow[],
  columns: { readonly judge?: string; readonly people: readonly string[] },
): readonly JudgedAnswer[] {
  const table = rows.flatMap((row, index) =>
    columns.people.map((rater) => ({
      line: index + 2,
      cells: {
        question: row['qid'],
        answer: row['answer'],
        rater,
        label: verdict(row[rater]),
        // One judge says one thing of an answer, however many people do.
        rating: rater === columns.people[0] ? verdict(row[columns.judge ?? '']) : undefined,
      },
    })),
  );
  return readJudgedRows(table, 'correct').measures.get('correct')?.answers ?? [];
}

function verdict(cell: string | undefined): number | undefined {
  return cell === 'Yes' ? 1 : cell === 'No' ? 0 : undefined;
}

/** The same answers with labels on 60 questions drawn at random, one random answer each: what a person would label in an hour. */
export function withFewLabels(answers: readonly JudgedAnswer[], draw: number): JudgedAnswer[] {
  const random = randomStream(1, 'labels', draw);
  const kept = new Set<JudgedAnswer>();
  const questions = [...Map.groupBy(answers, ({ question }) => question).values()];
  for (let count = 0; count < 60; count += 1) {
    const [question = []] = questions.splice(Math.floor(random.uniform() * questions.length), 1);
    const chosen = question[Math.floor(random.uniform() * question.length)];
    if (chosen !== undefined) kept.add(chosen);
  }
  return answers.map((answer) => (kept.has(answer) ? answer : { ...answer, labels: new Map() }));
}

/** The mean of question means, and so of the share that passes, that people give all answers. */
export function peopleSay(answers: readonly JudgedAnswer[]): number {
  const questions = [...Map.groupBy(answers, ({ question }) => question).values()];
  return mean(questions.map((all) => mean(all.map(({ labels }) => mean([...labels.values()])))));
}
