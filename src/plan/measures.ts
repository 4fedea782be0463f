import type { Evaluation, Judge } from '../record/evaluation.ts';
import { measureName } from '../record/measure-name.ts';
import type { Rubric } from '../record/rubric.ts';
import { unitsOf } from './units.ts';

/** A measure that ratings go into, with the judge and rubric behind it. */
export interface RatingMeasure {
  readonly id: string;
  readonly judge: Judge;
  readonly rubric: Rubric;
}

/** The measures that an evaluation's questions really use, in the order of judges, then of first use; a jury's with its first judge. */
export function ratingMeasures(evaluation: Evaluation): RatingMeasure[] {
  const overrides = new Set(unitsOf(evaluation).map((unit) => unit.question.rubric));
  const all = evaluation.judges.flatMap((judge) => {
    const used = [...overrides].map((override) => override ?? judge.rubric);
    return [...new Set(used)].flatMap((id) => {
      const rubric = evaluation.rubrics.find((one) => one.id === id);
      return rubric === undefined ? [] : [{ id: measureName(judge, id), judge, rubric }];
    });
  });
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
}
