import type { z } from 'zod';
import { valueAt } from './expectation.ts';
import { isMisspelt } from './misspelt.ts';
import { within, type At, type Place, type Problem } from './problem.ts';
import { salvage } from './salvage.ts';
import {
  candidateFile,
  checkFile,
  evaluationFile,
  gateFile,
  judgeFile,
  questionFile,
  type CandidateFile,
  type CheckFile,
  type GateFile,
  type JudgeFile,
} from './schema.ts';

/** Something of the file, and the way to the places of its keys. */
export interface Entry<T> {
  readonly value: T;
  readonly at: At;
}

/** An entry of a list. Not intact: something that was wrong in it has been taken out. */
export interface ListEntry<T> extends Entry<T> {
  readonly intact: boolean;
}

/** A list as far as it is usable. Not whole: what it lacks must not be reported once more as unknown elsewhere. */
export interface EntryList<T> {
  readonly entries: readonly ListEntry<T>[];
  readonly whole: boolean;
}

type Single = Omit<z.infer<typeof evaluationFile>, 'candidates' | 'questions' | 'judges' | 'checks' | 'gate'>;

/** The usable rest of a file whose shape may be wrong in places. */
export interface Draft extends Single {
  readonly candidates: EntryList<CandidateFile>;
  /** A path, or the questions themselves. */
  readonly questions: string | EntryList<z.infer<typeof questionFile>>;
  readonly judges: EntryList<JudgeFile>;
  readonly checks: EntryList<CheckFile>;
  readonly gates: EntryList<GateFile>;
  /** True where the file has the key, usable or not. */
  readonly names: (key: string) => boolean;
  /** True where the file has the key, or one that is nearly it. */
  readonly means: (key: string) => boolean;
  /** The keys of a mapping in the file, usable or not, in the order of the file. */
  readonly keysUnder: (key: string) => readonly string[];
  readonly at: At;
}

/** The draft of a value, given the problems of its shape. */
export function draftOf(value: unknown, at: At, shape: readonly Problem[]): Draft {
  const list = <T>(key: string, schema: z.ZodType<T>) =>
    entryList(valueAt(value, [key]), { schema, at: within(at, [key]) });
  const rest = salvage(
    evaluationFile.omit({ candidates: true, questions: true, judges: true, checks: true, gate: true }),
    without(value),
  );
  const names = (key: string) => valueAt(value, [key]) !== undefined;
  const questions = valueAt(value, ['questions']);
  return {
    ...rest,
    candidates: list('candidates', candidateFile),
    questions: typeof questions === 'string' ? questions : list('questions', questionFile),
    judges: list('judges', judgeFile),
    checks: list('checks', checkFile),
    gates: list('gate', gateFile),
    names,
    means: (key) => names(key) || isMisspelt(at([key]), shape),
    keysUnder: (key) => keysInOrder(valueAt(value, [key]), within(at, [key])),
    at,
  };
}

/** An object has keys such as `2` before all others, wherever the file has them. */
function keysInOrder(mapping: unknown, at: At): string[] {
  const placed = Object.keys(mapping ?? {}).map((key) => ({ key, ...position(at([key], 'key')) }));
  return placed.toSorted((a, b) => a.line - b.line || a.column - b.column).map(({ key }) => key);
}

function position({ line, column }: Place): { line: number; column: number } {
  return { line: line ?? 0, column: column ?? 0 };
}

function without(value: unknown): unknown {
  const lists = ['candidates', 'questions', 'judges', 'checks', 'gate'];
  return Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => !lists.includes(key)));
}

function entryList<T>(value: unknown, { schema, at }: { schema: z.ZodType<T>; at: At }): EntryList<T> {
  if (!Array.isArray(value)) return { entries: [], whole: value === undefined };
  const entries = value.flatMap((entry, index) => {
    const usable = salvage(schema, entry);
    const intact = schema.safeParse(entry).success;
    return usable === undefined ? [] : [{ value: usable, at: within(at, [index]), intact }];
  });
  return { entries, whole: entries.length === value.length };
}
