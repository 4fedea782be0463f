import { costOf } from '../models/price.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { AnswerTask, RatingTask } from '../record/task.ts';
import { planAnswers, planRatings } from './tasks.ts';

/** What a run would come to before anything is asked. Tokens are estimates; so is all that follows from them. */
export interface Estimate {
  readonly calls: {
    readonly answers: number;
    readonly judge: number;
    readonly pairwise: number;
    readonly proof: number;
    readonly total: number;
  };
  readonly tokens: { readonly input: number; readonly output: number };
  /** USD. Null where a model has no price that is known here. */
  readonly costUsd: { readonly low: number; readonly high: number } | null;
  /** Null where a model is reached over a wire whose speed nobody knows yet. */
  readonly minutes: number | null;
}

/** Characters of English text a token stands for, as a rule of thumb. */
const charactersPerToken = 4;
/** Tokens that an answer and an evaluation usually have, where nothing was measured yet. */
const answerTokens = 250;
const evaluationTokens = 400;
/** Tokens of instructions around a rubric. */
const promptTokens = 700;
/** Calls a built-in model makes in a minute, at the least. */
const builtInCallsPerMinute = 3000;

/** Adds up a whole plan: every answer, every rating, the turns of its judge. Built-in models cost nothing. */
export function estimate(evaluation: Evaluation): Estimate {
  const total = { answers: 0, judge: 0, input: 0, output: 0 };
  const models = new Set<string>();
  for (const task of planAnswers(evaluation)) {
    total.answers += 1;
    add(total, answerCall(task));
    models.add(task.candidate.model);
    for (const rating of planRatings(evaluation, task)) {
      const turns = rating.judge.turns === 'two' ? 2 : 1;
      total.judge += turns;
      for (let turn = 1; turn <= turns; turn += 1) add(total, judgeCall(rating, turn));
      models.add(rating.judge.model);
    }
  }
  const calls = total.answers + total.judge;
  return {
    calls: { answers: total.answers, judge: total.judge, pairwise: 0, proof: 0, total: calls },
    tokens: { input: total.input, output: total.output },
    costUsd: costOfAll(models),
    minutes: [...models].every((model) => isLocal(model))
      ? Math.ceil((calls / builtInCallsPerMinute) * 10) / 10
      : null,
  };
}

interface CallTokens {
  readonly input: number;
  readonly output: number;
}

function answerCall({ unit, candidate }: AnswerTask): CallTokens {
  const characters = unit.document.characters + unit.question.ask.length + (candidate.guidance?.length ?? 0);
  return { input: Math.ceil(characters / charactersPerToken), output: answerTokens };
}

/** The second turn reads everything once more, and writes a word. */
function judgeCall({ answer: { unit } }: RatingTask, turn: number): CallTokens {
  const read = Math.ceil(unit.document.characters / charactersPerToken) + promptTokens + answerTokens;
  return turn === 1
    ? { input: read, output: evaluationTokens }
    : { input: read + evaluationTokens, output: 5 };
}

function add(total: { input: number; output: number }, call: CallTokens): void {
  total.input += call.input;
  total.output += call.output;
}

function costOfAll(models: ReadonlySet<string>): Estimate['costUsd'] {
  const nothing = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
  return [...models].every((model) => costOf(model, nothing) === 0) ? { low: 0, high: 0 } : null;
}

function isLocal(model: string): boolean {
  return /^(?:builtin|given|recorded):/.test(model);
}
