import type { Asked } from '../asked.ts';
import type { ServerOptions } from '../chat/chat-server.ts';

/** What a pulled model is like. */
export interface ModelOptions {
  /** What it was made for, in tokens. 131,072 unless said. */
  readonly contextLength?: number;
  /** False: `think` is refused. True unless said. */
  readonly thinks?: boolean;
}

export interface OllamaOptions extends ServerOptions {
  /** The models that were pulled. `llama3.2` unless said. */
  readonly models?: Readonly<Record<string, ModelOptions>>;
  /** As servers were before `truncate`: they know no such field, and cut without a word. */
  readonly cutsAlways?: boolean;
  /** `/api/show` says nothing of the context length. */
  readonly hidesLength?: boolean;
  /** A prompt that was read before is not counted again. */
  readonly countsNewOnly?: boolean;
  /** Other words than the server's; undefined leaves them. */
  readonly reply?: (asked: Asked) => string | undefined;
}
