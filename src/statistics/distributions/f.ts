import { betaQuantile } from './beta.ts';

interface FQuantileOptions {
  readonly probability: number;
  readonly df1: number;
  readonly df2: number;
}

/** The value below which the share `probability` of an F(df1, df2) distribution lies. */
export function fQuantile({ probability, df1, df2 }: FQuantileOptions): number {
  // Solved in the lower half, where the beta quantile keeps its digits.
  if (probability > 0.5) return 1 / fQuantile({ probability: 1 - probability, df1: df2, df2: df1 });
  const share = betaQuantile({ probability, a: df1 / 2, b: df2 / 2 });
  return (df2 * share) / (df1 * (1 - share));
}
