import { problem, type Place, type Problem } from './problem.ts';
import { showValue } from './show-value.ts';

const longest = 200;

/** What is wrong with an id, or null: ids stand in tables, file names of exports and keys, each on one line. */
export function nameFault(name: string): string | null {
  if (name.trim() === '') return 'an id cannot be empty';
  if (name.length > longest) return `an id has at most ${longest} characters, this one ${name.length}`;
  if (/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(name))
    return 'an id cannot hold line breaks or control characters';
  return name.isWellFormed() ? null : 'an id cannot hold broken characters';
}

/** A name, where it stands, and what a later one of the same name is told that it belongs to. */
export interface Named {
  readonly name: string;
  readonly place: Place;
  readonly what: string;
  /** What to do where this name is taken already. */
  readonly remedy?: string;
}

/** The faults of names that must differ: each at its own place, a name that was taken at the later one. */
export function nameProblems(named: Iterable<Named>): Problem[] {
  const taken = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { name, place, what, remedy } of named) {
    const fault = nameFault(name);
    const earlier = taken.get(name);
    if (fault !== null) problems.push(problem(place, fault));
    else if (earlier !== undefined) {
      const message = `${showValue(name)} is the name of ${earlier} already`;
      problems.push(problem(place, remedy === undefined ? message : `${message}; ${remedy}`));
    } else taken.set(name, what);
  }
  return problems;
}
