import type { Caller } from '../calls/caller.ts';
import type { Journal } from '../journal/journal.ts';
import { prove } from '../judges/prove.ts';
import { planProofs } from '../plan/proofs.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { JudgeProof } from '../record/proof.ts';

/** Has every judge prove itself, one after the other, that is to, or reads how it did: as with the walk, the caller decides which. */
export async function proveJudges(
  { evaluation, freshness }: { evaluation: Evaluation; freshness: number },
  journal: Journal,
  caller: Caller,
): Promise<JudgeProof[]> {
  const { seed, prices, prompts } = evaluation;
  const facts = { seed, prices, prompts, freshness: String(freshness) };
  const proofs: JudgeProof[] = [];
  for (const task of planProofs(evaluation)) {
    const document = await journal.findDocument(task.document.hash);
    proofs.push(await prove({ task, document }, caller, facts));
  }
  return proofs;
}
