import type { Report } from '../report/report.ts';

/** The warnings as they stand in a list: less the one that stands beside each measure's judge already. */
export function listedWarnings({ warnings }: Pick<Report, 'warnings'>): string[] {
  return warnings.filter(({ code }) => code !== 'judge-unchecked').map(({ message }) => message);
}
