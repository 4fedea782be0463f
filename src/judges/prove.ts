import { splitModel, type AskFacts } from '../answers/request.ts';
import type { Caller } from '../calls/caller.ts';
import { withoutFence } from '../checks/code-fence.ts';
import type { CallRequest } from '../record/call.ts';
import type { Document, DocumentReference } from '../record/document.ts';
import type { Judge, JudgePrompts } from '../record/evaluation.ts';
import type { JudgeProof } from '../record/proof.ts';
import type { CallError } from '../record/step.ts';
import {
  isAnswered,
  proofQuestions,
  questionsAsked,
  questionsRight,
  type ProofQuestion,
} from './proof-questions.ts';

/** One judge and one document that it has to show it reads. */
export interface ProofTask {
  readonly id: string;
  readonly judge: Judge;
  readonly document: DocumentReference;
}

/** Puts the questions one after the other, so that the document is read from the provider's cache. A document that nobody has opened yet is null. */
export async function prove(
  { task, document }: { task: ProofTask; document: Document | null },
  caller: Caller,
  facts: AskFacts & { readonly prompts: JudgePrompts },
): Promise<JudgeProof> {
  const { judge } = task;
  const questions = document === null ? [] : proofQuestions(document, facts.seed);
  const found = { judge: judge.model, document: task.document.id, asked: 0, right: 0, error: null };
  const { proof } = facts.prompts;
  if (questions.length < questionsAsked || proof === undefined) return { ...found, proven: null };
  let right = 0;
  let error: CallError | null = null;
  for (const [index, question] of questions.entries()) {
    const request = proofRequest(task, { question, index, prompt: proof, facts });
    const done = await caller.call(request, { task: task.id, role: `proof ${index + 1}` });
    if (done.outcome === 'failed') error = done.error;
    else if (isAnswered(question, wordIn(done.call.reply.text))) right += 1;
  }
  const proven = error === null ? right >= questionsRight : null;
  return { ...found, asked: questions.length, right, proven, error };
}

function proofRequest(
  { judge, document }: ProofTask,
  said: { question: ProofQuestion; index: number; prompt: string; facts: AskFacts },
): CallRequest {
  const { question, index, prompt, facts } = said;
  const text = prompt.replace('{words}', () => question.words).replace('{page}', () => String(question.page));
  return {
    ...splitModel(judge.model),
    settings: judge.settings,
    system: null,
    messages: [
      {
        role: 'user',
        parts: [
          { kind: 'document', hash: document.hash },
          { kind: 'text', name: 'question', text },
        ],
      },
    ],
    schema: {
      kind: 'json',
      schema: {
        type: 'object',
        properties: { word: { type: 'string' } },
        required: ['word'],
        additionalProperties: false,
      },
    },
    draw: `proof ${index + 1}`,
    freshness: facts.freshness,
    seed: facts.seed,
  };
}

/** The word of `{word}`; of a reply in another form all of it, which is right only if it is that word. */
function wordIn(text: string): string {
  try {
    const value: unknown = JSON.parse(withoutFence(text));
    if (typeof value === 'object' && value !== null && 'word' in value && typeof value.word === 'string')
      return value.word;
  } catch {
    // Not JSON: a bare word is an answer too.
  }
  return text;
}
