import { problem, type At, type Path, type Problem } from './problem.ts';
import { valueAt } from './expectation.ts';

interface Coming {
  /** `*` stands for every entry of a list. */
  readonly path: Path;
  /** Values that ask for nothing new. */
  readonly accepted: (value: unknown) => boolean;
  readonly reason: string;
  /** `leave it out`, if nothing else. */
  readonly remedy?: string;
}

const isOff = (value: unknown) => value === 'off' || value === false;
const never = () => false;

/** One line for each key that is understood and not yet obeyed. What comes is deleted here. */
const coming: readonly Coming[] = [
  { path: ['pairwise'], accepted: isOff, reason: 'comparing answers in pairs comes with a later version' },
];

/** The keys of a file that are valid, and refused because what they ask for does not exist yet. */
export function comingProblems(file: unknown, at: At): Problem[] {
  return coming.flatMap(({ path, accepted, reason, remedy = 'leave it out' }) =>
    matching(file, path).flatMap((found) => {
      const value = valueAt(file, found);
      return value === undefined || accepted(value)
        ? []
        : [problem(at(found, 'key'), `${reason}; ${remedy}`)];
    }),
  );
}

function matching(file: unknown, path: Path): Path[] {
  const star = path.indexOf('*');
  if (star === -1) return [path];
  const list = valueAt(file, path.slice(0, star));
  return Array.isArray(list)
    ? list.map((_, index) => [...path.slice(0, star), index, ...path.slice(star + 1)])
    : [];
}
