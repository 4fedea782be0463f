import type { CallRequest } from '../record/call.ts';
import type { Prices } from '../record/price.ts';
import type { AnswerTask } from '../record/task.ts';

/** What decides, beside the task, how a call is asked and what it costs. */
export interface AskFacts {
  readonly seed: number;
  readonly freshness: string;
  readonly prices: Prices;
}

/**
 * The request for one answer: the document first and the question last, so that providers can
 * reuse the common beginning; the guidance as system instruction. Nothing else is said.
 */
export function answerRequest(task: AnswerTask, facts: AskFacts): CallRequest {
  const { candidate, unit } = task;
  const { provider, model } = splitModel(candidate.model);
  const given = candidate.given !== null;
  return {
    provider,
    model,
    settings: candidate.settings,
    system: candidate.guidance,
    messages: [
      {
        role: 'user',
        parts: [
          { kind: 'document', hash: unit.document.hash },
          { kind: 'text', name: 'question', text: given ? unit.id : unit.question.ask },
        ],
      },
    ],
    schema: null,
    draw: String(task.draw),
    freshness: facts.freshness,
    seed: facts.seed + task.draw - 1,
  };
}

/** `google:gemini-3.8-flash` → provider and model; the model may hold further colons. */
export function splitModel(id: string): { provider: string; model: string } {
  const colon = id.indexOf(':');
  return { provider: id.slice(0, colon), model: id.slice(colon + 1) };
}
