/** A named step of a scale, with the condition under which it is given. */
export interface Level {
  readonly value: number;
  readonly name: string;
  readonly condition: string;
}

export interface Criterion {
  readonly name: string;
  readonly description: string;
}

/** What a judge is asked to rate by. The version is part of every rating's key, by its text. */
export interface Rubric {
  readonly id: string;
  readonly version: number;
  readonly kind: 'pointwise' | 'pairwise';
  /** What is rated, in one sentence; opens the judge's instructions. */
  readonly purpose: string;
  readonly criteria: readonly Criterion[];
  /** In rising order of value. */
  readonly levels: readonly Level[];
  /** The best value, where best is not highest. */
  readonly target: number | null;
  readonly steps: readonly string[];
  readonly needsDocument: boolean;
  readonly needsReference: boolean;
}

/** The numbers a rubric's levels span. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly target: number | null;
}

/** Which difference does not matter where nobody said: a sixteenth of the scale's length, 0.25 of 1 to 5. */
export function usualMargin({ min, max }: Pick<Scale, 'min' | 'max'>): number {
  return (max - min) / 16;
}

export function scaleOf(rubric: Rubric): Scale {
  const values = rubric.levels.map((level) => level.value);
  return { min: Math.min(...values), max: Math.max(...values), target: rubric.target };
}
