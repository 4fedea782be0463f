import type { RatingMeasure } from '../plan/measures.ts';
import { planAnswers } from '../plan/tasks.ts';
import { clustersOf } from '../record/clusters.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Unit } from '../record/task.ts';
import type { QuestionRatings } from '../statistics/question-means.ts';

/** The ratings of one measure, question by question, as they come in: numbers only. */
export interface RatedQuestions {
  /** In any order. */
  add(rated: RatedAnswer): void;
  /** Whether every answer of a question has come in. */
  isWalked(unit: Unit): boolean;
  /** Whether it has, and none of its answers and ratings failed or was not reached. */
  isComplete(unit: Unit): boolean;
  /** What a candidate got on these questions; on a scale with a target as -|rating - target|. Missing ratings are null. */
  ratingsOf(candidate: string, units: readonly Unit[]): QuestionRatings[];
}

export function newRatedQuestions(
  evaluation: Evaluation,
  { id: measure, rubric }: Pick<RatingMeasure, 'id' | 'rubric'>,
): RatedQuestions {
  const missing = answersByUnit(evaluation);
  const failed = new Set<string>();
  /** By unit and candidate, then by answer: the order of coming must not decide how numbers are added up. */
  const cells = new Map<string, Map<string, Map<number, (number | null)[]>>>();
  const isWalked = ({ id }: Unit): boolean => (missing.get(id) ?? 0) === 0;

  return {
    add(rated) {
      const { unit, candidate, answerIndex } = rated.task;
      missing.set(unit.id, (missing.get(unit.id) ?? 0) - 1);
      if (!hasResult(rated)) failed.add(unit.id);
      const ratings = rated.ratings
        .filter(({ task }) => task.measure === measure)
        .map(({ rating }) => (rating.outcome === 'rated' ? towards(rubric.target, rating.rating) : null));
      cellOf(cells, unit.id, candidate.id).set(answerIndex, ratings);
    },
    isWalked,
    isComplete: (unit) => isWalked(unit) && !failed.has(unit.id),
    ratingsOf(candidate, units) {
      const clusterOf = clustersOf(units.map(placeOf));
      return units.map((unit) => {
        const answers = [...(cells.get(unit.id)?.get(candidate) ?? [])].toSorted(([a], [b]) => a - b);
        return {
          question: unit.id,
          cluster: clusterOf(placeOf(unit)),
          answers: answers.map(([, ratings]) => ({ ratings })),
        };
      });
    },
  };
}

/** Whether a task has come to a result; that there is no answer, or no verdict, is one. */
export function hasResult({ answer, ratings, comparisons = [] }: RatedAnswer): boolean {
  return (
    answer.outcome !== 'error' &&
    ratings.every(({ rating }) => rating.outcome !== 'error') &&
    comparisons.every(({ comparison }) => comparison.outcome !== 'error')
  );
}

function answersByUnit(evaluation: Evaluation): Map<string, number> {
  const answers = new Map<string, number>();
  for (const { unit } of planAnswers(evaluation)) answers.set(unit.id, (answers.get(unit.id) ?? 0) + 1);
  return answers;
}

function placeOf({ question, document }: Unit) {
  return { question: question.id, document: document.id, cluster: question.cluster };
}

function cellOf<Cell>(
  cells: Map<string, Map<string, Map<number, Cell>>>,
  unit: string,
  candidate: string,
): Map<number, Cell> {
  const ofUnit = cells.get(unit) ?? new Map<string, Map<number, Cell>>();
  const cell = ofUnit.get(candidate) ?? new Map<number, Cell>();
  cells.set(unit, ofUnit.set(candidate, cell));
  return cell;
}

function towards(target: number | null, rating: number): number {
  return target === null ? rating : -Math.abs(rating - target);
}
