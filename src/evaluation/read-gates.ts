import type { Gate } from '../record/evaluation.ts';
import type { Draft, ListEntry } from './draft.ts';
import type { GatedMeasure } from './gated-measures.ts';
import { nearest } from './nearest.ts';
import { problem, type Problem } from './problem.ts';
import type { ReadCandidates } from './read-candidates.ts';
import type { GateFile } from './schema.ts';
import { showValue } from './show-value.ts';

interface Gated {
  readonly draft: Draft;
  readonly candidates: ReadCandidates;
  readonly measures: readonly GatedMeasure[];
  /** False where some measure could not be read: what seems unknown may be it. */
  readonly whole: boolean;
  readonly problems: Problem[];
}

const kinds = ['lower', 'mean', 'unrated'] as const;
type Kind = (typeof kinds)[number];

/** The conditions of `gate`, each with its one kind; names that nothing has are refused. */
export function readGates(gated: Gated): Gate[] {
  return gated.draft.gates.entries.flatMap((entry) => {
    const { value } = entry;
    const kind = kindOf(entry, gated.problems);
    unknownCandidate(entry, gated);
    const measure = measureOf(entry, kind, gated);
    if (measure !== null) beyondMeasure(entry, { kind, measure, gated });
    if (kind === null || (measure === null && kind !== 'unrated')) return [];
    const threshold = value[kind] ?? 0;
    const condition: Gate['condition'] =
      kind === 'unrated' ? { kind, atMost: threshold } : { kind, atLeast: threshold };
    return [{ candidate: value.candidate ?? null, measure: measure?.id ?? null, condition }];
  });
}

function kindOf({ value, at, intact }: ListEntry<GateFile>, problems: Problem[]): Kind | null {
  const [kind, another] = kinds.filter((name) => value[name] !== undefined);
  if (kind === undefined) {
    if (intact) problems.push(problem(at([], 'key'), `needs a condition, one of ${kinds.join(', ')}`));
    return null;
  }
  if (another === undefined) return kind;
  const message = `"${kind}" is its condition already; make this an entry of its own`;
  problems.push(problem(at([another], 'key'), message));
  return null;
}

function unknownCandidate({ value, at }: ListEntry<GateFile>, { candidates, problems }: Gated): void {
  const { candidate } = value;
  if (candidate === undefined || candidates.ids.includes(candidate) || !candidates.whole) return;
  const message = `no candidate is called ${showValue(candidate)}`;
  problems.push(problem(at(['candidate']), message, nearest(candidate, candidates.ids)));
}

/** The measure that an entry names, or the only one it can be about; null where there is none, or every judge's is meant. */
function measureOf(entry: ListEntry<GateFile>, kind: Kind | null, gated: Gated): GatedMeasure | null {
  const { value, at } = entry;
  const { measures, whole, problems } = gated;
  const rated = measures.filter((one) => one.kind === 'rating');
  const checks = measures.filter((one) => one.kind === 'check');
  const key = value.check === undefined ? 'measure' : 'check';
  const name = value[key];
  if (value.measure !== undefined && value.check !== undefined) {
    problems.push(
      problem(at(['check'], 'key'), '"measure" says what it is about already; leave one of them out'),
    );
    return null;
  }
  if (name !== undefined) {
    const among = key === 'check' ? checks : measures;
    const found = among.find(({ id }) => id === name);
    if (found !== undefined || !whole) return found ?? null;
    const other = key === 'check' && rated.some(({ id }) => id === name);
    const message = other
      ? `${showValue(name)} is a judge's measure, not a check; name it under "measure"`
      : `no ${key} is called ${showValue(name)}`;
    const near = other
      ? null
      : nearest(
          name,
          among.map(({ id }) => id),
        );
    problems.push(problem(at([key]), message, near));
    return null;
  }
  // A question's own rubric makes a measure beside the judge's, which is the one that is meant.
  const judged = rated.filter(({ ofQuestions }) => ofQuestions !== true);
  const [only = null, another] = judged.length === 0 ? rated : judged;
  if (kind === null || kind === 'unrated' || another === undefined) return kind === 'unrated' ? null : only;
  const names = rated.map(({ id }) => showValue(id)).join(', ');
  if (whole)
    problems.push(
      problem(at([kind], 'key'), `there are several measures; name one under "measure": ${names}`),
    );
  return null;
}

/** What the measure can never come to, or is never measured on. */
function beyondMeasure(
  { value, at }: ListEntry<GateFile>,
  { kind, measure, gated }: { kind: Kind | null; measure: GatedMeasure; gated: Gated },
): void {
  const { candidate } = value;
  const { id, candidates, scale } = measure;
  const known = candidate !== undefined && gated.candidates.ids.includes(candidate);
  if (known && candidates !== null && !candidates.includes(candidate)) {
    const message = `the check ${showValue(id)} is not for ${showValue(candidate)}; see its "candidates"`;
    gated.problems.push(problem(at(['candidate']), message));
  }
  const threshold = kind === null || kind === 'unrated' ? undefined : value[kind];
  if (kind === null || threshold === undefined || (threshold >= scale.min && threshold <= scale.max)) return;
  const message = `${showValue(threshold)} lies off the scale of ${showValue(id)}, which goes from ${scale.min} to ${scale.max}`;
  gated.problems.push(problem(at([kind]), message));
}
