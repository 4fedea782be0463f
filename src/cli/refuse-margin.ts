import type { MeasureFacts } from '../report/measure-facts.ts';
import { UsageError } from './outside.ts';

/** Throws a UsageError for a margin as long as a scale: within it, everything would be equivalent. */
export function refuseMargin(margin: number | undefined, measures: readonly MeasureFacts[]): void {
  const short = measures.find(({ scale }) => margin !== undefined && margin >= scale.max - scale.min);
  if (short === undefined) return;
  const { id, scale } = short;
  throw new UsageError(
    `--margin ${margin}: is as long as the scale of ${id}, which goes from ${scale.min} to ${scale.max}; give a smaller one`,
  );
}
