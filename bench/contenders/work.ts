import { readFileSync } from 'node:fs';
import { questionText } from '../workspace.ts';

/** Bodies that Assay sent for question 0: a loop sends the same, with the question replaced. */
export interface RecordedBodies {
  readonly answer: string;
  readonly rating: string;
}

export interface Work {
  readonly url: string;
  readonly cases: number;
  readonly concurrency: number;
  readonly recorded: RecordedBodies;
  readonly bodies: {
    readonly answer: (question: string) => string;
    readonly rating: (question: string) => string;
  };
}

/** Reads what a loop is to do from its arguments: address, file of bodies, cases, concurrency. */
export function readWork(): Work {
  const [url = '', file = '', cases, concurrency] = process.argv.slice(2);
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as RecordedBodies;
  const first = questionText(0);
  return {
    url,
    cases: Number(cases),
    concurrency: Number(concurrency),
    recorded,
    bodies: {
      answer: (question) => recorded.answer.replace(first, question),
      rating: (question) => recorded.rating.replace(first, question),
    },
  };
}

/** Does the same for every question, so many at a time. */
export async function eachCase(
  { cases, concurrency }: { cases: number; concurrency: number },
  ask: (question: string) => Promise<void>,
): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < cases) {
      const number = next;
      next += 1;
      await ask(questionText(number));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}
