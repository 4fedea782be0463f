/** Asks a judge about an answer or a pair; reads a Rating or Comparison, or why there is none; audits itself. */
import type { AskFacts } from '../answers/request.ts';
import type { Caller } from '../calls/caller.ts';
import type { Answer } from '../record/answer.ts';
import type { Finish } from '../record/call.ts';
import type { JudgePrompts } from '../record/evaluation.ts';
import type { Rating } from '../record/rating.ts';
import type { Level, Rubric } from '../record/rubric.ts';
import type { CallError } from '../record/step.ts';
import type { RatingTask } from '../record/task.ts';
import { auditRequest, auditRoles } from './audit.ts';
import { Conversation, type ReadReply } from './conversation.ts';
import { levelSchema, openingMessage, ratingSchema, instruction } from './request.ts';
import { readLevel, readRating, statedLevel, type Reading } from './verdict.ts';

/** What the judge was asked with, beside the task. */
export interface JudgeFacts extends AskFacts {
  readonly prompts: JudgePrompts;
}

/** Rates one answer once. No answer is never rated as text, and no reply is ever guessed into a verdict. */
export async function rate(
  { task, answer }: { task: RatingTask; answer: Answer },
  caller: Caller,
  facts: JudgeFacts,
): Promise<Rating> {
  if (answer.outcome === 'no-answer') return { outcome: 'no-answer', reason: answer.reason };
  if (answer.outcome === 'error') return { outcome: 'error', error: answer.error };
  const conversation = new Conversation({ task, caller, facts, again: facts.prompts.again });
  const inTurns = task.judge.turns === 'one' ? rateInOneTurn : rateInTwoTurns;
  return inTurns({ task, answer: answer.text, prompts: facts.prompts }, conversation);
}

interface Judging {
  readonly task: RatingTask;
  readonly answer: string;
  readonly prompts: JudgePrompts;
}

async function rateInOneTurn(
  { task, answer, prompts }: Judging,
  conversation: Conversation,
): Promise<Rating> {
  const messages = [openingMessage(task, answer, prompts)];
  let reasked = false;
  const turn = await conversation.take('rating', { messages, schema: ratingSchema(task.rubric) }, (text) => {
    const read = readRating(text, task.rubric);
    reasked ||= !read.read && read.reason === 'contradiction';
    return withProblem(read);
  });
  if ('code' in turn) return { outcome: 'error', error: turn };
  // What was cut off behind a whole object lost nothing, so only a stop by the provider counts here.
  const reading = unlessStopped(turn.result, turn.call.reply.finish);
  const explanation = turn.result.read ? (turn.result.explanation ?? '') : '';
  // Name and number of the level agree wherever a rating was read: `readRating` sees to it.
  const disagrees = !turn.result.read && turn.result.reason === 'contradiction';
  const argued =
    reading.read && task.audited
      ? await arguedLevel(explanation, auditRoles.drawn, { task, prompts, conversation })
      : null;
  if (argued !== null && 'code' in argued) return { outcome: 'error', error: argued };
  return conclude(task, conversation, {
    reading,
    explanation,
    // What was to be audited and could not be read is open.
    contradiction:
      argued !== null ? differs(argued, reading) : reading.read && task.audited ? null : disagrees,
    reasked,
  });
}

/** The level that the words of an evaluation argue for, by a call that sees nothing else; null where it cannot be read. */
async function arguedLevel(
  explanation: string,
  role: string,
  {
    task: { rubric },
    prompts: { audit },
    conversation,
  }: { task: RatingTask; prompts: JudgePrompts; conversation: Conversation },
): Promise<Level | CallError | null> {
  if (audit === undefined || explanation.trim() === '') return null;
  const turn = await conversation.take(role, auditRequest(explanation, rubric, audit), (text) =>
    withProblem(readLevel(text, rubric)),
  );
  if ('code' in turn) return turn;
  return turn.result.read && turn.call.reply.finish === 'stop' ? turn.result.level : null;
}

function differs(level: Level, reading: Reading): boolean | null {
  return reading.read ? reading.level.value !== level.value : null;
}

async function rateInTwoTurns(
  { task, answer, prompts }: Judging,
  conversation: Conversation,
): Promise<Rating> {
  const opening = openingMessage(task, answer, prompts);
  const first = await conversation.take('evaluation', { messages: [opening], schema: null }, (text) => ({
    result: text,
    problem: text.trim() === '' ? 'it is empty' : null,
  }));
  if ('code' in first) return { outcome: 'error', error: first };
  const explanation = first.result;
  const { finish } = first.call.reply;
  if (explanation.trim() === '' || (finish !== 'stop' && finish !== 'cut-off')) {
    const reason = finish === 'stop' || finish === 'cut-off' ? 'unreadable' : 'refused';
    const reading: Reading = { read: false, reason, problem: 'there is no evaluation' };
    return conclude(task, conversation, { reading, explanation, contradiction: null, reasked: false });
  }
  const messages = [...first.messages, { role: 'user' as const, parts: [instruction(prompts.verdict)] }];
  const stated =
    statedLevel(explanation, task.rubric) ??
    (await arguedLevel(explanation, auditRoles.unplanned, { task, prompts, conversation }));
  if (stated !== null && 'code' in stated) return { outcome: 'error', error: stated };
  let reasked = false;
  const second = await conversation.take(
    'verdict',
    { messages, schema: levelSchema(task.rubric) },
    verdictReader(task.rubric, stated, () => (reasked = true)),
  );
  if ('code' in second) return { outcome: 'error', error: second };
  const end = second.call.reply.finish;
  const reading = unlessStopped(end === 'cut-off' ? cutOff : second.result, end);
  const contradiction = stated === null ? null : differs(stated, reading);
  return conclude(task, conversation, { reading, explanation, contradiction, reasked });
}

/** Reads the verdict. One that contradicts the evaluation is asked for once more; then it stands, and is marked. */
function verdictReader(rubric: Rubric, stated: Level | null, onAgain: () => void): ReadReply<Reading> {
  let asked = false;
  return (text) => {
    const reading = readLevel(text, rubric);
    if (asked || !reading.read || stated === null || stated.value === reading.level.value)
      return withProblem(reading);
    asked = true;
    onAgain();
    const problem = `it names the level "${reading.level.name}", but your evaluation ends in "${stated.name}"`;
    return { result: reading, problem };
  };
}

function conclude(
  task: RatingTask,
  conversation: Conversation,
  found: { reading: Reading; explanation: string; contradiction: boolean | null; reasked: boolean },
): Rating {
  const { reading, explanation, contradiction, reasked } = found;
  const usage = conversation.usage();
  const last = conversation.judging.at(-1)?.reply;
  const sights = conversation.judging.map((call) => call.reply.sighted);
  const blind = !task.rubric.needsDocument
    ? null
    : sights.includes(false)
      ? true
      : sights.includes(null)
        ? null
        : false;
  const servedModel = last?.servedModel ?? null;
  const facts = {
    explanation,
    blind,
    contradiction,
    reasked,
    servedModel,
    usage,
    costUsd: conversation.cost(),
  };
  return reading.read
    ? { outcome: 'rated', rating: reading.level.value, level: reading.level.name, ...facts }
    : { outcome: 'no-verdict', reason: reading.reason, reply: last?.text ?? '', ...facts };
}

function withProblem(reading: Reading): { result: Reading; problem: string | null } {
  return { result: reading, problem: reading.read ? null : reading.problem };
}

/** The name of a level may be the beginning of another's, so a name that was cut off says nothing. */
const cutOff: Reading = { read: false, reason: 'unreadable', problem: 'it was cut off' };

/** A judge that was stopped by its provider gave no verdict, whatever it had written until then. */
function unlessStopped(reading: Reading, finish: Finish): Reading {
  if (finish === 'stop' || finish === 'cut-off') return reading;
  return { read: false, reason: 'refused', problem: 'the judge was stopped' };
}
