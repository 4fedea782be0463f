import type { Interval } from '../report/interval.ts';
import type { MeasureReport } from '../report/report.ts';
import { decimalText } from './number-text.ts';

/** How a measure speaks of more and less: on a scale with a target, by nearness; of checks, by how often they hold. */
interface Direction {
  readonly more: string;
  readonly less: string;
  /** A distance without its sign. */
  readonly distance: (value: number) => string;
  /** Follows a distance. */
  readonly unit: string;
}

/** `0.31 higher`; `equal on average` where there is no difference at all. */
export function differenceText({ estimate }: Interval, measure: MeasureReport): string {
  if (estimate === null) return '—';
  if (Math.abs(estimate) <= rounding) return 'equal on average';
  const { distance, unit, more, less } = directionOf(measure);
  return `${distance(Math.abs(estimate))}${unit} ${estimate > 0 ? more : less}`;
}

/** `0.06 to 0.56 higher`, `0.10 lower to 0.50 higher`, with `~` before a rough one; null without limits. */
export function differenceRangeText(interval: Interval, measure: MeasureReport): string | null {
  const { lower, upper, rough } = interval;
  if (lower === null || upper === null) return null;
  const { distance, unit, more, less } = directionOf(measure);
  const [low, high] = [distance(Math.abs(lower)), distance(Math.abs(upper))];
  const both = `${low}${unit} ${less} to ${high}${unit} ${more}`;
  const oneSided = lower >= 0 ? `${low} to ${high}${unit} ${more}` : `${high} to ${low}${unit} ${less}`;
  return `${rough ? '~' : ''}${lower < 0 && upper > 0 ? both : oneSided}`;
}

/** A distance such as a margin: `0.25`, `6 percentage points`. */
export function distanceText(value: number, measure: MeasureReport): string {
  const { distance, unit } = directionOf(measure);
  return `${distance(value)}${unit}`;
}

/** With its sign, for a column: `+0.31`, `-12 %`. */
export function signedText(value: number | null, measure: MeasureReport): string {
  if (value === null) return '—';
  const sign = value > rounding ? '+' : value < -rounding ? '-' : '';
  const { distance } = directionOf(measure);
  return `${sign}${distance(Math.abs(value))}${measure.kind === 'rating' ? '' : ' %'}`;
}

/** Less than this is the rounding of sums. */
const rounding = 1e-9;

function directionOf({ kind, scale }: MeasureReport): Direction {
  if (kind !== 'rating')
    return { more: 'more often', less: 'less often', unit: ' percentage points', distance: percentagePoints };
  if (scale.target === null) return { more: 'higher', less: 'lower', unit: '', distance: points };
  const { target } = scale;
  return { more: `nearer to ${target}`, less: `further from ${target}`, unit: '', distance: points };
}

function points(value: number): string {
  const text = decimalText(value);
  return Number(text) === 0 && value > rounding ? 'under 0.01' : text;
}

function percentagePoints(value: number): string {
  const text = String(Math.round(value * 100));
  return text === '0' && value > rounding ? 'under 1' : text;
}
