import type { Asked } from './asked.ts';
import type { Limits } from './documents.ts';
import type { Fault } from './fault.ts';
import type { Processing } from './files.ts';
import type { ModelOverrides } from './models.ts';
import type { RateLimitOptions } from './rate-limits.ts';
import type { LoggedRequest } from './request-log.ts';
import type { JudgeManner } from '../judge-manner.ts';
import type { TruthOptions } from '../truth.ts';

export interface GeminiOptions {
  /** 0, unless said: a free one. */
  readonly port?: number;
  /** Decides all that is left to chance. 1 unless said. */
  readonly seed?: number;
  /** Keys that are valid, each a project of its own. `test-key` unless said. */
  readonly keys?: readonly string[];
  /** How good answers and judges are. */
  readonly truth?: TruthOptions;
  /** Share of second turns of a judge that contradict its evaluation. */
  readonly contradict?: number;
  /** A judge that goes by the words of an answer, and not by its hidden quality. */
  readonly judgesBy?: JudgeManner;
  /** `file`: a judge never sees the document that was sent to it, and is not charged for it. */
  readonly judgeBlindTo?: 'file';
  /** Other words than the server's; undefined leaves them. */
  readonly reply?: (asked: Asked) => string | undefined;
  readonly faults?: readonly Fault[];
  /** A fault for one request, by its looks; asked where the script has none. */
  readonly script?: (request: LoggedRequest) => Fault | undefined;
  readonly rateLimits?: RateLimitOptions;
  /** Before each generation is answered, in milliseconds. 0 unless said. */
  readonly latencyMs?: number | ((request: LoggedRequest) => number);
  readonly processing?: Processing;
  readonly models?: ModelOverrides;
  /** A project for which the 2.5 models are closed. */
  readonly newUser?: boolean;
  readonly limits?: Partial<Limits>;
  /** Whether words of documents are read for answers; pages are counted anyway. True unless said. */
  readonly readsText?: boolean;
  /** How pages are reported on Gemini 3 and later. `IMAGE` unless said. */
  readonly pageModality?: 'IMAGE' | 'DOCUMENT';
  /** Implicit caching of common beginnings. True unless said. */
  readonly cachesPrefixes?: boolean;
  /** The server's clock at its start, in milliseconds since 1970; the machine's time unless said. */
  readonly startsAt?: number;
  /** How many requests are kept. 10,000 unless said; 0 saves time and memory. */
  readonly logLimit?: number;
}
