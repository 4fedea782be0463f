import type { CallRequest, OutputSchema, Settings } from '../../record/call.ts';
import type { TextMessage } from '../text/text-messages.ts';

/** What a chat is asked for with. */
export interface ChatFacts {
  readonly model: string;
  readonly request: CallRequest;
  readonly messages: readonly TextMessage[];
  /** Tokens of prompt and reply together that the server is to make room for. */
  readonly contextLength: number;
  readonly streams: boolean;
}

/** The body of a chat. `truncate` and `shift` are off: a prompt that is too long is refused, and never cut. */
export function bodyOf({
  model,
  request,
  messages,
  contextLength,
  streams,
}: ChatFacts): Record<string, unknown> {
  const { settings, seed, schema } = request;
  const { temperature, topP, topK, maxOutputTokens, thinkingLevel } = settings;
  return {
    model,
    messages,
    stream: streams,
    truncate: false,
    shift: false,
    ...(schema === null ? {} : { format: formatOf(schema) }),
    ...(thinkingLevel === undefined ? {} : { think: thinkOf(thinkingLevel) }),
    options: {
      num_ctx: contextLength,
      seed,
      ...(temperature === undefined ? {} : { temperature }),
      ...(topP === undefined ? {} : { top_p: topP }),
      ...(topK === undefined ? {} : { top_k: topK }),
      ...(maxOutputTokens === undefined ? {} : { num_predict: maxOutputTokens }),
    },
  };
}

function formatOf(output: OutputSchema): object {
  return output.kind === 'json' ? output.schema : { type: 'string', enum: output.values };
}

/** Ollama knows three levels. */
function thinkOf(level: NonNullable<Settings['thinkingLevel']>): 'low' | 'medium' | 'high' {
  if (level === 'minimal') return 'low';
  return level === 'xhigh' ? 'high' : level;
}
