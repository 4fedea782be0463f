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

/** The faults of names that must differ: each at its own place, a name that was taken at the later one. */
export function nameProblems(named: Iterable<{ name: string; place: Place; what: string }>): Problem[] {
  const taken = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { name, place, what } of named) {
    const fault = nameFault(name);
    const earlier = taken.get(name);
    if (fault !== null) problems.push(problem(place, fault));
    else if (earlier !== undefined)
      problems.push(problem(place, `${showValue(name)} is the name of ${earlier} already`));
    else taken.set(name, what);
  }
  return problems;
}
