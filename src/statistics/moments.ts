/** Mean, summed in the order given, so that the same input gives the same bytes. NaN for no values. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Variance with n - 1 below the line; exactly 0 where the values do not differ. NaN for no or one value. */
export function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) return NaN;
  if (!differ(values)) return 0;
  return centralSum(values, 2) / (values.length - 1);
}

/** Third standardized moment, with n below the lines; 0 where the values do not differ. */
export function skewness(values: readonly number[]): number {
  if (!differ(values)) return 0;
  return centralSum(values, 3) / values.length / (centralSum(values, 2) / values.length) ** 1.5;
}

/** Whether the values differ by more than the rounding of sums: equal means added up in another order must not pass for a spread. */
export function differ(values: readonly number[]): boolean {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least > 1e-9 * Math.max(1, Math.abs(least), Math.abs(most));
}

/** Covariance with n - 1 below the line; the lists are as long as one another. NaN for no or one pair. */
export function covariance(x: readonly number[], y: readonly number[]): number {
  const [centerX, centerY] = [mean(x), mean(y)];
  return sum(x.keys().toArray(), (index) => (x[index]! - centerX) * (y[index]! - centerY)) / (x.length - 1);
}

function centralSum(values: readonly number[], power: number): number {
  const center = mean(values);
  return sum(values, (value) => (value - center) ** power);
}

/** The terms of all values, added in the order given. */
export function sum(values: readonly number[], term: (value: number) => number = itself): number {
  let total = 0;
  for (const value of values) total += term(value);
  return total;
}

function itself(value: number): number {
  return value;
}
