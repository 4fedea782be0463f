/** Asks a candidate: builds the request, reads the reply into an Answer or a named reason why there is none. */
import type { Answer, NoAnswerReason } from '../record/answer.ts';
import type { Reply } from '../record/call.ts';
import type { AnswerTask } from '../record/task.ts';
import type { Caller } from '../calls/caller.ts';
import { costOf } from '../models/price.ts';
import { answerRequest, type AskFacts } from './request.ts';

/** Gets one answer, or the reason why there is none. Never rejects for what a model did. */
export async function askCandidate(task: AnswerTask, caller: Caller, facts: AskFacts): Promise<Answer> {
  const result = await caller.call(answerRequest(task, facts), { task: task.id, role: 'answer' });
  if (result.outcome === 'failed') return { outcome: 'error', error: result.error };
  const { reply, startedAt: at } = result.call;
  const costUsd = costOf({ model: task.candidate.model, usage: reply.usage, at }, facts.prices);
  return readAnswer(reply, costUsd);
}

/** An empty, cut or refused reply is a result of its own; it is never handed to a judge as text. */
export function readAnswer(reply: Reply, costUsd: number | null): Answer {
  const { text, servedModel, usage } = reply;
  const facts = { text, servedModel, usage, costUsd };
  const reason = noAnswerReason(reply);
  return reason === null ? { outcome: 'answered', ...facts } : { outcome: 'no-answer', reason, ...facts };
}

function noAnswerReason(reply: Reply): NoAnswerReason | null {
  if (reply.finish !== 'stop') return reply.finish;
  // Marks that print nothing, such as a zero-width space, are no answer either.
  return /^[\s\p{Cf}]*$/u.test(reply.text) ? 'empty' : null;
}
