import type { Run } from './run.ts';

/** Unlike the name of any file that an evaluation is written to. */
const mark = 'check-up:';

/** What a run is named by in which the judges of an evaluation are checked: it is none of the evaluation's own runs. */
export function checkUpSource(source: string): string {
  return `${mark}${source}`;
}

/** The evaluation whose judges a run checks; null for every other run. */
export function checkedSource({ source }: Pick<Run, 'source'>): string | null {
  return source.startsWith(mark) ? source.slice(mark.length) : null;
}
