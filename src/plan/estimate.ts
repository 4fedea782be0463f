import { priceOf } from '../models/price.ts';
import { asksServer, isFree } from '../models/providers.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { planComparisons } from './comparisons.ts';
import { answerCall, judgeCalls, pairCalls, proofCalls, type CallTokens } from './call-tokens.ts';
import { planProofs } from './proofs.ts';
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
  /** USD: if what calls share is mostly cached and replies are short; and if nothing is cached and models think long. Null where a price is not known. */
  readonly costUsd: { readonly low: number; readonly high: number } | null;
  readonly minutes: number;
}

/** The share of the common beginning that is read from a cache when all goes well. */
const cachedAtBest = 0.9;
/** Replies may be half as long as usual; with thinking, three times as long. */
const shortest = 0.5;
const longest = 3;
/** Calls a minute, at the least: of a built-in model, and of one over the wire with a few calls at a time. */
const builtInCallsPerMinute = 3000;
const callsPerMinute = 60;

/** Adds up a whole plan: every answer, every rating, the turns of its judge, and the judges' proofs. `at`: milliseconds since 1970, for the prices. */
export function estimate(evaluation: Evaluation, at: number): Estimate {
  const total = {
    answers: 0,
    judge: 0,
    pairwise: 0,
    proof: 0,
    input: 0,
    output: 0,
    low: 0,
    high: 0,
    computed: 0,
    unknown: false,
  };

  function add(call: CallTokens): void {
    total.input += call.input;
    total.output += call.output;
    if (!asksServer(call.model)) total.computed += 1;
    const range = costRange(call, evaluation, at);
    if (range === null) total.unknown = true;
    total.low += range?.low ?? 0;
    total.high += range?.high ?? 0;
  }

  const comparisonsOf = planComparisons(evaluation);
  for (const task of planAnswers(evaluation)) {
    total.answers += 1;
    add(answerCall(task));
    for (const rating of planRatings(evaluation, task)) {
      const turns = judgeCalls(rating);
      total.judge += turns.length;
      for (const turn of turns) add(turn);
    }
    for (const turn of comparisonsOf(task).flatMap(pairCalls)) {
      total.pairwise += 1;
      add(turn);
    }
  }
  for (const call of planProofs(evaluation).flatMap(proofCalls)) {
    total.proof += 1;
    add(call);
  }
  const calls = total.answers + total.judge + total.pairwise + total.proof;
  const minutes = total.computed / builtInCallsPerMinute + (calls - total.computed) / callsPerMinute;
  return {
    calls: {
      answers: total.answers,
      judge: total.judge,
      pairwise: total.pairwise,
      proof: total.proof,
      total: calls,
    },
    tokens: { input: total.input, output: total.output },
    costUsd: total.unknown ? null : { low: total.low, high: total.high },
    minutes: Math.ceil(minutes * 10) / 10,
  };
}

function costRange(
  call: CallTokens,
  { prices }: Evaluation,
  at: number,
): { low: number; high: number } | null {
  if (isFree(call.model)) return { low: 0, high: 0 };
  const price = priceOf(call.model, { at, inputTokens: call.input }, prices);
  if (price === null) return null;
  const saved =
    price.cachedInput === undefined ? 0 : call.shared * cachedAtBest * (price.input - price.cachedInput);
  const read = call.input * price.input;
  return {
    low: (read - saved + call.output * shortest * price.output) / 1_000_000,
    high: (read + call.output * longest * price.output) / 1_000_000,
  };
}
