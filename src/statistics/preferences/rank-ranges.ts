export interface RankRange {
  readonly candidate: string;
  /** 1 is first. */
  readonly best: number;
  readonly worst: number;
}

/**
 * Where each candidate can stand: behind all that are certainly better, before all that are certainly worse. `wins` lists who
 * certainly beats whom, after adjustment for the family; ranges that overlap are ties.
 */
export function rankRanges(
  candidates: readonly string[],
  wins: readonly { readonly winner: string; readonly loser: string }[],
): RankRange[] {
  return candidates.map((candidate) => ({
    candidate,
    best: 1 + wins.filter(({ loser }) => loser === candidate).length,
    worst: candidates.length - wins.filter(({ winner }) => winner === candidate).length,
  }));
}
