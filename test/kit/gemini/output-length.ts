import type { Asked } from './asked.ts';
import { invalidArgument } from './errors.ts';
import type { FoundModel } from './models.ts';
import { uniform } from '../random.ts';
import type { GenerationConfig } from './request.ts';
import { textTokens } from './tokens.ts';

export interface OutputFacts {
  readonly config: GenerationConfig;
  readonly model: FoundModel;
  /** Tokens spent on thinking before the text; none where an answer is continued. */
  readonly thoughts: number;
  readonly streamed: boolean;
  /** What the reply before gave, to be sent on with it; null for a first request. */
  readonly continuationToken: string | null;
}

export interface CutOutput {
  readonly text: string;
  readonly finishReason: string;
  readonly continuationToken?: string;
}

const charactersPerToken = 4;

/**
 * How much of a text one reply holds. The cap on output counts thinking too, so a small one leaves nothing
 * to be seen. Gemini 4 gives a long text in several replies, each asked for with the token of the one before.
 */
export function cutOutput(text: string, facts: OutputFacts): CutOutput {
  const { config, model, thoughts, streamed, continuationToken } = facts;
  const stops = (config.stopSequences ?? []).map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  const ended = text.slice(0, Math.min(text.length, ...stops));
  const long = model.generation === 4;
  const cap = config.maxOutputTokens ?? (long ? Infinity : 65_536);
  const left = Math.max(0, cap - thoughts);
  const whole = textTokens(ended) > left ? ended.slice(0, left * charactersPerToken) : ended;
  const from = continuationToken === null ? 0 : offsetIn(continuationToken);
  const to = from + (long ? (streamed ? 65_536 : 32_768) * charactersPerToken : Infinity);
  if (whole.length > to)
    return { text: whole.slice(from, to), finishReason: 'CONTINUATION', continuationToken: tokenFor(to) };
  return { text: whole.slice(from), finishReason: whole === ended ? 'STOP' : 'MAX_TOKENS' };
}

/** Tokens of thinking: by level or budget, different for different requests. */
export function thoughtTokens({ thinkingConfig }: GenerationConfig, { model, identity }: Asked): number {
  const usual = { MINIMAL: 0, LOW: 60, MEDIUM: 240, HIGH: 900, XHIGH: 2400 };
  const budget = thinkingConfig?.thinkingBudget ?? -1;
  const level = (thinkingConfig?.thinkingLevel ?? 'MEDIUM') as keyof typeof usual;
  const about = Math.round((usual[level] ?? usual.MEDIUM) * (0.75 + uniform('thoughts', identity) / 2));
  return model.generation === 2 && budget >= 0 ? Math.min(budget, about) : about;
}

function tokenFor(offset: number): string {
  return Buffer.from(`from ${offset}`).toString('base64');
}

function offsetIn(token: string): number {
  const match = /^from (\d+)$/.exec(Buffer.from(token, 'base64').toString());
  if (match === null) throw invalidArgument('Request contains an invalid argument.');
  return Number(match[1]);
}
