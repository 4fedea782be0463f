import type { Draft } from './draft.ts';
import { nameProblems } from './names.ts';
import { within, type At, type Problem } from './problem.ts';
import type { CandidateFile } from './schema.ts';

/** A candidate as the file writes it, be it as a guidance. */
export interface NamedCandidate {
  readonly file: CandidateFile;
  readonly at: At;
  /** Where its guidance stands: a guidance is its own value. */
  readonly guidanceAt: At;
}

/** Guidances first, then candidates spelled out, each in the order of the file; with neither, one called `default`. */
export function namedCandidates(draft: Draft): NamedCandidate[] {
  const written = new Map(Object.entries(draft.guidances ?? {}));
  const guidances = draft.keysUnder('guidances').flatMap((id) => {
    const guidance = written.get(id);
    const at = within(draft.at, ['guidances', id]);
    return guidance === undefined ? [] : [{ file: { id, guidance }, at, guidanceAt: at }];
  });
  const spelledOut = draft.candidates.entries.map(({ value, at }) => ({
    file: value,
    at,
    guidanceAt: within(at, ['guidance']),
  }));
  return namesNone(draft)
    ? [{ file: { id: 'default' }, at: draft.at, guidanceAt: draft.at }]
    : [...guidances, ...spelledOut];
}

/** The ids of all candidates, also of guidances that cannot be used, and what is wrong with them. */
export function candidateIds(draft: Draft): { ids: string[]; problems: Problem[] } {
  if (namesNone(draft)) return { ids: ['default'], problems: [] };
  const guidances = draft.keysUnder('guidances').map((name) => {
    return { name, place: draft.at(['guidances', name], 'key'), what: 'a guidance' };
  });
  const spelledOut = draft.candidates.entries.map(({ value, at }) => ({
    name: value.id,
    place: at(['id']),
    what: 'a candidate',
  }));
  const all = [...guidances, ...spelledOut];
  return { ids: all.map(({ name }) => name), problems: nameProblems(all) };
}

function namesNone({ means }: Draft): boolean {
  return !means('guidances') && !means('candidates');
}
