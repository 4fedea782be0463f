import { escapeHtml } from './escape-html.ts';
import type { ResultRow } from './result-rows.ts';
import { candidateSentence } from './sentences.ts';

/** Where a mean and its interval lie on the scale, as an SVG that says the same in words. */
export function intervalPicture({ measure, candidate, standing }: ResultRow): string {
  const { min, max } = measure.scale;
  const { estimate, lower, upper } = standing.mean;
  const place = (value: number): string =>
    (margin + ((value - min) / (max - min || 1)) * (width - 2 * margin)).toFixed(1);
  const line = (name: string, from: number, to: number): string =>
    `<line class="${name}" x1="${place(from)}" x2="${place(to)}" y1="12" y2="12"/>`;
  const ticks = measure.levels.map(
    ({ value }) => `<line class="scale" x1="${place(value)}" x2="${place(value)}" y1="8" y2="16"/>`,
  );
  return [
    `<svg role="img" width="${width}" height="24" viewBox="0 0 ${width} 24">`,
    `<title>${escapeHtml(candidateSentence(candidate, standing, measure.kind))}</title>`,
    line('scale', min, max),
    ...ticks,
    lower === null || upper === null ? '' : line('likely', lower, upper),
    estimate === null ? '' : `<circle class="mean" cx="${place(estimate)}" cy="12" r="5"/>`,
    '</svg>',
  ].join('');
}

const width = 120;
const margin = 6;
