import { notReached } from '../calls/replay.ts';
import type { CallError } from '../record/step.ts';
import { foundShare, noCitations, withAnswer, type CitationCounts } from './citation-counts.ts';
import type { Finding, Position } from './finding.ts';

/** The ratings of one answer, null where one is missing. */
interface AnswerRatings {
  readonly answerIndex: number;
  readonly ratings: (number | null)[];
}

/** What one candidate came to on one measure: numbers only, so that memory does not grow with the texts. */
export interface MeasureTally {
  readonly counts: { ratings: number; planned: number; noVerdict: number; errors: number };
  /** How many ratings had each value. */
  readonly distribution: Map<number, number>;
  /** By unit, in the order of their coming. */
  readonly units: Map<string, { readonly place: Position; readonly answers: AnswerRatings[] }>;
  /** Null for a measure that is not of citations. */
  citations: CitationCounts | null;
}

export interface CandidateTally {
  readonly counts: { answers: number; planned: number; noAnswer: number; errors: number };
  /** Answers to a question that had one before them, and how many of these repeat it word for word. */
  readonly repeats: { all: number; identical: number; latest: { unit: string; text: string } | null };
  /** Those with an answer, true. */
  readonly units: Map<string, boolean>;
  readonly servedModels: Set<string>;
  readonly measures: Map<string, MeasureTally>;
}

/** What one judge model came to on one measure, over all candidates. */
export interface JudgeTally {
  readonly counts: {
    ratings: number;
    noVerdict: number;
    blind: number;
    sightUnknown: number;
    /** Ratings whose words and verdict could be held against each other, and how many disagree. */
    audited: number;
    contradictions: number;
  };
  readonly servedModels: Set<string>;
}

/** All findings counted, in one pass. */
export interface Tally {
  readonly candidates: Map<string, CandidateTally>;
  /** By measure, then by the judge's model. */
  readonly judges: Map<string, Map<string, JudgeTally>>;
  /** Why tasks are not done, in words, and how often. */
  readonly errors: Map<string, number>;
  /** Every unit's place, by its id, in the order of their coming. */
  readonly units: Map<string, Position>;
}

/** Counts findings as they come; holds none of them. */
export async function tally(findings: AsyncIterable<Finding> | Iterable<Finding>): Promise<Tally> {
  const total: Tally = { candidates: new Map(), judges: new Map(), errors: new Map(), units: new Map() };
  for await (const finding of findings) {
    within(total.units, finding.unit, () => placeOf(finding));
    if ('error' in finding) countError(total.errors, finding.error);
    const candidate = within(total.candidates, finding.candidate, newCandidate);
    if (finding.kind === 'answer') countAnswer(candidate, finding);
    else if (finding.kind === 'rating') countRating(total, candidate, finding);
    else if (finding.kind === 'check') countCheck(total, candidate, finding);
    else countCitations(total, candidate, finding);
  }
  return total;
}

function countAnswer(candidate: CandidateTally, finding: Finding & { kind: 'answer' }): void {
  const { counts } = candidate;
  counts.planned += 1;
  if (!candidate.units.has(finding.unit)) candidate.units.set(finding.unit, false);
  if (finding.outcome === 'error') counts.errors += 1;
  else if (finding.outcome === 'no-answer') counts.noAnswer += 1;
  else {
    counts.answers += 1;
    candidate.units.set(finding.unit, true);
    if (finding.text !== null) countRepeat(candidate.repeats, { unit: finding.unit, text: finding.text });
  }
  if (finding.servedModel !== null) candidate.servedModels.add(finding.servedModel);
}

/** The answers to one question come one after the other, so the one before is enough to compare with. */
function countRepeat(repeats: CandidateTally['repeats'], answer: { unit: string; text: string }): void {
  if (repeats.latest?.unit === answer.unit) {
    repeats.all += 1;
    if (repeats.latest.text === answer.text) repeats.identical += 1;
  }
  repeats.latest = answer;
}

/** What was never tried has no reason worth telling. */
function countError(errors: Tally['errors'], { code, message }: CallError): void {
  if (code === notReached) return;
  errors.set(message, (errors.get(message) ?? 0) + 1);
}

function countRating(total: Tally, candidate: CandidateTally, finding: Finding & { kind: 'rating' }): void {
  const measure = within(candidate.measures, finding.measure, newMeasure);
  const judges = within(total.judges, finding.measure, () => new Map<string, JudgeTally>());
  const judge = within(judges, finding.judge, newJudge);
  note(total, measure, finding);
  if (finding.outcome === 'no-verdict') {
    measure.counts.noVerdict += 1;
    judge.counts.noVerdict += 1;
  }
  if (finding.outcome === 'error') measure.counts.errors += 1;
  if (finding.outcome === 'rated') judge.counts.ratings += 1;
  if (finding.servedModel !== null) judge.servedModels.add(finding.servedModel);
  if (finding.outcome === 'rated' || finding.outcome === 'no-verdict') {
    if (finding.blind === true) judge.counts.blind += 1;
    if (finding.blind === null) judge.counts.sightUnknown += 1;
  }
  if (finding.contradiction !== undefined) {
    judge.counts.audited += 1;
    if (finding.contradiction) judge.counts.contradictions += 1;
  }
}

function countCheck(total: Tally, candidate: CandidateTally, finding: Finding & { kind: 'check' }): void {
  const measure = within(candidate.measures, finding.measure, newMeasure);
  note(total, measure, { ...finding, rating: finding.holds === null ? null : Number(finding.holds) });
  if (finding.failed) measure.counts.errors += 1;
}

/** The share of an answer's quotations that were found. Where none is quoted, nothing is missing and nothing is measured. */
function countCitations(
  total: Tally,
  candidate: CandidateTally,
  finding: Finding & { kind: 'citations' },
): void {
  const measure = within(candidate.measures, finding.measure, newMeasure);
  if (finding.failed) {
    note(total, measure, { ...finding, rating: null });
    measure.counts.errors += 1;
  }
  measure.citations ??= noCitations();
  if (finding.counts === null) return;
  measure.citations = withAnswer(measure.citations, finding.counts);
  const share = foundShare(finding.counts.quotation);
  if (share !== null) note(total, measure, { ...finding, rating: share });
}

function note(total: Tally, measure: MeasureTally, { unit, answerIndex, rating }: Noted): void {
  const place = total.units.get(unit);
  if (place === undefined) throw new Error(`the unit ${unit} was not counted`);
  const { answers } = within(measure.units, unit, () => ({ place, answers: [] }));
  // An answer's ratings mostly come one after the other, and a question has few answers.
  const known = answers.findLast((answer) => answer.answerIndex === answerIndex);
  if (known === undefined) answers.push({ answerIndex, ratings: [rating] });
  else known.ratings.push(rating);
  measure.counts.planned += 1;
  if (rating === null) return;
  measure.counts.ratings += 1;
  measure.distribution.set(rating, (measure.distribution.get(rating) ?? 0) + 1);
}

interface Noted extends Pick<Position, 'unit' | 'answerIndex'> {
  readonly rating: number | null;
}

/** The place alone: a finding may hold a whole answer, which must not be kept. */
function placeOf({ candidate, unit, question, document, cluster, answerIndex }: Finding): Position {
  return { candidate, unit, question, document, cluster, answerIndex };
}

function within<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

/** A candidate of which nothing was found yet. */
export function newCandidate(): CandidateTally {
  return {
    counts: { answers: 0, planned: 0, noAnswer: 0, errors: 0 },
    repeats: { all: 0, identical: 0, latest: null },
    units: new Map(),
    servedModels: new Set(),
    measures: new Map(),
  };
}

function newMeasure(): MeasureTally {
  return {
    counts: { ratings: 0, planned: 0, noVerdict: 0, errors: 0 },
    distribution: new Map(),
    units: new Map(),
    citations: null,
  };
}

function newJudge(): JudgeTally {
  return {
    counts: { ratings: 0, noVerdict: 0, blind: 0, sightUnknown: 0, audited: 0, contradictions: 0 },
    servedModels: new Set(),
  };
}
