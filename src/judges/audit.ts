import type { Message, OutputSchema } from '../record/call.ts';
import { hashOfText } from '../record/hash.ts';
import type { Rubric } from '../record/rubric.ts';
import { writeLevels } from '../rubrics/levels-text.ts';
import { instruction, levelSchema } from './request.ts';

/** The roles of calls that read an evaluation by itself: drawn to be audited, or in want of a verdict line, which no plan foresees. */
export const auditRoles = { drawn: 'audit', unplanned: 'audit of words' } as const;

/**
 * What a judge is asked to hold an evaluation's words against its verdict: the levels and the evaluation alone, no
 * document, no question, no answer. So whatever level it names can only come from the words.
 */
export function auditRequest(
  explanation: string,
  rubric: Rubric,
  prompt: string,
): { messages: readonly Message[]; schema: OutputSchema } {
  // Like an answer, the evaluation may quote anything: its markers hold a hash of it.
  const marker = hashOfText(explanation).slice(0, 16);
  const parts = [
    instruction(`${prompt}\n\n# Levels\n${writeLevels(rubric.levels)}`),
    instruction(`# The evaluation, between its markers\n[evaluation ${marker}]`),
    { kind: 'text' as const, name: 'answer' as const, text: explanation },
    instruction(`[end of evaluation ${marker}]`),
  ];
  return { messages: [{ role: 'user', parts }], schema: levelSchema(rubric) };
}
