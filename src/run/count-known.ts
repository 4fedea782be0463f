import { replaying } from '../calls/replay.ts';
import type { Caller } from '../calls/caller.ts';
import { auditRoles } from '../judges/audit.ts';
import type { Journal } from '../journal/journal.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { proveJudges } from './prove-judges.ts';
import { walk } from './walk.ts';

/** How many calls of an evaluation the journal holds already. Judges' repeats of an unusable reply are not planned, so not counted. */
export async function countKnown(
  evaluation: Evaluation,
  journal: Journal,
  freshness: number,
): Promise<number> {
  let known = 0;
  const replay = replaying(journal, '');
  const counting: Caller = {
    async call(request, purpose) {
      const result = await replay.call(request, purpose);
      const planned = (purpose.attempt ?? 0) === 0 && purpose.role !== auditRoles.unplanned;
      if (result.outcome === 'replied' && planned) known += 1;
      return result;
    },
  };
  await proveJudges({ evaluation, freshness }, journal, counting);
  const facts = { evaluation, freshness, askedAgain: new Map(), caller: counting, cite: null };
  for await (const _rated of walk(facts)) void _rated;
  return known;
}
