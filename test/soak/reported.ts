import type { AnswerRow } from '../../src/output/rows/answer-rows.ts';
import type { RatingRow } from '../../src/output/rows/rating-rows.ts';
import type { Report } from '../../src/report/report.ts';
import { assay, type Ended, type Place } from '../journeys/command.ts';

/** The numbers of a report on stdout: all but times, and what the calls cost. */
export function numbersOf({ stdout }: Ended): string {
  const { run, usage, warnings: _, ...numbers } = JSON.parse(stdout) as Report;
  return JSON.stringify({ ...numbers, status: run.status, calls: usage.calls });
}

/** The ratings of the last run, without which run it was. */
export async function ratingsOf(place: Place): Promise<string[]> {
  const ratings = await rows<RatingRow>(place, 'ratings');
  return ratings.map((row) => JSON.stringify({ ...row, run: null }));
}

/** How many answers and ratings of the last run ended in an error; what nobody has tried yet is none. */
export async function errorsIn(place: Place): Promise<number> {
  const all = [...(await rows<AnswerRow>(place, 'answers')), ...(await rows<RatingRow>(place, 'ratings'))];
  return all.filter(({ outcome, reason }) => outcome === 'error' && reason !== 'not-reached').length;
}

async function rows<Row>(place: Place, kind: string): Promise<Row[]> {
  const { code, stdout, stderr } = await assay(place, 'export', '--rows', kind, '--format', 'jsonl');
  if (code !== 0 && code !== 3) throw new Error(`assay export ended with ${code}: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}
