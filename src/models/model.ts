/** One way to ask any model; a provider is one file (its uploads beside it). */
import type { CallRequest, Reply, Usage } from '../record/call.ts';
import type { DocumentSource } from '../documents/source.ts';

/** What a model is handed beside the request. */
export interface AskContext {
  readonly documents: DocumentSource;
  readonly signal?: AbortSignal;
  /** Called with each piece of text as it arrives, where the provider streams. */
  readonly onText?: (piece: string) => void;
}

/** A model that can be asked. Rejects with a ModelError, or with the signal's reason; whatever else it throws is a bug. */
export interface Model {
  ask(request: CallRequest, context: AskContext): Promise<Reply>;
}

/** What a failure ends: nothing (try again), this task, this model, the whole provider, or the run. */
export type Reach = 'retry' | 'task' | 'model' | 'provider' | 'run';

interface ModelErrorFacts {
  readonly reach: Reach;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfter?: number | null;
  /** Tries again at the most, where that is fewer than usual. */
  readonly mostRetries?: number;
  /** What stands where every try has failed: a reply without text, say. */
  readonly lastResort?: Reply;
  /** The tokens of the reply, where one came that could not be used. */
  readonly usage?: Usage;
  /** Whether a reply may have been made, and be paid for, that nobody has heard. */
  readonly mayBePaid?: boolean;
  /** Whether `usage` is what the call could have come to at the most, because nobody said more. */
  readonly reserved?: boolean;
  readonly cause?: unknown;
}

/** A call that brought no usable reply. Whether to try again is decided here, once. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: string;
  readonly reach: Reach;
  readonly retryAfter: number | null;
  readonly mostRetries: number | null;
  readonly lastResort: Reply | null;
  readonly usage: Usage | null;
  readonly mayBePaid: boolean;
  readonly reserved: boolean;

  constructor(code: string, message: string, facts: ModelErrorFacts) {
    super(message, { cause: facts.cause });
    this.code = code;
    this.reach = facts.reach;
    this.retryAfter = facts.retryAfter ?? null;
    this.mostRetries = facts.mostRetries ?? null;
    this.lastResort = facts.lastResort ?? null;
    this.usage = facts.usage ?? null;
    this.mayBePaid = facts.mayBePaid ?? false;
    this.reserved = facts.reserved ?? false;
  }

  /** The same error with other facts, or in other words. */
  with({ message, ...others }: Partial<ModelErrorFacts> & { readonly message?: string }): ModelError {
    const { code, reach, retryAfter, mostRetries, lastResort, usage, mayBePaid, reserved, cause } = this;
    return new ModelError(code, message ?? this.message, {
      reach,
      retryAfter,
      mayBePaid,
      reserved,
      cause,
      ...(mostRetries === null ? {} : { mostRetries }),
      ...(lastResort === null ? {} : { lastResort }),
      ...(usage === null ? {} : { usage }),
      ...others,
    });
  }
}
