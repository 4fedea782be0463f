import { inverse, times } from './matrix.ts';

interface LogisticOptions {
  /** What is known of each group, the share of successes in it (a tie counts half), and how many it has. */
  readonly rows: readonly {
    readonly x: readonly number[];
    readonly share: number;
    readonly weight: number;
  }[];
  /** So many leading coefficients matter only by their differences, and are made to sum to 0. */
  readonly sumToZero?: number;
}

export interface LogisticFit {
  readonly coefficients: readonly number[];
  /** Inverse of the information, X'WX, with the ones that hold the sum at 0 added to it. */
  readonly inverse: readonly (readonly number[])[];
}

/** Log-odds as large as this are a success nearly certain: the data do not bound them. */
const UNBOUNDED = 15;

/**
 * Logistic regression by Newton's method, P(success) = 1 / (1 + exp(-x b)). Null where no finite maximum exists (what is known
 * separates successes from failures) or where coefficients cannot be told apart.
 */
export function logisticFit({ rows, sumToZero = 0 }: LogisticOptions): LogisticFit | null {
  let coefficients = rows[0]?.x.map(() => 0) ?? [];
  for (let step = 0; step < 100; step += 1) {
    const { gradient, information } = derivatives(rows, coefficients);
    // Adding ones moves nothing: the gradient of those coefficients sums to 0, and so does the step.
    for (let i = 0; i < sumToZero; i += 1) for (let j = 0; j < sumToZero; j += 1) information[i]![j]! += 1;
    const inverted = inverse(information);
    if (inverted === null) return null;
    const change = times(inverted, gradient);
    coefficients = coefficients.map((coefficient, index) => coefficient + change[index]!);
    if (!coefficients.every((coefficient) => Math.abs(coefficient) < UNBOUNDED)) return null;
    if (change.every((size) => Math.abs(size) < 1e-10)) return { coefficients, inverse: inverted };
  }
  return null;
}

/** The probability of log-odds. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function derivatives(
  rows: LogisticOptions['rows'],
  coefficients: readonly number[],
): { gradient: number[]; information: number[][] } {
  const gradient = coefficients.map(() => 0);
  const information = coefficients.map(() => coefficients.map(() => 0));
  for (const { x, share, weight } of rows) {
    const p = logistic(times([x], coefficients)[0]!);
    for (const [i, left] of x.entries()) {
      gradient[i]! += weight * (share - p) * left;
      for (const [j, right] of x.entries()) information[i]![j]! += weight * p * (1 - p) * left * right;
    }
  }
  return { gradient, information };
}
