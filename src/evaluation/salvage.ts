import type { z } from 'zod';
import { flatIssues, type FlatIssue } from './flat-issues.ts';

/**
 * What is left of a value when everything that its schema refuses is taken out; undefined where
 * nothing usable is left. So one misspelt key does not hide a missing file two lines below.
 */
export function salvage<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const refused = flatIssues(result.error.issues).flatMap(refusedPaths);
  const left = refused.reduce<unknown>((kept, path) => without(kept, heldPart(value, path)), value);
  return left === undefined ? undefined : salvage(schema, left);
}

/** Up to the first list: taking one entry out of a list would renumber the others. */
function refusedPaths(issue: FlatIssue): string[][] {
  const list = issue.path.findIndex((part) => typeof part === 'number');
  const path = (list === -1 ? issue.path : issue.path.slice(0, list)).map(String);
  return list === -1 && issue.keys.length > 0 ? issue.keys.map((key) => [...path, key]) : [path];
}

/** A key that is missing cannot be taken out; the mapping it is missing from can. */
function heldPart(value: unknown, path: readonly string[]): string[] {
  const [key, ...rest] = path;
  if (key === undefined || !isMapping(value) || !Object.hasOwn(value, key)) return [];
  return [key, ...heldPart(value[key], rest)];
}

/** Without what stands at the path; undefined where that is the value itself. */
function without(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).map(
    ([name, inner]) => [name, name === key ? without(inner, rest) : inner] as const,
  );
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
