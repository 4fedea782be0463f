import { clustersOf } from '../record/clusters.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { measureName } from '../record/measure-name.ts';
import { scaleOf } from '../record/rubric.ts';
import type { Unit } from '../record/task.ts';
import { clusterKey } from '../statistics/cluster-key.ts';
import { fewestClusters } from '../statistics/comparisons/fewest-clusters.ts';
import { detectableDifference } from '../statistics/planning/detectable-difference.ts';
import {
  ASSUMED_NOISE,
  pairedDeviation,
  type DifferenceNoise,
} from '../statistics/planning/paired-deviation.ts';
import { questionsNeeded } from '../statistics/planning/question-count.ts';
import { designOf, type Design } from './design.ts';
import { ratingMeasures, type RatingMeasure } from './measures.ts';
import { candidatePairs } from './pairs.ts';
import { purchases, type Purchase } from './purchases.ts';
import { planAnswers, planRatings } from './tasks.ts';
import { unitsOf } from './units.ts';

/** What an earlier run says about the noise of one measure: how much differences vary, never what they are. */
export interface Pilot {
  readonly run: string;
  /** Questions that all of its candidates have ratings for. */
  readonly questions: number;
  /** Standard deviation of one question's difference between two candidates, in points. */
  readonly deviation: number;
  /** With so many answers and ratings. */
  readonly answers: number;
  readonly ratings: number;
  /** Where it comes from; null where a design of one answer, or one rating, cannot tell. */
  readonly noise: DifferenceNoise | null;
}

/** What differences a design can find. In points of the scale of the first rated measure. */
export interface Detection {
  readonly measure: string;
  /** The true difference that is found with this power; null where none can be, or none that the scale has room for. */
  readonly difference: number | null;
  readonly refused: 'no_pairs' | 'too_few_clusters' | null;
  readonly power: number;
  readonly comparisons: number;
  /** What a single comparison must reach, so that all together err as seldom as one: alpha / m. */
  readonly alpha: number;
  /** Independent questions, or clusters of them. */
  readonly questions: number;
  /** Below this no verdict is possible. */
  readonly fewestQuestions: number;
  readonly noise: {
    readonly source: 'assumed' | 'measured';
    readonly run: string | null;
    readonly deviation: number;
    readonly parts: DifferenceNoise | null;
  };
  /** How many questions find a difference of a twentieth of the scale. */
  readonly needed: { readonly difference: number; readonly questions: number } | null;
  /** Other designs; empty where nothing can be found, or where questions hang together. */
  readonly purchases: readonly Purchase[];
}

const power = 0.8;

/** Null where nothing is rated. With a pilot by its noise, where it fits the design; else by what is usual. */
export function detectionOf(evaluation: Evaluation, pilot: Pilot | null): Detection | null {
  const [measure] = ratingMeasures(evaluation);
  if (measure === undefined) return null;
  const comparisons = candidatePairs(evaluation, evaluation.statistics.compare).length;
  const questions = piecesOf(evaluation, measure);
  const design = designOf(evaluation);
  const { min, max } = scaleOf(measure.rubric);
  const noise = noiseOf(design, pilot, max - min);
  const level = 1 - evaluation.statistics.level;
  const alpha = level / Math.max(1, comparisons);
  const fewest = fewestClusters({ comparisons: Math.max(1, comparisons), alpha: level });
  const find = (deviation: number, count: number): number | null => {
    if (comparisons === 0 || count < fewest) return null;
    const found = detectableDifference({ deviation, questions: count, alpha, power });
    return found === null || found > max - min ? null : found;
  };
  const difference = find(noise.deviation, questions);
  const wanted = (max - min) / 20;
  return {
    measure: measure.id,
    difference,
    refused: difference !== null ? null : comparisons === 0 ? 'no_pairs' : 'too_few_clusters',
    power,
    comparisons,
    alpha,
    questions,
    fewestQuestions: fewest,
    noise,
    needed:
      comparisons === 0
        ? null
        : {
            difference: wanted,
            questions: questionsNeeded({ deviation: noise.deviation, difference: wanted, alpha, power }),
          },
    purchases:
      difference === null || questions < unitsOf(evaluation).length
        ? []
        : purchases({ design, questions, planned: callsOf(evaluation), noise, find }),
  };
}

function noiseOf(design: Design, pilot: Pilot | null, length: number): Detection['noise'] {
  if (pilot?.noise != null) {
    const deviation = pairedDeviation({ noise: pilot.noise, ...design });
    if (deviation > 0) return { source: 'measured', run: pilot.run, deviation, parts: pilot.noise };
  }
  const alike = pilot?.answers === design.answers && pilot.ratings === design.ratings;
  if (pilot !== null && alike && pilot.deviation > 0)
    return { source: 'measured', run: pilot.run, deviation: pilot.deviation, parts: null };
  // Assumed on 1 to 5; variances grow with the square of the scale.
  const square = (length / 4) ** 2;
  const { interaction, answer, rating } = ASSUMED_NOISE;
  const parts = { interaction: interaction * square, answer: answer * square, rating: rating * square };
  return { source: 'assumed', run: null, deviation: pairedDeviation({ noise: parts, ...design }), parts };
}

/** How many independent pieces of evidence the questions of a measure are. */
function piecesOf(evaluation: Evaluation, { id, judge }: RatingMeasure): number {
  const units = unitsOf(evaluation).filter(
    ({ question }) => measureName(judge, question.rubric ?? judge.rubric) === id,
  );
  const clusterOf = clustersOf(units.map(placeOf));
  return new Set(units.map((unit) => clusterKey({ question: unit.id, cluster: clusterOf(placeOf(unit)) })))
    .size;
}

function callsOf(evaluation: Evaluation): number {
  let calls = 0;
  for (const answer of planAnswers(evaluation)) {
    calls += 1;
    for (const { judge } of planRatings(evaluation, answer)) calls += judge.turns === 'two' ? 2 : 1;
  }
  return calls;
}

function placeOf({ question, document }: Unit) {
  return { question: question.id, document: document.id, cluster: question.cluster };
}
