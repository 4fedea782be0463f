import type { OutputSchema, Settings } from '../../record/call.ts';
import type { TextMessage } from '../text/text-messages.ts';
import { valueSchema } from '../text/value-schema.ts';
import type { Connection } from './connection.ts';
import { isClosed } from './closed-schema.ts';

/** What a chat completion is asked for with. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly TextMessage[];
  readonly settings: Settings;
  readonly seed: number;
  /** Null where the reply may have any shape, or its shape stands in the messages. */
  readonly schema: OutputSchema | null;
  readonly streams: boolean;
}

/** The body of a request. Only what somebody set is said, in the words that the server knows. */
export function bodyOf(request: ChatRequest, dialect: Connection['dialect']): Record<string, unknown> {
  const { model, messages, settings, seed, schema, streams } = request;
  const { temperature, topP, topK, maxOutputTokens, thinkingLevel } = settings;
  const isOpenAI = dialect === 'openai';
  return {
    model,
    messages,
    seed,
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(topK === undefined || isOpenAI ? {} : { top_k: topK }),
    ...(maxOutputTokens === undefined
      ? {}
      : { [isOpenAI ? 'max_completion_tokens' : 'max_tokens']: maxOutputTokens }),
    ...(thinkingLevel === undefined ? {} : { reasoning_effort: thinkingLevel }),
    ...(schema === null ? {} : { response_format: formatOf(schema) }),
    ...(streams ? { stream: true, stream_options: { include_usage: true } } : {}),
  };
}

/** `strict` holds the model to the schema; servers refuse it for one that leaves anything open. */
function formatOf(output: OutputSchema): object {
  const schema = output.kind === 'json' ? output.schema : valueSchema(output.values);
  const strict = isClosed(schema) ? { strict: true } : {};
  return { type: 'json_schema', json_schema: { name: 'reply', schema, ...strict } };
}
