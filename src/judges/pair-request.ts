import type { Message, OutputSchema, Part } from '../record/call.ts';
import type { ComparisonTask } from '../record/comparison.ts';
import type { JudgePrompts, PairPrompts } from '../record/evaluation.ts';
import { hashOfText } from '../record/hash.ts';
import type { Rubric } from '../record/rubric.ts';
import { writeInstructions } from './instructions.ts';
import { instruction, named } from './request.ts';

/** The texts of two answers, as the judge reads them. */
export interface AnswerPair {
  readonly first: string;
  readonly second: string;
}

/**
 * The first message to a judge of two answers: document first, then the rubric, then the question and both answers.
 * Neither candidate's name nor its guidance is ever in it.
 */
export function pairMessage(task: ComparisonTask, answers: AnswerPair, prompts: JudgePrompts): Message {
  const { judge, rubric, first, second } = task;
  const { question, document } = first.unit;
  const { task: opening, oneTurn } = pairPrompts(prompts);
  // Neither answer can contain a hash of both, and so end itself early or pass for the other.
  const both = JSON.stringify([first.draw, answers.first, second.draw, answers.second]);
  const marker = hashOfText(both).slice(0, 16);
  const reference = rubric.needsReference ? question.reference : null;
  const parts: Part[] = [
    ...(rubric.needsDocument ? [{ kind: 'document' as const, hash: document.hash }] : []),
    instruction(writeInstructions(rubric, opening)),
    ...(reference === null ? [] : [instruction('# The reference answer'), named('reference', reference)]),
    instruction('# The question'),
    named('question', question.ask),
    ...answerParts('first', answers.first, marker),
    ...answerParts('second', answers.second, marker),
    instruction(judge.turns === 'one' ? oneTurn : prompts.evaluation),
  ];
  return { role: 'user', parts };
}

function answerParts(place: 'first' | 'second', text: string, marker: string): Part[] {
  return [
    instruction(`# The ${place} answer, between its markers\n[${place} answer ${marker}]`),
    named('answer', text),
    instruction(`[end of ${place} answer ${marker}]`),
  ];
}

/** The shape of a one-turn reply. Explanation comes first, so that the choice follows from it. */
export function choiceSchema({ levels }: Rubric): OutputSchema {
  return {
    kind: 'json',
    schema: {
      type: 'object',
      properties: {
        explanation: { type: 'string' },
        winner: { type: 'string', enum: levels.map(({ name }) => name) },
      },
      required: ['explanation', 'winner'],
      additionalProperties: false,
    },
  };
}

function pairPrompts({ pairs }: JudgePrompts): PairPrompts {
  if (pairs === undefined) throw new Error('the run holds no wording for a judge of pairs');
  return pairs;
}
