import type { Level } from '../record/rubric.ts';

/** The levels as lines of a prompt, in the order given: `- 4 (good): Follows the question …`. */
export function writeLevels(levels: readonly Level[]): string {
  return levels.map((level) => `- ${level.value} (${level.name}): ${level.condition}`).join('\n');
}

/** Reads back the values and names that `writeLevels` wrote somewhere in a text; other lines are passed over. */
export function readLevels(text: string): { value: number; name: string }[] {
  const lines = text.matchAll(/^- (-?\d+(?:\.\d+)?) \((.+?)\): /gm);
  return [...lines].map((match) => ({ value: Number(match[1]), name: match[2] ?? '' }));
}
