import type { Report } from '../report/report.ts';
import type { Outside } from './outside.ts';
import type { ReportOptions } from './options.ts';
import type { ResultTarget } from './result.ts';

/** Prints a report in the form that was asked for. To a file, a table is as plain as into a pipe. */
export async function printReport(
  report: Report,
  options: ReportOptions,
  { target, outside }: { target: ResultTarget; outside: Outside },
): Promise<void> {
  await target.write([await render(report, options, outside)]);
}

async function render(
  report: Report,
  { format, output }: ReportOptions,
  { results, verbose }: Outside,
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../output/json.ts')).renderJson(report);
    case 'markdown':
      return (await import('../output/markdown.ts')).renderMarkdown(report, { verbose });
    case 'junit':
      return (await import('../output/junit.ts')).renderJunit(report);
    case 'table': {
      const look =
        output === undefined
          ? { width: results.width, color: results.color, verbose }
          : { width: 80, color: false, verbose };
      return (await import('../output/table.ts')).renderTable(report, look);
    }
  }
}
