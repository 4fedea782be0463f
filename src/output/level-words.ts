import type { LevelStanding } from '../report/report.ts';

/**
 * The level of a mean in words: its bare name only where the whole interval agrees; else `near good`,
 * or `between "ok" and "good"`. A dash where there is none.
 */
export function levelWords(level: LevelStanding | null): string {
  if (level === null) return '—';
  if (level.between !== null) return `between "${level.between[0]}" and "${level.between[1]}"`;
  if (level.nearest === null) return '—';
  return level.supported ? level.nearest : `near ${level.nearest}`;
}
