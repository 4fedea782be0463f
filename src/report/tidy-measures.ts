import type { Rubric, Scale } from '../record/rubric.ts';
import { scaleOf } from '../record/rubric.ts';
import { builtInRubric } from '../rubrics/built-in.ts';
import type { Finding } from './finding.ts';
import { usualPass, type MeasureFacts } from './measure-facts.ts';
import type { Warning } from './report.ts';
import type { TidyRow } from './tidy-ratings.ts';

/** What a user said about the ratings, beside the table. */
export interface TidyOptions {
  readonly scale: { readonly min: number; readonly max: number } | null;
  readonly pass: number | null;
}

/** The measures of a table: their scale as said, else as their built-in rubric has it, else as the ratings look. */
export function tidyMeasures(
  findings: readonly Finding[],
  rows: readonly TidyRow[],
  options: TidyOptions,
): { measures: MeasureFacts[]; warnings: Warning[] } {
  const ratings = ratingsByMeasure(findings);
  const warnings: Warning[] = [];
  const measures = [...ratings].map(([id, values]): MeasureFacts => {
    const rubric = rubricOf(rows, id, values);
    const scale =
      options.scale === null
        ? rubric === null
          ? null
          : scaleOf(rubric)
        : { ...options.scale, target: null };
    const taken = scale ?? looksLike(values);
    if (scale === null) {
      const message = `${id}: the scale is taken to be ${taken.min} to ${taken.max}; say otherwise with --scale`;
      warnings.push({ code: 'scale-assumed', message });
    }
    const named = rubric !== null && options.scale === null;
    return {
      id,
      kind: 'rating',
      rubric: named ? { id: rubric.id, version: rubric.version } : null,
      scale: taken,
      levels: named ? rubric.levels.map(({ value, name }) => ({ value, name })) : [],
      pass: options.pass ?? usualPass(taken),
      turns: null,
    };
  });
  return { measures, warnings };
}

function ratingsByMeasure(findings: readonly Finding[]): Map<string, Set<number>> {
  const ratings = new Map<string, Set<number>>();
  for (const finding of findings) {
    if (finding.kind !== 'rating') continue;
    const values = ratings.get(finding.measure) ?? new Set<number>();
    ratings.set(finding.measure, values);
    if (finding.rating !== null) values.add(finding.rating);
  }
  return ratings;
}

/** The built-in rubric that a measure's rows name, if all its ratings lie on that rubric's scale. */
function rubricOf(rows: readonly TidyRow[], measure: string, values: ReadonlySet<number>): Rubric | null {
  const row = rows.find(
    ({ cells }) => cells['rubric'] !== undefined && (cells['measure'] ?? measure) === measure,
  );
  const named = row?.cells['rubric'];
  const rubric = typeof named === 'string' ? builtInRubric(named) : null;
  if (rubric === null) return null;
  const { min, max } = scaleOf(rubric);
  return [...values].every((value) => value >= min && value <= max) ? rubric : null;
}

/** The scales that ratings usually have, the shortest first. */
const usualScales = [
  { min: 0, max: 1, target: null },
  { min: 1, max: 5, target: null },
  { min: 0, max: 10, target: null },
  { min: 0, max: 100, target: null },
];

/** Never the range of the ratings alone: where all are alike, it would leave them no room to differ in. */
function looksLike(values: ReadonlySet<number>): Scale {
  const usual = usualScales.find(({ min, max }) =>
    [...values].every((value) => value >= min && value <= max),
  );
  const rising = [0, ...values].toSorted((a, b) => a - b);
  return usual ?? { min: rising[0] ?? 0, max: rising.at(-1) ?? 1, target: null };
}
