import type { Asked } from '../asked.ts';
import type { ServerOptions } from '../chat/chat-server.ts';

/** What a model behind the server is like. */
export interface ModelOptions {
  /** Tokens of prompt and reply together. 200,000 unless said. */
  readonly contextLength?: number;
  /** False: `output_config.format` is refused, as by older models. */
  readonly takesSchema?: boolean;
  /** Another name than the asked one in `model` of its replies. */
  readonly servedAs?: string;
}

export interface AnthropicOptions extends ServerOptions {
  /** The one key that is valid. `test-key` unless said. */
  readonly key?: string;
  /** The models there are. `claude` unless said. */
  readonly models?: Readonly<Record<string, ModelOptions>>;
  /** The model never sees what was attached, and nobody is charged for it. */
  readonly dropsDocuments?: boolean;
  /** Other words than the server's; undefined leaves them. */
  readonly reply?: (asked: Asked) => string | undefined;
}
