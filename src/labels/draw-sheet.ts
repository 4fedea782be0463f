import { shuffled } from '../plan/seeded-choice.ts';
import type { LabelledAnswer } from './labelled-answer.ts';
import type { SheetRow } from './sheet-row.ts';

export interface DrawOptions {
  /** How many questions. */
  readonly questions: number;
  readonly seed: number;
  /** Keys that need no label any more; their questions are left out. */
  readonly done: ReadonlySet<string>;
  readonly rater: string;
}

/**
 * Answers to label, drawn blind: questions at random, then of each candidate one answer at random, in an order that tells
 * nothing of the candidate. The seed fixes the order of all questions, so that a second draw goes on where the first ended,
 * and another person without labels gets the same answers.
 */
export function drawSheet(
  answers: readonly LabelledAnswer[],
  { questions: most, seed, done, rater }: DrawOptions,
): SheetRow[] {
  const questions = [...Map.groupBy(answers, ({ task }) => task.unit.id)].map(([id, all]) => ({ id, all }));
  const open = questions.filter(({ all }) => !all.some(({ key }) => done.has(key)));
  return shuffled(open, seed)
    .slice(0, most)
    .flatMap(({ all }) => {
      const byCandidate = Map.groupBy(all, ({ task, measure }) =>
        JSON.stringify([task.candidate.id, measure]),
      );
      const chosen = [...byCandidate.values()].flatMap((own) => inOrder(own, seed).slice(0, 1));
      // Candidates that answer alike are labelled once.
      const once = new Map(inOrder(chosen, seed).map((answer) => [answer.key, answer]));
      return [...once.values()].map((answer) => rowOf(answer, rater));
    });
}

/** By a lot that hangs on the answer's place and the seed: neither on its text nor on the order of candidates. */
function inOrder(answers: readonly LabelledAnswer[], seed: number): LabelledAnswer[] {
  return shuffled(
    answers.map((answer) => ({ id: `label ${answer.task.id}`, answer })),
    seed,
  ).map(({ answer }) => answer);
}

function rowOf({ key, task, text, measure, rubric }: LabelledAnswer, rater: string): SheetRow {
  const { id, question } = task.unit;
  return {
    key,
    question: id,
    ask: question.ask,
    reference: question.reference,
    answer: text,
    measure,
    levels: rubric.levels.map(({ value, name }) => `${value} = ${name}`).join('; '),
    label: '',
    rater,
  };
}
