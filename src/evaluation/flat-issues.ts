import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** An issue that is not about a choice of shapes, with the whole path to it. */
export interface FlatIssue {
  readonly path: readonly (string | number)[];
  readonly code: Issue['code'];
  readonly message: string;
  /** Of `unrecognized_keys`: which. */
  readonly keys: readonly string[];
}

/**
 * The issues of a schema, each where the fault itself lies. Where a value may have one of several
 * shapes, these are the issues of the shape it was meant to have; where it has none of them, one issue at the value.
 */
export function flatIssues(issues: readonly Issue[], above: FlatIssue['path'] = []): FlatIssue[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
    const meant = issue.code === 'invalid_union' ? issue.errors.find(isMeant) : undefined;
    if (meant) return flatIssues(meant, path);
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    return [{ path, code: issue.code, message: issue.message, keys }];
  });
}

/** A shape was meant when the value is of its kind and only something in it is wrong. */
function isMeant(issues: readonly Issue[]): boolean {
  const aboutTheValue = issues.filter((issue) => issue.path.length === 0);
  return aboutTheValue.every(
    (issue) => !['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code),
  );
}
