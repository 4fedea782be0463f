import type { Place, Problem } from './problem.ts';

/** True where a key that is missing was reported already, as an unknown key that is nearly it. */
export function isMisspelt({ file, key }: Place, problems: readonly Problem[]): boolean {
  return problems.some(
    (found) =>
      found.file === file &&
      found.suggestion !== null &&
      found.message.startsWith('unknown ') &&
      found.key.replace(/[^.]*$/, found.suggestion) === key,
  );
}
