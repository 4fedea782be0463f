import type { Finding, Position } from './finding.ts';
import type { MeasureFacts } from './measure-facts.ts';

/** What the ratings of one question came to when words and verdicts were held against each other. */
export interface ContradictionTally {
  readonly place: Position;
  /** Ratings that could be looked at; of these, those that contradicted at first, were asked again, contradict still. */
  readonly counts: { looked: number; contradicted: number; reasked: number; standing: number };
}

/** One answer's ratings by several judges: the sum and number of each judge's. */
export interface JointRatings {
  readonly place: Position;
  readonly judges: Map<string, { sum: number; count: number }>;
}

export interface MeasureTrustTally {
  readonly units: Map<string, ContradictionTally>;
  /** By candidate, unit and answer. */
  readonly answers: Map<string, JointRatings>;
}

/** What is needed to say how far a judge can be trusted. Numbers only, but for the words of suspicious answers. */
export interface TrustTally {
  readonly measures: Map<string, MeasureTrustTally>;
  /** Measures without a jury: who rated which answer need not be kept. */
  readonly oneJudge: ReadonlySet<string>;
  /** Answers that speak to their judge: how many of each candidate, and the first words found. */
  readonly suspicious: Map<string, { count: number; readonly words: string }>;
}

export function newTrustTally(measures: readonly Pick<MeasureFacts, 'id' | 'oneJudge'>[] = []): TrustTally {
  const alone = measures.filter(({ oneJudge }) => oneJudge === true).map(({ id }) => id);
  return { measures: new Map(), oneJudge: new Set(alone), suspicious: new Map() };
}

/** Hands the findings on as they come, and counts them on the way. */
export async function* watchTrust(
  findings: AsyncIterable<Finding> | Iterable<Finding>,
  trust: TrustTally,
): AsyncGenerator<Finding> {
  for await (const finding of findings) {
    if (finding.kind === 'answer') countSuspicion(trust, finding);
    else if (finding.kind === 'rating') countRating(trust, finding);
    yield finding;
  }
}

function countSuspicion({ suspicious }: TrustTally, finding: Finding & { kind: 'answer' }): void {
  const { candidate, suspicion } = finding;
  if (suspicion === undefined) return;
  const known = suspicious.get(candidate);
  if (known === undefined) suspicious.set(candidate, { count: 1, words: suspicion });
  else known.count += 1;
}

function countRating({ measures, oneJudge }: TrustTally, finding: Finding & { kind: 'rating' }): void {
  const measure = measures.get(finding.measure) ?? newMeasure();
  measures.set(finding.measure, measure);
  countContradiction(measure, finding);
  if (finding.rating === null || finding.judge === '' || oneJudge.has(finding.measure)) return;
  const { candidate, unit, answerIndex } = finding;
  const key = JSON.stringify([candidate, unit, answerIndex]);
  const answer = measure.answers.get(key) ?? newAnswer(finding);
  measure.answers.set(key, answer);
  const judge = answer.judges.get(finding.judge) ?? { sum: 0, count: 0 };
  answer.judges.set(finding.judge, judge);
  judge.sum += finding.rating;
  judge.count += 1;
}

function countContradiction({ units }: MeasureTrustTally, finding: Finding & { kind: 'rating' }): void {
  if (finding.contradiction === undefined) return;
  const none = { looked: 0, contradicted: 0, reasked: 0, standing: 0 };
  const unit = units.get(finding.unit) ?? { place: placeOf(finding), counts: none };
  units.set(finding.unit, unit);
  unit.counts.looked += 1;
  if (finding.contradiction) unit.counts.contradicted += 1;
  if (finding.reasked === true) unit.counts.reasked += 1;
  if (finding.standing === true) unit.counts.standing += 1;
}

function newMeasure(): MeasureTrustTally {
  return { units: new Map(), answers: new Map() };
}

function newAnswer(finding: Finding): JointRatings {
  return { place: placeOf(finding), judges: new Map() };
}

/** The place alone, without the rest of the finding. */
function placeOf({ candidate, unit, question, document, cluster, answerIndex }: Position): Position {
  return { candidate, unit, question, document, cluster, answerIndex };
}
