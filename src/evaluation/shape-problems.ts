import type { z } from 'zod';
import { expectedAt, expectedBy, inWords, keysOf, valueAt, type Expected } from './expectation.ts';
import { flatIssues, type FlatIssue } from './flat-issues.ts';
import { nearest } from './nearest.ts';
import { problem, type At, type Path, type Problem } from './problem.ts';
import { showValue } from './show-value.ts';

/** Everything a schema refuses in a value: unknown keys, missing keys, wrong values; each in plain words, where it stands. */
export function shapeProblems(schema: z.ZodType, value: unknown, at: At): Problem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  const root = expectedBy(schema);
  return flatIssues(result.error.issues).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownKey({ root, value, at }, [...issue.path, key]))
      : [wrongValue({ root, value, at }, issue)],
  );
}

interface Looked {
  readonly root: Expected;
  readonly value: unknown;
  readonly at: At;
}

function unknownKey({ root, value, at }: Looked, path: Path): Problem {
  const key = String(path.at(-1));
  const mapping = expectedAt(root, value, path.slice(0, -1));
  const place = at(path, 'key');
  const near = nearest(key, keysOf(mapping));
  if (near !== null) return problem(place, 'unknown key', near);
  const inside = Object.entries(mapping.properties ?? {}).find(([, inner]) =>
    keysWithin(inner).includes(key),
  );
  if (inside) return problem(place, `unknown key; it belongs under "${inside[0]}"`);
  if (path.length > 1 && keysOf(root).includes(key)) {
    return problem(place, 'unknown key; it belongs at the top of the file');
  }
  return problem(place, `unknown key; known here: ${keysOf(mapping).join(', ')}`);
}

function keysWithin(schema: z.core.JSONSchema._JSONSchema): string[] {
  if (typeof schema === 'boolean') return [];
  return [...keysOf(schema), ...(schema.anyOf ?? []).flatMap(keysWithin)];
}

function wrongValue({ root, value, at }: Looked, issue: FlatIssue): Problem {
  const given = valueAt(value, issue.path);
  if (given === undefined && issue.path.length > 0) return problem(at(issue.path), 'needed');
  if (issue.code === 'invalid_format') return problem(at(issue.path), issue.message);
  const expected = expectedAt(root, value, issue.path);
  if (Array.isArray(given) && expected.minItems) {
    return problem(at(issue.path), tooFew(expected.minItems, given));
  }
  const quotable = expected.type === 'string' && ['number', 'boolean'].includes(typeof given);
  const remedy = quotable ? '; put it in quotes' : '';
  const near = typeof given === 'string' ? nearest(given, choicesOf(expected)) : null;
  return problem(at(issue.path), `expected ${inWords(expected)}, got ${showValue(given)}${remedy}`, near);
}

function tooFew(least: number, given: readonly unknown[]): string {
  const got = given.length === 0 ? 'an empty list' : `a list of ${given.length}`;
  return `expected a list of at least ${least === 1 ? 'one' : least}, got ${got}`;
}

function choicesOf(expected: Expected): string[] {
  const own = (expected.enum ?? []).filter((choice) => typeof choice === 'string');
  const inner = (expected.anyOf ?? []).flatMap((option) =>
    typeof option === 'boolean' ? [] : choicesOf(option),
  );
  return [...own, ...inner];
}
