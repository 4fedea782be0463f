import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface EvaluationSize {
  /** Questions; each is one case: a call for the answer, and a call for its rating. */
  readonly cases: number;
  /** Characters of the document. */
  readonly documentLength: number;
}

/** The text of a question, by its number. All are equally long, and no two are alike. */
export function questionText(number: number): string {
  return `What does the document say on the matter of number ${String(number).padStart(7, '0')}?`;
}

/** Writes an evaluation of so many cases into a new folder, as a user would: a file, a document, questions as CSV. */
export function writeEvaluation(folder: string, { cases, documentLength }: EvaluationSize): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'document.txt'), documentText(documentLength));
  const rows = Array.from({ length: cases }, (_, index) => `q${index},${questionText(index)}\n`);
  writeFileSync(join(folder, 'questions.csv'), `id,ask\n${rows.join('')}`);
  writeFileSync(join(folder, 'assay.yaml'), evaluation);
}

const evaluation = `name: Benchmark
document: document.txt
model: google:gemini-3.8-flash
questions: questions.csv
repeat: {answers: 1}
judge: {rubric: question-answering, turns: one}
`;

function documentText(length: number): string {
  const sentence =
    'The keeper wrote down the wind, the oil that was left, and every ship that passed the light. ';
  return sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
}
