import { capped } from './capped.ts';
import { isMisspelt } from './misspelt.ts';
import type { Problem } from './problem.ts';

/**
 * The main file first, each from top to bottom, each problem once: a model that two things take over is wrong
 * once, and so is a key that is missing because it is misspelt.
 */
export function inOrder(problems: readonly Problem[], mainFile: string): Problem[] {
  const slips = problems.filter(({ suggestion }) => suggestion !== null);
  const causes = problems.filter(
    (found) => !(found.message.startsWith('needed') && isMisspelt(found, slips)),
  );
  const once = new Map(causes.map((found) => [JSON.stringify({ ...found, sourceLine: null }), found]));
  const files = [...new Set([mainFile, ...problems.map(({ file }) => file)])];
  const position = ({ file, line, column }: Problem) =>
    [files.indexOf(file), line ?? 0, column ?? 0] as const;
  const sorted = [...once.values()].toSorted((one, other) => {
    const [a, b] = [position(one), position(other)];
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
  });
  return capped(sorted);
}
