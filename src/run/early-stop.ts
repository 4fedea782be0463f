import { shuffled } from '../plan/seeded-choice.ts';
import { unitsOf } from '../plan/units.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Unit } from '../record/task.ts';
import { lookRule, type LookRule } from './look-rule.ts';
import type { LookedComparison, Looks } from './looks.ts';
import { newRatedQuestions, type RatedQuestions } from './rated-questions.ts';

/** Looks at a run's results while they come in. The same for whoever pays and whoever replays, so both stop at the same question. */
export interface EarlyStop {
  /** All questions in the order of asking; looks rest on the first of them. */
  readonly order: readonly Unit[];
  /** Takes in an answer, in any order, and makes the looks that have become possible. */
  add(rated: RatedAnswer): void;
  /** Whether a planned look comes before this question, and is still to be made. */
  mustWait(unit: Unit): boolean;
  /** True once no further look can be made: it has stopped, or a question is not complete, or all were made. */
  readonly isOver: boolean;
  looks(): Looks;
  /** The questions that the result rests on: those of the last look where it stopped, else all. */
  used(): readonly Unit[];
}

/** Null where an evaluation has all of its questions asked. */
export function newEarlyStop(evaluation: Evaluation): EarlyStop | null {
  const rule = lookRule(evaluation);
  return rule === null ? null : stopBy(rule, evaluation);
}

function stopBy(rule: LookRule, evaluation: Evaluation): EarlyStop {
  const { schedule, kind } = rule;
  const order = shuffled(unitsOf(evaluation), evaluation.seed);
  const places = new Map(order.map(({ id }, index) => [id, index]));
  const rated: RatedQuestions = newRatedQuestions(evaluation, rule.measure);
  let made = 0;
  /** Questions from the first on that are complete. */
  let complete = 0;
  let broken = false;
  let comparisons: LookedComparison[] = [];
  let stopped: Looks['stopped'] = null;

  function advance(): void {
    for (let next = order[complete]; next !== undefined && stopped === null; next = order[complete]) {
      if (!rated.isWalked(next)) return;
      broken = !rated.isComplete(next);
      if (broken) return;
      complete += 1;
      if (complete === schedule[made]) look();
    }
  }

  function look(): void {
    comparisons = rule.lookAt(rated, order.slice(0, complete), made);
    made += 1;
    if (complete < order.length) stopped = decision(comparisons);
  }

  return {
    order,
    add(answer) {
      rated.add(answer);
      if (!broken && stopped === null) advance();
    },
    mustWait(unit) {
      const next = schedule[made];
      // After every question would mean one question at a time: there, what is under way may be in vain.
      if (kind === 'anytime' || next === undefined || broken || stopped !== null) return false;
      return (places.get(unit.id) ?? 0) >= next;
    },
    get isOver() {
      return broken || stopped !== null || made === schedule.length;
    },
    looks: () => ({
      kind,
      measure: rule.measure.id,
      planned: schedule.length,
      used: made,
      stopped,
      questions: { planned: order.length, used: stopped === null ? order.length : complete },
      comparisons,
    }),
    used: () => (stopped === null ? order : order.slice(0, complete)),
  };
}

/** What a run stops for, once every comparison is decided at one and the same look. */
function decision(comparisons: readonly LookedComparison[]): Looks['stopped'] {
  if (comparisons.some(({ decided }) => decided === null)) return null;
  return comparisons.some(({ decided }) => decided === 'different') ? 'different' : 'equivalent';
}
