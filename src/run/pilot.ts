import type { Journal } from '../journal/journal.ts';
import type { Pilot } from '../plan/detection.ts';
import { designOf } from '../plan/design.ts';
import { ratingMeasures, type RatingMeasure } from '../plan/measures.ts';
import { unitsOf } from '../plan/units.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { scaleOf } from '../record/rubric.ts';
import type { Run } from '../record/run.ts';
import { crossedNoise } from '../statistics/planning/crossed-noise.ts';
import { questionMeans, type QuestionRatings } from '../statistics/question-means.ts';
import { newRatedQuestions } from './rated-questions.ts';
import { replay } from './replay.ts';

/** With fewer questions the noise of a run is not known well enough to plan by. */
const fewestQuestions = 10;

/**
 * The noise of the first rated measure, as the newest run of the same file measured it that has two candidates
 * with ratings on ten shared questions or more. How much differences vary is looked at, never what they are, so
 * that planning by it does not spoil the test. Null where there is no such run.
 */
export async function readPilot(
  evaluation: Evaluation,
  journal: Journal,
  source: string,
): Promise<Pilot | null> {
  const [measure] = ratingMeasures(evaluation);
  if (measure === undefined) return null;
  const runs = (await journal.runs()).filter((run) => run.source === source);
  for (const { id } of runs) {
    const run = await journal.findRun(id);
    const pilot =
      run !== null && measuresAlike(run.evaluation, measure)
        ? await pilotOf(run, { journal, measure })
        : null;
    if (pilot !== null) return pilot;
  }
  return null;
}

/** The same measure, on the same scale. */
function measuresAlike(earlier: Evaluation, { id, rubric }: RatingMeasure): boolean {
  const same = ratingMeasures(earlier).find((measure) => measure.id === id);
  if (same === undefined || earlier.candidates.length < 2) return false;
  const [one, other] = [scaleOf(same.rubric), scaleOf(rubric)];
  return one.min === other.min && one.max === other.max && one.target === other.target;
}

async function pilotOf(
  run: Run,
  { journal, measure }: { journal: Journal; measure: RatingMeasure },
): Promise<Pilot | null> {
  const rated = newRatedQuestions(run.evaluation, measure);
  for await (const answer of replay(run, journal)) rated.add(answer);
  const units = unitsOf(run.evaluation);
  const candidates = run.evaluation.candidates.map(({ id }) => rated.ratingsOf(id, units));
  const questions = sharedQuestions(candidates);
  const noise = crossedNoise(candidates);
  if (questions < fewestQuestions || noise.deviation === null || noise.deviation === 0) return null;
  const { answers, ratings } = designOf(run.evaluation);
  return {
    run: run.id,
    questions,
    deviation: noise.deviation,
    answers,
    ratings,
    noise: noise.refused
      ? null
      : { interaction: noise.interaction, answer: noise.answer, rating: noise.rating },
  };
}

function sharedQuestions(candidates: readonly (readonly QuestionRatings[])[]): number {
  const [first = new Set<string>(), ...others] = candidates.map(
    (questions) => new Set(questionMeans(questions).questions.map(({ question }) => question)),
  );
  return [...first].filter((question) => others.every((other) => other.has(question))).length;
}
