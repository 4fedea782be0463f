import type { ProofTask } from '../judges/prove.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { hashOfData } from '../record/hash.ts';
import { unitsOf } from './units.ts';

/** Each judge that has to prove itself, once with each document that it is shown. */
export function planProofs(evaluation: Evaluation): ProofTask[] {
  const tasks = new Map<string, ProofTask>();
  for (const { question, document } of unitsOf(evaluation)) {
    for (const judge of evaluation.judges) {
      const rubric = evaluation.rubrics.find(({ id }) => id === (question.rubric ?? judge.rubric));
      if (judge.proof !== true || rubric?.needsDocument !== true) continue;
      // Judges that differ in their rubric only would be asked the same, by the same model.
      const who = hashOfData([judge.model, judge.settings]).slice(0, 12);
      const id = `proof/${document.id}/${who}`;
      if (!tasks.has(id)) tasks.set(id, { id, judge, document });
    }
  }
  return [...tasks.values()];
}
