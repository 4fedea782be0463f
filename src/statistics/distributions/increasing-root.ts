interface RootOptions {
  /** An increasing function; its zero is wanted. */
  readonly excess: (x: number) => number;
  /** The derivative of `excess`. */
  readonly slope: (x: number) => number;
  /** Where `excess` is negative. */
  readonly low: number;
  /** Where `excess` is not negative. */
  readonly high: number;
}

/** The x between `low` and `high` at which `excess` is 0: Newton's steps, halving wherever they would leave the bracket or dawdle. */
export function increasingRoot({ excess, slope, low, high }: RootOptions): number {
  let left = low;
  let right = high;
  let x = middle(left, right);
  let lastStep = right - left;
  while (x > left && x < right) {
    const difference = excess(x);
    if (difference === 0) return x;
    if (difference < 0) left = x;
    else right = x;
    const newton = x - difference / slope(x);
    const useful = newton > left && newton < right && Math.abs(newton - x) < Math.abs(lastStep) / 2;
    const next = useful ? newton : middle(left, right);
    lastStep = next - x;
    if (Math.abs(lastStep) <= Number.EPSILON * Math.abs(next)) return next;
    x = next;
  }
  return x;
}

function middle(left: number, right: number): number {
  return left + (right - left) / 2;
}
