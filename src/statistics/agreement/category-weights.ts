/** How near two levels count as agreeing: by the squared distance, the distance, or not at all unless equal. */
export type Weighting = 'quadratic' | 'linear' | 'unweighted';

/** 1 on the diagonal, 0 where categories are furthest apart (Cohen 1968). By the values of the levels; categories rise. */
export function categoryWeights(categories: readonly number[], weighting: Weighting): number[][] {
  const range = categories.at(-1)! - categories[0]!;
  const power = weighting === 'quadratic' ? 2 : 1;
  return categories.map((row) =>
    categories.map((column) => {
      if (row === column) return 1;
      return weighting === 'unweighted' ? 0 : 1 - (Math.abs(row - column) / range) ** power;
    }),
  );
}

/** Where a rating stands among the categories. One that is none of them is a mistake of the caller. */
export function categoryIndex(categories: readonly number[], rating: number): number {
  const index = categories.indexOf(rating);
  if (index === -1) throw new RangeError(`${rating} is none of the levels ${categories.join(', ')}`);
  return index;
}
