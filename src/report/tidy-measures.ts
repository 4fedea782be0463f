import type { Rubric, Scale } from '../record/rubric.ts';
import { scaleOf, usualMargin } from '../record/rubric.ts';
import { builtInRubric } from '../rubrics/built-in.ts';
import type { Finding } from './finding.ts';
import { usualPass, type MeasureFacts } from './measure-facts.ts';
import type { Warning } from './report.ts';
import { textCell } from './tables/text-cell.ts';
import type { TidyRow } from './tables/tidy-row.ts';
import { measureOf } from './tidy-ratings.ts';

/** What a user said about the ratings, beside the table. */
export interface TidyOptions {
  readonly scale: { readonly min: number; readonly max: number } | null;
  readonly pass: number | null;
  /** In points; left out, a sixteenth of each measure's scale. */
  readonly margin?: number | undefined;
  /** Rubrics that the user named, by measure. */
  readonly rubrics?: ReadonlyMap<string, Rubric>;
}

/**
 * Which measures are by which of the rubrics that a user named: those whose rows name a rubric's id; and those
 * whose rows name none, where the user named one only.
 */
export function rubricsOfMeasures(
  rows: readonly TidyRow[],
  measure: string,
  rubrics: readonly Rubric[],
): Map<string, Rubric> {
  const [only, another] = rubrics;
  const found = new Map<string, Rubric>();
  for (const [id, named] of namedRubrics(rows, measure)) {
    const fallback = named === null && another === undefined ? only : undefined;
    const rubric = rubrics.find((one) => one.id === named) ?? fallback;
    if (rubric !== undefined) found.set(id, rubric);
  }
  return found;
}

/** The rubric that the rows of each measure name first; null where none of them names one. */
function namedRubrics(rows: readonly TidyRow[], measure: string): Map<string, string | null> {
  const named = new Map<string, string | null>();
  for (const { cells } of rows) {
    const id = measureOf(cells, measure);
    named.set(id, named.get(id) ?? textCell(cells['rubric']));
  }
  return named;
}

/** The measures of a table: their scale as said, else as their rubric has it, else as the ratings look. */
export function tidyMeasures(
  findings: readonly Finding[],
  rows: readonly TidyRow[],
  options: TidyOptions,
): { measures: MeasureFacts[]; warnings: Warning[] } {
  const ratings = ratingsByMeasure(findings);
  const warnings: Warning[] = [];
  const measures = [...ratings].map(([id, values]): MeasureFacts => {
    const rubric = options.scale === null ? (options.rubrics?.get(id) ?? rubricOf(rows, id, values)) : null;
    const scale = options.scale === null ? rubric && scaleOf(rubric) : { ...options.scale, target: null };
    const taken = scale ?? looksLike(values);
    if (scale === null) {
      const message = `${id}: the scale is taken to be ${taken.min} to ${taken.max}; say otherwise with --rubric, or with --scale`;
      warnings.push({ code: 'scale-assumed', message });
    }
    return {
      id,
      kind: 'rating',
      rubric: rubric && { id: rubric.id, version: rubric.version },
      scale: taken,
      levels: rubric?.levels.map(({ value, name }) => ({ value, name })) ?? [],
      pass: options.pass ?? usualPass(taken),
      margin: options.margin ?? usualMargin(taken),
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
  const named = namedRubrics(rows, measure).get(measure) ?? null;
  const rubric = named === null ? null : builtInRubric(named);
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
