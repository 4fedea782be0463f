import type { StoredCheckUp } from '../../run/find-check-ups.ts';
import type { Report } from '../report.ts';
import { measureCheckUps } from './measure-check-ups.ts';

/** The same report, with what is known of its judges from check-ups that were made of them. */
export async function stampCheckUps(report: Report, checkUps: readonly StoredCheckUp[]): Promise<Report> {
  const trust = { ...report.trust };
  for (const { measure, run, checkedMeasure, answers } of checkUps) {
    const trusted = trust[measure];
    const found = (await measureCheckUps(run, answers())).find((one) => one.measure === checkedMeasure);
    if (trusted === undefined || found === undefined) continue;
    const checkedAt = new Date(run.finishedAt ?? run.startedAt).toISOString();
    trust[measure] = { ...trusted, checkUp: { run: run.id, checkedAt, probes: found.probes } };
  }
  return checkUps.length === 0 ? report : { ...report, trust };
}
