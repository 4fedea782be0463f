import { schemaFault } from '../checks/schema-fault.ts';
import type { Check, CheckRule } from '../record/evaluation.ts';
import type { Draft, Entry, ListEntry } from './draft.ts';
import { nearest } from './nearest.ts';
import { problem, type Place } from './problem.ts';
import type { ReadCandidates } from './read-candidates.ts';
import type { Reading } from './reading.ts';
import type { CheckFile } from './schema.ts';
import { showValue } from './show-value.ts';

const kinds = [
  'maxSentences',
  'maxWords',
  'contains',
  'excludes',
  'matches',
  'equals',
  'json',
  'citesPage',
] as const;
type Kind = CheckRule['kind'];

/** Long patterns are where regular expressions begin to take for ever. */
const longestPattern = 1000;

/** A check, and where its name stands. */
export interface ReadCheck {
  readonly check: Check;
  readonly place: Place;
}

/** The checks, each with its one rule. */
export function readChecks(draft: Draft, candidates: ReadCandidates, reading: Reading): ReadCheck[] {
  return draft.checks.entries.flatMap((entry) => {
    const { value, at } = entry;
    unknownCandidates(entry, { candidates, reading });
    const rule = ruleOf(entry, reading);
    if (rule === null) return [];
    const check = { id: value.id ?? rule.kind, rule, candidates: value.candidates ?? null };
    return [
      {
        check,
        place: at([value.id === undefined ? rule.kind : 'id'], value.id === undefined ? 'key' : 'value'),
      },
    ];
  });
}

function unknownCandidates(
  { value, at }: Entry<CheckFile>,
  { candidates, reading }: { candidates: ReadCandidates; reading: Reading },
): void {
  for (const [index, name] of (value.candidates ?? []).entries()) {
    if (candidates.ids.includes(name) || !candidates.whole) continue;
    const message = `no candidate is called ${showValue(name)}`;
    reading.problems.push(problem(at(['candidates', index]), message, nearest(name, candidates.ids)));
  }
}

function ruleOf({ value, at, intact }: ListEntry<CheckFile>, reading: Reading): CheckRule | null {
  const [kind, another] = kinds.filter((name) => value[name] !== undefined);
  if (kind === undefined && !intact) return null;
  if (kind === undefined || another !== undefined) {
    const message =
      kind === undefined
        ? `needs a rule, one of ${kinds.join(', ')}`
        : `"${kind}" is its rule already; make this a check of its own`;
    reading.problems.push(problem(another === undefined ? at([], 'key') : at([another], 'key'), message));
    return null;
  }
  const fault = ruleFault(kind, value);
  if (fault !== null) reading.problems.push(problem(at([kind]), fault));
  return fault === null ? toRule(kind, value) : null;
}

function ruleFault(kind: Kind, { matches = '', json = {} }: CheckFile): string | null {
  if (kind === 'matches' && matches.length > longestPattern) {
    return `a pattern has at most ${longestPattern} characters, this one ${matches.length}`;
  }
  if (kind === 'matches') return patternFault(matches);
  const fault = kind === 'json' ? schemaFault(json) : null;
  return fault === null ? null : `not a JSON Schema: ${fault}`;
}

function patternFault(pattern: string): string | null {
  try {
    void new RegExp(pattern, 'u');
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `not a regular expression: ${reason.replace(/^Invalid regular expression: .*: /s, '')}`;
  }
}

function toRule(kind: Kind, value: CheckFile): CheckRule {
  switch (kind) {
    case 'maxSentences':
    case 'maxWords':
      return { kind, limit: value[kind] ?? 0 };
    case 'contains':
    case 'excludes':
    case 'equals':
      return { kind, text: value[kind] ?? '' };
    case 'matches':
      return { kind, pattern: value.matches ?? '' };
    case 'json':
      return { kind, schema: value.json ?? {} };
    default:
      return { kind };
  }
}
