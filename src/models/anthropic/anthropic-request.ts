import type { CallRequest, Message, OutputSchema, Part, Settings } from '../../record/call.ts';
import { valueSchema } from '../text/value-schema.ts';

/** The longest reply where nobody says how long it may be, in tokens: the API wants a figure. */
const usualOutput = 8192;

/** A document as it is sent. */
export type DocumentBlock = Readonly<Record<string, unknown>>;

/** What a message is asked for with. */
export interface MessageFacts {
  readonly model: string;
  readonly request: CallRequest;
  /** How each document is sent, by its hash. */
  readonly documents: ReadonlyMap<string, DocumentBlock>;
  /** What the server is to hold the reply to; null for anything. */
  readonly held: OutputSchema | null;
  readonly streams: boolean;
}

/** The body of a request. There is no seed in this API. */
export function bodyOf({ model, request, documents, held, streams }: MessageFacts): Record<string, unknown> {
  const { system, messages, settings } = request;
  const { temperature, topP, topK, maxOutputTokens, thinkingBudget } = settings;
  const output = outputOf(settings, held);
  return {
    model,
    // Thinking counts against it.
    max_tokens: maxOutputTokens ?? usualOutput + Math.max(0, thinkingBudget ?? 0),
    messages: messages.map((message) => toMessage(message, documents)),
    ...(system === null ? {} : { system }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(topK === undefined ? {} : { top_k: topK }),
    ...(thinkingBudget === undefined ? {} : { thinking: { type: 'enabled', budget_tokens: thinkingBudget } }),
    ...(Object.keys(output).length === 0 ? {} : { output_config: output }),
    ...(streams ? { stream: true } : {}),
  };
}

/** A PDF goes as it is, anything else as its text. What calls about one document have in common is cached there. */
export function documentBlock(source: Readonly<Record<string, string>>): DocumentBlock {
  return { type: 'document', source, cache_control: { type: 'ephemeral' } };
}

function outputOf({ thinkingLevel }: Settings, held: OutputSchema | null): Record<string, unknown> {
  const schema = held === null ? null : held.kind === 'json' ? held.schema : valueSchema(held.values);
  return {
    ...(schema === null ? {} : { format: { type: 'json_schema', schema } }),
    // The least that this API knows is low.
    ...(thinkingLevel === undefined ? {} : { effort: thinkingLevel === 'minimal' ? 'low' : thinkingLevel }),
  };
}

function toMessage({ role, parts }: Message, documents: ReadonlyMap<string, DocumentBlock>): object {
  return {
    role: role === 'model' ? 'assistant' : 'user',
    content: parts.map((part) => toBlock(part, documents)),
  };
}

/** A text without a word is refused: a model that said nothing is quoted with dots. */
function toBlock(part: Part, documents: ReadonlyMap<string, DocumentBlock>): object {
  if (part.kind === 'text') return { type: 'text', text: part.text.trim() === '' ? '…' : part.text };
  const block = documents.get(part.hash);
  if (block === undefined) throw new TypeError(`the document ${part.hash} was not read`);
  return block;
}
