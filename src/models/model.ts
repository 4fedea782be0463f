/** One way to ask any model; a provider is one file (its uploads beside it). */
import type { CallRequest, Reply } from '../record/call.ts';
import type { DocumentSource } from '../documents/source.ts';

/** What a model is handed beside the request. */
export interface AskContext {
  readonly documents: DocumentSource;
  readonly signal?: AbortSignal;
  /** Called with each piece of text as it arrives, where the provider streams. */
  readonly onText?: (piece: string) => void;
}

/** A model that can be asked. Rejects with a ModelError; whatever else it throws is a bug. */
export interface Model {
  /** True where equal requests of different draws can give different answers. */
  samples(settings: CallRequest['settings']): boolean;
  ask(request: CallRequest, context: AskContext): Promise<Reply>;
}

/** What a failure ends: nothing (try again), this task, this model, or the whole provider. */
export type Reach = 'retry' | 'task' | 'model' | 'provider';

/** A call that brought no reply. Whether to try again is decided here, once. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: string;
  readonly reach: Reach;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfter: number | null;

  constructor(code: string, message: string, facts: { reach: Reach; retryAfter?: number; cause?: unknown }) {
    super(message, { cause: facts.cause });
    this.code = code;
    this.reach = facts.reach;
    this.retryAfter = facts.retryAfter ?? null;
  }
}
