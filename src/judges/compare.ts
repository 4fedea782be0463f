import type { Caller } from '../calls/caller.ts';
import type { Answer } from '../record/answer.ts';
import type { Finish } from '../record/call.ts';
import type { Comparison, ComparisonTask } from '../record/comparison.ts';
import type { CallError } from '../record/step.ts';
import { Conversation, type Turn } from './conversation.ts';
import { choiceSchema, pairMessage, type AnswerPair } from './pair-request.ts';
import { readChoice, winnerOf } from './choice.ts';
import type { JudgeFacts } from './rate.ts';
import { instruction, levelSchema } from './request.ts';
import { readLevel, statedLevel, type Reading } from './verdict.ts';

/**
 * Compares two answers once, in one order. Where one of them is missing there is nothing to choose between, and the
 * other does not win by it; no reply is ever guessed into a choice.
 */
export async function compare(
  { task, first, second }: { task: ComparisonTask; first: Answer; second: Answer },
  caller: Caller,
  facts: JudgeFacts,
): Promise<Comparison> {
  if (first.outcome === 'error') return { outcome: 'error', error: first.error };
  if (second.outcome === 'error') return { outcome: 'error', error: second.error };
  if (first.outcome === 'no-answer') return { outcome: 'no-answer', reason: first.reason };
  if (second.outcome === 'no-answer') return { outcome: 'no-answer', reason: second.reason };
  const conversation = new Conversation({ task, caller, facts, again: facts.prompts.again });
  const inTurns = task.judge.turns === 'one' ? chooseInOneTurn : chooseInTwoTurns;
  const found = await inTurns(
    { task, answers: { first: first.text, second: second.text }, prompts: facts.prompts },
    conversation,
  );
  return 'code' in found ? { outcome: 'error', error: found } : conclude(task, conversation, found);
}

interface Choosing {
  readonly task: ComparisonTask;
  readonly answers: AnswerPair;
  readonly prompts: JudgeFacts['prompts'];
}

interface Found {
  readonly reading: Reading;
  readonly explanation: string;
  readonly contradiction: boolean | null;
}

async function chooseInOneTurn(
  { task, answers, prompts }: Choosing,
  conversation: Conversation,
): Promise<Found | CallError> {
  const messages = [pairMessage(task, answers, prompts)];
  const turn = await conversation.take(
    'comparison',
    { messages, schema: choiceSchema(task.rubric) },
    (text) => withProblem(readChoice(text, task.rubric)),
  );
  if ('code' in turn) return turn;
  const { result: reading, call } = turn;
  return {
    // What was cut off behind a whole object lost nothing, so only a stop by the provider counts here.
    reading: wasStopped(call.reply.finish) ? stopped : reading,
    explanation: reading.read ? (reading.explanation ?? '') : '',
    contradiction: null,
  };
}

async function chooseInTwoTurns(judging: Choosing, conversation: Conversation): Promise<Found | CallError> {
  const { task, answers, prompts } = judging;
  const opening = pairMessage(task, answers, prompts);
  const turn = await conversation.take('evaluation', { messages: [opening], schema: null }, (text) => ({
    result: text,
    problem: text.trim() === '' ? 'it is empty' : null,
  }));
  if ('code' in turn) return turn;
  const { result: explanation, call } = turn;
  if (wasStopped(call.reply.finish)) return { reading: stopped, explanation, contradiction: null };
  if (explanation.trim() === '') return { reading: nothingWritten, explanation, contradiction: null };
  return convert(judging, turn, conversation);
}

/** The second turn: the name of the level that the evaluation ends in. Another one is asked for once more, then marked. */
async function convert(
  { task: { rubric }, prompts }: Choosing,
  { messages: said, result: explanation }: Turn<string>,
  conversation: Conversation,
): Promise<Found | CallError> {
  const messages = [...said, { role: 'user' as const, parts: [instruction(prompts.verdict)] }];
  const stated = statedLevel(explanation, rubric);
  const contradicts = (reading: Reading): boolean | null =>
    reading.read && stated !== null ? stated.value !== reading.level.value : null;
  let asked = false;
  const turn = await conversation.take('verdict', { messages, schema: levelSchema(rubric) }, (text) => {
    const reading = readLevel(text, rubric);
    if (asked || contradicts(reading) !== true) return withProblem(reading);
    asked = true;
    const problem = `it names another level than your evaluation, which ends in "${stated?.name}"`;
    return { result: reading, problem };
  });
  if ('code' in turn) return turn;
  const { finish } = turn.call.reply;
  // A name that was cut off may be the beginning of another.
  const reading = finish === 'cut-off' ? cutOff : wasStopped(finish) ? stopped : turn.result;
  return { reading, explanation, contradiction: contradicts(reading) };
}

function conclude(
  { rubric }: ComparisonTask,
  conversation: Conversation,
  { reading, explanation, contradiction }: Found,
): Comparison {
  const replies = conversation.calls.map(({ reply }) => reply);
  const last = replies.at(-1);
  const facts = {
    explanation,
    blind: rubric.needsDocument ? isBlind(replies.map(({ sighted }) => sighted)) : null,
    contradiction,
    servedModel: last?.servedModel ?? null,
    usage: conversation.usage(),
    costUsd: conversation.cost(),
  };
  return reading.read
    ? { outcome: 'compared', winner: winnerOf(reading.level.name), ...facts }
    : { outcome: 'no-verdict', reason: reading.reason, reply: last?.text ?? '', ...facts };
}

function isBlind(sights: readonly (boolean | null)[]): boolean | null {
  if (sights.includes(false)) return true;
  return sights.includes(null) ? null : false;
}

function withProblem(reading: Reading): { result: Reading; problem: string | null } {
  return { result: reading, problem: reading.read ? null : reading.problem };
}

/** A judge that was stopped by its provider made no choice, whatever it had written until then. */
function wasStopped(finish: Finish): boolean {
  return finish !== 'stop' && finish !== 'cut-off';
}

const stopped: Reading = { read: false, reason: 'refused', problem: 'the judge was stopped' };
const cutOff: Reading = { read: false, reason: 'unreadable', problem: 'it was cut off' };
const nothingWritten: Reading = {
  read: false,
  reason: 'unreadable',
  problem: 'there is no evaluation',
};
