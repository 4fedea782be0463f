import { oneLine } from '../output/plain-text.ts';
import type { Report } from '../report/report.ts';
import type { Stream } from './outside.ts';

/** Says on stderr which conditions of a run do not hold, since its report may go elsewhere. Whether all of them do. */
export async function gateHolds({
  report,
  messages,
}: {
  report: Report;
  messages: Stream;
}): Promise<boolean> {
  const { conditions } = report.gate;
  const missed = conditions.filter(({ holds }) => holds !== true);
  if (missed.length === 0) return true;
  const { conditionSentence } = await import('../output/gate-sentences.ts');
  for (const condition of missed)
    messages.write(`assay: gate: ${oneLine(conditionSentence(condition, report))}\n`);
  return false;
}
