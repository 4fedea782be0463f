import { planAnswers } from '../plan/tasks.ts';
import type { Answer } from '../record/answer.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { AnswerTask } from '../record/task.ts';

/** The answers of a walk, each asked for once, and held while another may still be compared with it. */
export interface HeldAnswers {
  of(task: AnswerTask): Promise<Answer>;
  /** Says that an answer's own walk is over. With the last one of its unit, all of that unit are let go. */
  walked(task: AnswerTask): void;
}

export function holdAnswers(evaluation: Evaluation, ask: (task: AnswerTask) => Promise<Answer>): HeldAnswers {
  if (evaluation.pairwise === undefined) return { of: ask, walked: () => {} };
  const left = new Map<string, number>();
  for (const { unit } of planAnswers(evaluation)) left.set(unit.id, (left.get(unit.id) ?? 0) + 1);
  const held = new Map<string, Map<string, Promise<Answer>>>();
  return {
    of(task) {
      const answers = held.get(task.unit.id) ?? new Map<string, Promise<Answer>>();
      held.set(task.unit.id, answers);
      const answer = answers.get(task.id) ?? ask(task);
      answers.set(task.id, answer);
      return answer;
    },
    walked({ unit }) {
      const others = (left.get(unit.id) ?? 0) - 1;
      left.set(unit.id, others);
      if (others <= 0) held.delete(unit.id);
    },
  };
}
