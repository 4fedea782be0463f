import type { Asked } from '../asked.ts';
import type { ServerOptions } from '../chat/chat-server.ts';

/** What a model behind the server is like. */
export interface ModelOptions {
  /** Tokens of prompt and reply together. 131,072 unless said. */
  readonly contextLength?: number;
  /** Prompts that are too long are cut without a word, in place of refused. */
  readonly cutsPrompts?: boolean;
  /** False: `response_format` is refused, as by a server without it. */
  readonly takesSchema?: boolean;
  /** Another name than the asked one in `model` of its replies. */
  readonly servedAs?: string;
  /** Tokens of thinking before each reply, within the cap on output. */
  readonly thoughts?: number;
}

export interface OpenaiOptions extends ServerOptions {
  /** Keys that are valid; empty: none is asked for. `test-key` unless said. */
  readonly keys?: readonly string[];
  /** The models there are. `llama` unless said. */
  readonly models?: Readonly<Record<string, ModelOptions>>;
  /** Whose list of models it is: how context lengths are said, or not. `vllm` unless said. */
  readonly lists?: 'vllm' | 'llamacpp' | 'openai';
  /** `openai` knows no `top_k`. `compatible` unless said. */
  readonly dialect?: 'openai' | 'compatible';
  /** Other words than the server's; undefined leaves them. */
  readonly reply?: (asked: Asked) => string | undefined;
}
