import { fQuantile } from '../distributions/f.ts';
import { upperShare } from '../intervals/interval.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { tableSquares } from '../table-squares.ts';
import type { TableSquares } from '../table-squares.ts';

interface Intraclass {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Single: of one rater's values; average: of the mean of all raters. Agreement is the one to print. */
export interface IntraclassCorrelations {
  readonly refused: false;
  /** Every item rated by others: ICC(1). */
  readonly oneWay: { readonly single: Intraclass; readonly average: Intraclass };
  /** Raters drawn from more of their kind, their leniency counts: ICC(2). */
  readonly agreement: { readonly single: Intraclass; readonly average: Intraclass };
  /** These raters, their leniency does not count: ICC(3). */
  readonly consistency: { readonly single: Intraclass; readonly average: Intraclass };
}

/**
 * Intraclass correlations of a complete table, items by raters (Shrout & Fleiss 1979; McGraw & Wong 1996). Refused with
 * fewer than two items or raters, where nothing varies, and where raters differ by nothing but a constant.
 */
export function intraclass(
  items: readonly (readonly number[])[],
  level: number,
): IntraclassCorrelations | Refusal<object> {
  const share = upperShare(level);
  const raters = items[0]?.length ?? 0;
  if (items.length < 2) return refuse('too_few_items', {});
  if (raters < 2) return refuse('one_judge', {});
  const squares = tableSquares(items);
  const total = squares.rows + squares.columns;
  if (squares.residual <= 1e-12 * total || total === 0)
    return refuse(total === 0 ? 'zero_variance' : 'at_boundary', {});
  const design = { n: items.length, k: raters, share };
  const { n, k } = design;
  const within = (squares.columns + (n - 1) * squares.residual) / n;
  return {
    refused: false,
    oneWay: byRatio({ ...design, between: squares.rows, error: within, df2: n * (k - 1) }),
    agreement: absolute(squares, design),
    consistency: byRatio({
      ...design,
      between: squares.rows,
      error: squares.residual,
      df2: (n - 1) * (k - 1),
    }),
  };
}

interface Design {
  readonly n: number;
  readonly k: number;
  /** Of the distribution, below the upper limit. */
  readonly share: number;
}

interface RatioOptions extends Design {
  readonly between: number;
  readonly error: number;
  readonly df2: number;
}

/** Both forms whose limits are those of an F ratio: (F - 1) / (F + k - 1), and 1 - 1/F for the average. */
function byRatio({ n, k, share, between, error, df2 }: RatioOptions): {
  single: Intraclass;
  average: Intraclass;
} {
  const ratio = between / error;
  const low = ratio / fQuantile({ probability: share, df1: n - 1, df2 });
  const high = ratio * fQuantile({ probability: share, df1: df2, df2: n - 1 });
  const single = (f: number): number => (f - 1) / (f + k - 1);
  return {
    single: { value: single(ratio), lower: single(low), upper: single(high) },
    average: { value: 1 - 1 / ratio, lower: 1 - 1 / low, upper: 1 - 1 / high },
  };
}

/** Absolute agreement, with Satterthwaite's degrees of freedom (Fleiss & Shrout 1978). */
function absolute(
  squares: TableSquares,
  { n, k, share }: Design,
): { single: Intraclass; average: Intraclass } {
  const { rows, columns, residual } = squares;
  const value = (rows - residual) / (rows + (k - 1) * residual + (k * (columns - residual)) / n);
  const ratio = columns / residual;
  const rest = n * (1 + (k - 1) * value) - k * value;
  const df =
    ((k - 1) * (n - 1) * (k * value * ratio + rest) ** 2) / ((n - 1) * (k * value * ratio) ** 2 + rest ** 2);
  const above = fQuantile({ probability: share, df1: n - 1, df2: df });
  const below = fQuantile({ probability: share, df1: df, df2: n - 1 });
  const spread = k * columns + (k * n - k - n) * residual;
  const lower = (n * (rows - above * residual)) / (above * spread + n * rows);
  const upper = (n * (below * rows - residual)) / (spread + n * below * rows);
  const average = (single: number): number => (k * single) / (1 + (k - 1) * single);
  return {
    single: { value, lower, upper },
    average: { value: average(value), lower: average(lower), upper: average(upper) },
  };
}
