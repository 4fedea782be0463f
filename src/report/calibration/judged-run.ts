import { labelledAnswers } from '../../labels/labelled-answer.ts';
import { labelsOf } from '../../labels/labels-of.ts';
import type { Evaluation } from '../../record/evaluation.ts';
import type { Label } from '../../record/label.ts';
import type { RatedAnswer } from '../../record/rated-answer.ts';
import { clustersOf } from '../clusters.ts';
import { placeOf, type Position } from '../finding.ts';
import { measuresOf } from '../measure-facts.ts';
import type { CalibratedMeasure } from './calibrate-measure.ts';
import type { JudgedAnswer } from './judged-answer.ts';

/** Gathers what the judges and people said of the answers of a run, answer by answer: numbers only. */
export interface JudgedRun {
  add(rated: RatedAnswer): void;
  /** The measures by judges, with all that was added. */
  measures(): CalibratedMeasure[];
}

export function judgedRun(evaluation: Evaluation, labels: readonly Label[]): JudgedRun {
  const labelsFor = labelsOf(labels);
  const places = new Map<string, Position>();
  const byMeasure = new Map<string, { place: Position; answer: JudgedAnswer }[]>();
  const judges = new Map<string, Set<string>>();
  return {
    add(rated) {
      const place = placeOf(rated.task);
      places.set(place.unit, place);
      const ratings = Map.groupBy(rated.ratings, ({ task }) => task.measure);
      for (const answer of labelledAnswers(rated)) {
        const own = ratings.get(answer.measure) ?? [];
        const judged: JudgedAnswer = {
          candidate: place.candidate,
          question: place.unit,
          cluster: null,
          ratings: own.flatMap(({ rating }) => (rating.outcome === 'rated' ? [rating.rating] : [])),
          labels: labelsFor(answer),
        };
        within(byMeasure, answer.measure, () => []).push({ place, answer: judged });
        for (const { task } of own) within(judges, answer.measure, () => new Set()).add(task.judge.model);
      }
    },
    measures() {
      const clusterOf = clustersOf(places.values());
      return measuresOf(evaluation)
        .filter(({ kind }) => kind === 'rating')
        .map(({ id, scale, levels, pass }) => ({
          id,
          judges: [...(judges.get(id) ?? [])],
          scale,
          levels: levels.map(({ value }) => value),
          threshold: pass,
          answers: (byMeasure.get(id) ?? []).map(({ place, answer }) => ({
            ...answer,
            cluster: clusterOf(place),
          })),
        }));
    },
  };
}

function within<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const value = map.get(key) ?? create();
  map.set(key, value);
  return value;
}
