import type { AskFacts } from '../answers/request.ts';
import { splitModel } from '../answers/request.ts';
import type { CallRequest, Message, OutputSchema, Part } from '../record/call.ts';
import type { Candidate, JudgePrompts } from '../record/evaluation.ts';
import { hashOfData, hashOfText } from '../record/hash.ts';
import type { Rubric } from '../record/rubric.ts';
import type { ComparisonTask } from '../record/comparison.ts';
import type { RatingTask } from '../record/task.ts';
import { writeInstructions } from './instructions.ts';

/**
 * The first message to a judge: document first, then the rubric, then question and answer. The
 * candidate's name is never in it, its guidance only where the judge is set to see it.
 */
export function openingMessage(task: RatingTask, answer: string, prompts: JudgePrompts): Message {
  const { judge, rubric } = task;
  const { unit, candidate } = task.answer;
  const marker = hashOfText(`${task.answer.draw} ${answer}`).slice(0, 16);
  const parts: Part[] = [];
  if (rubric.needsDocument) parts.push({ kind: 'document', hash: unit.document.hash });
  parts.push(instruction(writeInstructions(rubric, prompts.task)));
  if (judge.seesGuidance && candidate.guidance !== null) {
    parts.push(instruction('# How the answerer was told to answer'), named('guidance', candidate.guidance));
  }
  if (rubric.needsReference && unit.question.reference !== null) {
    parts.push(instruction('# The reference answer'), named('reference', unit.question.reference));
  }
  parts.push(instruction('# The question'), named('question', unit.question.ask));
  // The markers hold a hash of the answer, which no answer can contain: it cannot close itself early.
  parts.push(instruction(`# The answer, between its markers\n[answer ${marker}]`), named('answer', answer));
  parts.push(instruction(`[end of answer ${marker}]`));
  parts.push(instruction(judge.turns === 'one' ? prompts.oneTurn : prompts.evaluation));
  return { role: 'user', parts };
}

/** A request to the judge of a task. The draw holds the answers' draws, so equal answers are still judged apart. */
export function judgeRequest(
  task: RatingTask | ComparisonTask,
  facts: AskFacts,
  said: { messages: readonly Message[]; schema: OutputSchema | null },
): CallRequest {
  const { seed, ...drawn } = 'first' in task ? drawnPair(task, facts) : drawnAnswer(task, facts);
  return {
    ...splitModel(task.judge.model),
    settings: task.judge.settings,
    system: null,
    messages: said.messages,
    schema: said.schema,
    ...drawn,
    freshness: facts.freshness,
    seed,
  };
}

type Drawn = Pick<CallRequest, 'draw' | 'seed'> & { readonly origin: string };

function drawnAnswer({ answer, ratingIndex }: RatingTask, facts: AskFacts): Drawn {
  return {
    draw: `${answer.draw}.${ratingIndex}`,
    origin: originOf(answer.candidate),
    seed: facts.seed + ratingIndex - 1,
  };
}

/** In the order in which the judge reads them: the other order is another request, even of equal texts. */
function drawnPair({ first, second }: ComparisonTask, { seed }: AskFacts): Drawn {
  return {
    draw: `${first.draw}-${second.draw}`,
    origin: `${originOf(first.candidate)}-${originOf(second.candidate)}`,
    seed,
  };
}

/** What made the answer, whatever its candidate is called; of answers made elsewhere only the candidate is known. */
function originOf({ id, model, guidance, settings, given }: Candidate): string {
  return hashOfData(given === null ? [model, guidance, settings] : [id]).slice(0, 16);
}

/** The shape of a one-turn reply. Explanation comes first, so that the rating follows from it. */
export function ratingSchema(rubric: Rubric): OutputSchema {
  return {
    kind: 'json',
    schema: {
      type: 'object',
      properties: {
        explanation: { type: 'string' },
        level: { type: 'string', enum: rubric.levels.map((level) => level.name) },
        rating: { type: 'number', enum: rubric.levels.map((level) => level.value) },
      },
      required: ['explanation', 'level', 'rating'],
      additionalProperties: false,
    },
  };
}

/** The shape of the second turn's reply: the name of one level. */
export function levelSchema(rubric: Rubric): OutputSchema {
  return { kind: 'enum', values: rubric.levels.map((level) => level.name) };
}

export function instruction(text: string): Part {
  return { kind: 'text', name: 'instructions', text };
}

export function named(name: 'question' | 'answer' | 'guidance' | 'reference', text: string): Part {
  return { kind: 'text', name, text };
}
