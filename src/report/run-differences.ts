import type { Check, Evaluation, Judge } from '../record/evaluation.ts';
import { hashOfData } from '../record/hash.ts';
import { ratingMeasures } from '../plan/measures.ts';
import { scaleOf, type Rubric } from '../record/rubric.ts';
import type { Warning } from './report.ts';

/** What lies between two runs beside their candidates. */
export interface RunDifferences {
  /** What makes the numbers of a measure two different things: another judge, rubric, prompt, document. */
  readonly incomparable: readonly Warning[];
  /** What a reader should know. */
  readonly warnings: readonly Warning[];
  /** Measures that both runs have, by their ids. */
  readonly measures: ReadonlySet<string>;
}

/** Looks at two evaluations, the earlier first, for what would be mistaken for a difference between candidates. */
export function runDifferences(a: Evaluation, b: Evaluation): RunDifferences {
  const [ofA, ofB] = [instruments(a), instruments(b)];
  const shared = [...ofA.keys()].filter((id) => ofB.has(id));
  const measures = new Set(shared.filter((id) => scaleText(ofA.get(id)) === scaleText(ofB.get(id))));
  const incomparable = [...measures].flatMap((id) => instrumentFaults(id, ofA.get(id), ofB.get(id)));
  const rated = [...measures].some((id) => ofA.get(id)?.kind === 'rating');
  if (rated && hashOfData(a.prompts) !== hashOfData(b.prompts)) {
    const message = `the judges were spoken to in other words: prompts ${a.prompts.version} and ${b.prompts.version}`;
    incomparable.push({ code: 'prompts-changed', message });
  }
  return {
    measures,
    incomparable: [...incomparable, ...changedDocuments(a, b)],
    warnings: [
      ...onlyOne(ofA, ofB),
      ...shared.filter((id) => !measures.has(id)).map(otherScale),
      ...changedQuestions(a, b),
    ],
  };
}

/** What a measure is made with. */
type Instrument =
  | { readonly kind: 'rating'; readonly judge: Judge; readonly rubric: Rubric }
  | { readonly kind: 'check'; readonly check: Check };

function instruments(evaluation: Evaluation): Map<string, Instrument> {
  const rated = ratingMeasures(evaluation).map(({ id, judge, rubric }): [string, Instrument] => [
    id,
    { kind: 'rating', judge, rubric },
  ]);
  const checked = evaluation.checks.map((check): [string, Instrument] => [
    check.id,
    { kind: 'check', check },
  ]);
  return new Map([...rated, ...checked]);
}

/** Points of two scales are not the same points, whatever the user wishes. */
function scaleText(instrument: Instrument | undefined): string {
  return instrument?.kind === 'rating' ? hashOfData(scaleOf(instrument.rubric)) : 'a share';
}

function otherScale(id: string): Warning {
  return { code: 'measure-left-out', message: `${id}: on another scale in each run, so not compared` };
}

function instrumentFaults(id: string, a: Instrument | undefined, b: Instrument | undefined): Warning[] {
  if (a?.kind === 'check' && b?.kind === 'check')
    return hashOfData(a.check.rule) === hashOfData(b.check.rule)
      ? []
      : [{ code: 'check-changed', message: `${id}: the check is another one` }];
  if (a?.kind !== 'rating' || b?.kind !== 'rating') return [];
  return [...judgeFaults(id, a.judge, b.judge), ...rubricFaults(id, a.rubric, b.rubric)];
}

function judgeFaults(id: string, a: Judge, b: Judge): Warning[] {
  if (a.model !== b.model)
    return [{ code: 'judge-changed', message: `${id}: judged by ${a.model}, then by ${b.model}` }];
  if (wayOf(a) === wayOf(b)) return [];
  const message = `${id}: the judge was asked in another way (turns, seesGuidance or settings)`;
  return [{ code: 'judge-changed', message }];
}

function wayOf({ turns, seesGuidance, settings }: Judge): string {
  return hashOfData([turns, seesGuidance, settings]);
}

function rubricFaults(id: string, a: Rubric, b: Rubric): Warning[] {
  if (hashOfData(a) === hashOfData(b)) return [];
  const [from, to] = [a, b].map(({ id: rubric, version }) => `${rubric} ${version}`);
  const words = from === to ? `the words of rubric ${from} are others` : `rubric ${from}, then ${to}`;
  return [{ code: 'rubric-changed', message: `${id}: ${words}` }];
}

function changedDocuments(a: Evaluation, b: Evaluation): Warning[] {
  const hashes = new Map(a.documents.map(({ id, hash }) => [id, hash]));
  return b.documents
    .filter(({ id, hash }) => hashes.has(id) && hashes.get(id) !== hash)
    .map(({ source }) => ({
      code: 'document-changed',
      message: `the text of ${source} is another one`,
    }));
}

/** Runs pair by id: a question that says something else under its old id is paired all the same. */
function changedQuestions(a: Evaluation, b: Evaluation): Warning[] {
  const earlier = new Map(a.questions.map((question) => [question.id, question]));
  const changed = b.questions.filter((question) => {
    const before = earlier.get(question.id);
    return before !== undefined && (before.ask !== question.ask || before.reference !== question.reference);
  });
  if (changed.length === 0) return [];
  const ids = changed.map(({ id }) => id);
  const shown = ids.length > 5 ? `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more` : ids.join(', ');
  const message = `asked or answered for reference in other words under the same id: ${shown}`;
  return [{ code: 'question-changed', message }];
}

function onlyOne(ofA: ReadonlyMap<string, unknown>, ofB: ReadonlyMap<string, unknown>): Warning[] {
  return [...lone(ofA, ofB, 'a'), ...lone(ofB, ofA, 'b')];
}

function lone(
  one: ReadonlyMap<string, unknown>,
  other: ReadonlyMap<string, unknown>,
  run: 'a' | 'b',
): Warning[] {
  return [...one.keys()]
    .filter((id) => !other.has(id))
    .map((id) => ({
      code: 'measure-left-out',
      message: `${id}: measured in run ${run} only, so not compared`,
    }));
}
