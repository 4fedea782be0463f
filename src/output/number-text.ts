interface Limits {
  readonly lower: number | null;
  readonly upper: number | null;
}

interface Estimate extends Limits {
  readonly estimate: number | null;
}

/** Two decimals; halves away from zero as decimal notation shows them, and never `-0.00`. */
export function decimalText(value: number | null): string {
  return value === null ? '—' : fixed(value, 2);
}

/** A mean with as many decimals as its limits have, so that it never seems to lie outside of them. */
export function meanText(mean: Estimate): string {
  return mean.estimate === null ? '—' : decimals(mean.estimate, digitsOf(mean, decimals) ?? 0);
}

/** The same for a share, in percent. */
export function shareText(share: Estimate): string {
  return share.estimate === null ? '—' : `${percent(share.estimate, digitsOf(share, percent) ?? 0)} %`;
}

/** `3.52 to 5.00`; null where there are no limits, or no distance between them. */
export function rangeText(interval: Limits): string | null {
  return between(interval, decimals, '');
}

/** A share as `78 %`; only exactly 0 and 1 are printed as 0 % and 100 %. */
export function percentText(share: number | null): string {
  return share === null ? '—' : `${percent(share, 0)} %`;
}

/** Limits of a share as `61 to 89 %`; null as in `rangeText`. */
export function percentRangeText(interval: Limits): string | null {
  return between(interval, percent, ' %');
}

/** A whole number with its thousands apart: `1,234,567`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** `3 answers`, `1 answer`. */
export function countedText(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** US dollars: cents, or four decimals below ten cents. */
export function usdText(amount: number): string {
  return `$${fixed(amount, amount !== 0 && amount < 0.1 ? 4 : 2)}`;
}

/** A number with so many decimals more than the usual. */
type NumberText = (value: number, digits: number) => string;

function between(interval: Limits, text: NumberText, unit: string): string | null {
  const { lower, upper } = interval;
  const digits = digitsOf(interval, text);
  if (lower === null || upper === null || digits === null) return null;
  return `${text(lower, digits)} to ${text(upper, digits)}${unit}`;
}

// Limits that would look equal get more decimals: a range without width reads like a certainty that nobody has.
function digitsOf({ lower, upper }: Limits, text: NumberText): number | null {
  if (lower === null || upper === null) return null;
  return [0, 1, 2, 3, 4].find((digits) => text(lower, digits) !== text(upper, digits)) ?? null;
}

function decimals(value: number, digits: number): string {
  return fixed(value, 2 + digits);
}

function percent(share: number, digits: number): string {
  const text = fixed(share * 100, digits);
  const edge = Number(text) === 0 || Number(text) === 100;
  return edge && share !== 0 && share !== 1 && digits < 4 ? percent(share, digits + 1) : text;
}

function fixed(value: number, digits: number): string {
  // A hair above the double, so that 1.005, stored as 1.00499…, is rounded as it is written.
  const text = (value + Math.sign(value) * Math.abs(value) * 1e-12).toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
