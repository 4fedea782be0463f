/** Expands an Evaluation into tasks with ids that never change; says what they cost and what they can detect. */
import type { Candidate, Evaluation, Judge } from '../record/evaluation.ts';
import { hashOfData } from '../record/hash.ts';
import { measureName } from '../record/measure-name.ts';
import type { Rubric } from '../record/rubric.ts';
import type { AnswerTask, RatingTask, Unit } from '../record/task.ts';
import { chosenBySeed } from './seeded-choice.ts';
import { unitsOf } from './units.ts';

/**
 * The answers to get, one after the other and never all at once: by unit, then candidate, then
 * answer. `units` gives another order of units, or fewer.
 */
export function* planAnswers(
  evaluation: Evaluation,
  units: readonly Unit[] = unitsOf(evaluation),
): Generator<AnswerTask> {
  const find = answerFinder(evaluation);
  for (const unit of units) {
    for (const candidate of evaluation.candidates) {
      for (let index = 1, task = find(candidate, unit, index); task !== null;) {
        yield task;
        index += 1;
        task = find(candidate, unit, index);
      }
    }
  }
}

/** Finds an answer of a plan by its candidate, unit and index; null where no such answer is planned. */
export function answerFinder(
  evaluation: Evaluation,
): (candidate: Candidate, unit: Unit, answerIndex: number) => AnswerTask | null {
  const earlierAlike = countAlike(evaluation);
  return (candidate, unit, answerIndex) => {
    if (answerIndex > answersPlanned(candidate, unit)) return null;
    const before = candidate.given === null ? earlierAlike(candidate, unit) : 0;
    const id = `${idPart(unit.id)}/${idPart(candidate.id)}/${answerIndex}`;
    return { id, unit, candidate, answerIndex, draw: before + answerIndex };
  };
}

/** The ratings to get of one answer: by judge, then rating. A share of answers is rated once more. */
export function planRatings(evaluation: Evaluation, answer: AnswerTask): RatingTask[] {
  const { ratings, rerate } = evaluation.repeat;
  const again = rerate > 0 && chosenBySeed(rerate, { seed: evaluation.seed, id: answer.id });
  const measures = new Set<string>();
  return evaluation.judges.flatMap((judge) => {
    const rubric = rubricFor(evaluation, judge, answer.unit);
    const measure = measureName(judge, rubric.id);
    // The first of a jury is called like a judge alone, so that nothing is named anew when others join it.
    const place = measures.has(measure) ? `${measure}/${idPart(judge.model)}` : measure;
    measures.add(measure);
    return Array.from({ length: again ? ratings + 1 : ratings }, (_, index) => {
      const id = `${answer.id}/${place}/${index + 1}`;
      const audited =
        judge.turns === 'one' && chosenBySeed(judge.audit ?? 0, { seed: evaluation.seed, id: `audit ${id}` });
      return { id, answer, judge, rubric, measure, ratingIndex: index + 1, audited };
    });
  });
}

/** How many answers a candidate gives to a unit: what was asked for, or what there is. */
function answersPlanned(candidate: Candidate, unit: Unit): number {
  return candidate.given === null ? candidate.answers : (candidate.given[unit.id] ?? 0);
}

/** A name within an id: a slash of its own must not be taken for the one behind it. */
export function idPart(name: string): string {
  return name.replaceAll(/[%/]/g, encodeURIComponent);
}

/** A question's own rubric replaces the judge's. */
function rubricFor(evaluation: Evaluation, judge: Judge, unit: Unit): Rubric {
  const id = unit.question.rubric ?? judge.rubric;
  const rubric = evaluation.rubrics.find((one) => one.id === id);
  if (rubric === undefined) throw new Error(`the evaluation holds no rubric "${id}"`);
  return rubric;
}

/**
 * Two candidates may differ in name only, two questions in id only: their requests are identical,
 * and each must still get draws of its own. Counts the identical requests that come before one pair's.
 */
function countAlike(evaluation: Evaluation): (candidate: Candidate, unit: Unit) => number {
  const candidates = standings(evaluation.candidates, {
    kindOf: ({ model, guidance, settings }) => hashOfData([model, guidance, settings]),
    weightOf: ({ answers }) => answers,
  });
  const units = standings(unitsOf(evaluation), {
    kindOf: ({ question, document }) => `${document.hash} ${question.ask}`,
    weightOf: () => 1,
  });
  return (candidate, unit) => {
    const answersBefore = candidates.get(candidate.id)?.before ?? 0;
    const alike = units.get(unit.id) ?? { before: 0, kind: { total: 1 } };
    return answersBefore * alike.kind.total + alike.before * candidate.answers;
  };
}

interface Standing {
  /** What the items of its kind before it weigh, and all items of its kind. */
  readonly before: number;
  readonly kind: { readonly total: number };
}

function standings<Item extends { id: string }>(
  items: readonly Item[],
  { kindOf, weightOf }: { kindOf: (item: Item) => string; weightOf: (item: Item) => number },
): Map<string, Standing> {
  const kinds = new Map<string, { total: number }>();
  const found = new Map<string, Standing>();
  for (const item of items) {
    const name = kindOf(item);
    const kind = kinds.get(name) ?? { total: 0 };
    kinds.set(name, kind);
    found.set(item.id, { before: kind.total, kind });
    kind.total += weightOf(item);
  }
  return found;
}
