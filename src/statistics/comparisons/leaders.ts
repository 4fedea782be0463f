interface LeadersOptions {
  readonly candidates: readonly { readonly candidate: string; readonly estimate: number | null }[];
  /** Comparisons of one family, with their verdicts. */
  readonly comparisons: readonly {
    readonly a: string;
    readonly b: string;
    readonly winner: 'a' | 'b' | null;
  }[];
}

interface Leaders {
  /** The highest estimate; of equal ones the first. */
  readonly top: string;
  /** Compared with the top, and not shown to be worse: they share its place. */
  readonly level: readonly string[];
  /** Not compared with the top in this family: nothing can be said. */
  readonly open: readonly string[];
}

/** Who may be called best: never one alone where others cannot be told apart from it. Null without an estimate. */
export function leaders({ candidates, comparisons }: LeadersOptions): Leaders | null {
  let top: { candidate: string; estimate: number } | null = null;
  for (const { candidate, estimate } of candidates)
    if (estimate !== null && (top === null || estimate > top.estimate)) top = { candidate, estimate };
  if (top === null) return null;
  const best = top.candidate;
  const outcomes = new Map(
    comparisons
      .filter(({ a, b }) => a === best || b === best)
      .map(({ a, b, winner }) => [a === best ? b : a, winner !== null && { a, b }[winner] === best] as const),
  );
  const others = candidates.map(({ candidate }) => candidate).filter((candidate) => candidate !== best);
  return {
    top: best,
    level: others.filter((candidate) => outcomes.get(candidate) === false),
    open: others.filter((candidate) => !outcomes.has(candidate)),
  };
}
