import type { AskFacts } from '../answers/request.ts';
import type { Caller } from '../calls/caller.ts';
import { costOf } from '../models/price.ts';
import type { Call, Message, OutputSchema, Part, Reply, TextPart, Usage } from '../record/call.ts';
import type { ComparisonTask } from '../record/comparison.ts';
import type { CallError } from '../record/step.ts';
import type { RatingTask } from '../record/task.ts';
import { auditRoles } from './audit.ts';
import { judgeRequest, instruction } from './request.ts';

/** How often a judge is told that its reply could not be used, before the reply stands as no verdict. */
const mostAgain = 2;

/** A judge's reply with what was said before it, so that the next turn can follow. */
export interface Turn<Result> {
  readonly messages: readonly Message[];
  readonly call: Call;
  readonly result: Result;
}

/** What a reading of one reply comes to: used, or told to the judge as a problem. */
export type ReadReply<Result> = (text: string) => { result: Result; problem: string | null };

/** The calls to one judge about one answer or a pair, kept in one place: who was told what, and what it took. */
export class Conversation {
  readonly calls: Call[] = [];
  /** The calls that were shown the answer: an audit sees the evaluation alone, on purpose. */
  readonly judging: Call[] = [];
  readonly #task: RatingTask | ComparisonTask;
  readonly #caller: Caller;
  readonly #facts: AskFacts;
  readonly #again: string;

  constructor(options: {
    task: RatingTask | ComparisonTask;
    caller: Caller;
    facts: AskFacts;
    again: string;
  }) {
    this.#task = options.task;
    this.#caller = options.caller;
    this.#facts = options.facts;
    this.#again = options.again;
  }

  /**
   * Takes one turn: asks, reads, and at most twice says what was wrong and asks again. The last
   * reading stands, whatever it is. Fails only where a call fails.
   */
  async take<Result>(
    role: string,
    said: { messages: readonly Message[]; schema: OutputSchema | null },
    read: ReadReply<Result>,
  ): Promise<Turn<Result> | CallError> {
    let messages = said.messages;
    for (let attempt = 0; ; attempt += 1) {
      const request = judgeRequest(this.#task, this.#facts, { messages, schema: said.schema });
      const again = attempt === 0 ? '' : ` again ${attempt}`;
      const purpose = { task: this.#task.id, role: `${role}${again}`, attempt };
      const done = await this.#caller.call(request, purpose);
      if (done.outcome === 'failed') return done.error;
      this.calls.push(done.call);
      if (!isAudit(role)) this.judging.push(done.call);
      const { reply } = done.call;
      const { result, problem } = read(reply.text);
      const before = messages;
      messages = [...before, { role: 'model', parts: [saidBy(reply)] }];
      if (problem === null || reply.finish !== 'stop' || attempt === mostAgain) {
        return { messages, call: done.call, result };
      }
      const remark = instruction(this.#again.replace('{problem}', () => problem));
      messages =
        reply.text.trim() === '' ? added(before, remark) : [...messages, { role: 'user', parts: [remark] }];
    }
  }

  /** USD for all calls together; unknown stays unknown. */
  cost(): number | null {
    const { model } = this.#task.judge;
    return this.calls.reduce<number | null>((total, { reply, startedAt: at }) => {
      const cost = costOf({ model, usage: reply.usage, at }, this.#facts.prices);
      return total === null || cost === null ? null : total + cost;
    }, 0);
  }

  /** Tokens of all calls together; unknown stays unknown. */
  usage(): Usage {
    const sum = (key: keyof Usage) =>
      this.calls.reduce<number | null>((total, { reply }) => {
        const tokens = reply.usage[key];
        return total === null || tokens === null ? null : total + tokens;
      }, 0);
    return {
      inputTokens: sum('inputTokens'),
      cachedInputTokens: sum('cachedInputTokens'),
      outputTokens: sum('outputTokens'),
    };
  }
}

function isAudit(role: string): boolean {
  return role === auditRoles.drawn || role === auditRoles.unplanned;
}

/** Providers refuse a turn in which nothing is said: what follows it stands in the turn before. */
function added(messages: readonly Message[], part: Part): Message[] {
  return messages.map((message, index) =>
    index === messages.length - 1 ? { ...message, parts: [...message.parts, part] } : message,
  );
}

/** A model's own words, with what its provider wants back with them. */
function saidBy({ text, signature }: Reply): TextPart {
  return { kind: 'text', name: 'answer', text, ...(signature === undefined ? {} : { signature }) };
}
