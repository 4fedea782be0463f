import { problem, type At, type Path, type Problem } from './problem.ts';
import { valueAt } from './expectation.ts';

interface Coming {
  readonly path: Path;
  /** Values that ask for nothing new. */
  readonly accepted: (value: unknown) => boolean;
  readonly reason: string;
}

const isOff = (value: unknown) => value === 'off' || value === false;

/** One line for each key that is understood and not yet obeyed. What comes is deleted here. */
const coming: readonly Coming[] = [
  { path: ['pairwise'], accepted: isOff, reason: 'comparing answers in pairs comes with a later version' },
];

/** The keys of a file that are valid, and refused because what they ask for does not exist yet. */
export function comingProblems(file: unknown, at: At): Problem[] {
  return coming.flatMap(({ path, accepted, reason }) => {
    const value = valueAt(file, path);
    return value === undefined || accepted(value)
      ? []
      : [problem(at(path, 'key'), `${reason}; leave it out`)];
  });
}
