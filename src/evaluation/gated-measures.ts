import { citationMeasure } from '../record/citation.ts';
import type { Judge } from '../record/evaluation.ts';
import { measureName } from '../record/measure-name.ts';
import { scaleOf, type Scale } from '../record/rubric.ts';
import type { ReadCheck } from './read-checks.ts';
import type { ReadQuestions } from './read-questions.ts';
import type { Rubrics } from './read-rubrics.ts';

/** A measure that the report will have, as far as conditions and margins need to know it. */
export interface GatedMeasure {
  readonly id: string;
  readonly kind: 'rating' | 'check' | 'citations';
  readonly scale: Scale;
  /** Null where it is for all candidates. */
  readonly candidates: readonly string[] | null;
  /** True of a judge's measure that comes only from questions with a rubric of their own. */
  readonly ofQuestions?: true;
}

interface Measuring {
  readonly judges: readonly Judge[];
  readonly checks: readonly ReadCheck[];
  readonly asked: ReadQuestions;
  readonly rubrics: Rubrics;
  /** Whether citations are looked up. */
  readonly citations: boolean;
}

/** Every measure that answers will be measured by: judges with the rubrics that questions use, then checks, then citations. */
export function gatedMeasures({ judges, checks, asked, rubrics, citations }: Measuring): GatedMeasure[] {
  const own = new Set(asked.questions.map(({ question }) => question.rubric));
  const rated = judges.flatMap((judge) => {
    const used = new Set([...own].map((rubric) => rubric ?? judge.rubric));
    return [...used].flatMap((id): GatedMeasure[] => {
      const rubric = rubrics.found.get(id);
      if (rubric === undefined) return [];
      const named = {
        id: measureName(judge, id),
        kind: 'rating',
        scale: scaleOf(rubric),
        candidates: null,
      } as const;
      return [id === judge.rubric ? named : { ...named, ofQuestions: true }];
    });
  });
  const checked = checks.map(({ check: { id, candidates } }): GatedMeasure => {
    return { id, kind: 'check', scale: { min: 0, max: 1, target: null }, candidates };
  });
  const cited: GatedMeasure = {
    id: citationMeasure,
    kind: 'citations',
    scale: { min: 0, max: 1, target: null },
    candidates: null,
  };
  return [...rated, ...checked, ...(citations ? [cited] : [])];
}
