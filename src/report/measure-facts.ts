import { ratingMeasures } from '../plan/measures.ts';
import { citationMeasure } from '../record/citation.ts';
import type { Evaluation, Judge } from '../record/evaluation.ts';
import { measureName } from '../record/measure-name.ts';
import { scaleOf, usualMargin, type Scale } from '../record/rubric.ts';

/** What a measure is, before anything was measured. */
export interface MeasureFacts {
  readonly id: string;
  readonly kind: 'rating' | 'check' | 'citations';
  readonly rubric: { readonly id: string; readonly version: number } | null;
  readonly scale: Scale;
  /** In rising order of value; empty where the scale has no names. */
  readonly levels: readonly { readonly value: number; readonly name: string }[];
  /** The answer's mean rating from which it passes; null where none is set. */
  readonly pass: number | null;
  /** The largest difference between candidates that does not matter, in points. */
  readonly margin: number;
  readonly turns: 'one' | 'two' | null;
  /** Whether all ratings are known to come from one judge model; left out where there may be several. */
  readonly oneJudge?: true;
  /** The models of its judges that are to prove that they read; left out where none is. */
  readonly proving?: readonly string[];
}

/** The measures of an evaluation: its judges' first, then its checks, then its citations. */
export function measuresOf(evaluation: Evaluation): MeasureFacts[] {
  const models = new Set(evaluation.judges.map(({ model }) => model));
  const rated = ratingMeasures(evaluation).map(({ id, judge, rubric }): MeasureFacts => {
    const scale = scaleOf(rubric);
    return {
      id,
      kind: 'rating',
      rubric: { id: rubric.id, version: rubric.version },
      scale,
      levels: rubric.levels.map(({ value, name }) => ({ value, name })),
      pass: passOn(scale, evaluation.statistics.pass),
      margin: evaluation.statistics.margin ?? usualMargin(scale),
      turns: judge.turns,
      ...(models.size === 1 ? { oneJudge: true } : {}),
      ...(judge.proof === true ? { proving: proving(evaluation, id) } : {}),
    };
  });
  return [
    ...rated,
    ...evaluation.checks.map(({ id }) => shareFacts(id, 'check')),
    ...(evaluation.citations === true ? [shareFacts(citationMeasure, 'citations')] : []),
  ];
}

function proving({ judges, questions }: Evaluation, measure: string): string[] {
  const rubrics = [null, ...questions.map(({ rubric }) => rubric)];
  const rates = (judge: Judge) => rubrics.some((own) => measureName(judge, own ?? judge.rubric) === measure);
  return judges.filter((judge) => judge.proof === true && rates(judge)).map(({ model }) => model);
}

/** What the user set is for the scales that it lies on: a 4 says nothing on a scale of 0 and 1. */
function passOn(scale: Scale, wished: number | null): number | null {
  return wished !== null && wished >= scale.min && wished <= scale.max ? wished : usualPass(scale);
}

/** From which rating an answer passes where nobody said: 4 of 1 to 5, 1 of 0 and 1, none elsewhere. */
export function usualPass({ min, max, target }: Scale): number | null {
  if (target !== null) return null;
  if (min === 1 && max === 5) return 4;
  return min === 0 && max === 1 ? 1 : null;
}

function shareFacts(id: string, kind: 'check' | 'citations'): MeasureFacts {
  const scale = { min: 0, max: 1, target: null };
  return {
    id,
    kind,
    rubric: null,
    scale,
    levels: [],
    pass: null,
    margin: usualMargin(scale),
    turns: null,
  };
}
