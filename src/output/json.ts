import type { Report } from '../report/report.ts';
import { jsonText } from './json-text.ts';

/** The report as JSON, indented by two spaces, with a line feed at the end. Throws NotFiniteError: a bug. */
export function renderJson(report: Report): string {
  return `${jsonText(report, 2)}\n`;
}
