import { ModelError } from '../models/model.ts';
import type { CallRequest } from '../record/call.ts';
import { isRunEnd } from './run-end.ts';
import type { Send } from './send.ts';
import { waitFor, type Waiting } from './waiting.ts';

export interface OutageOptions extends Waiting {
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** So many failures of a model in a row, and no reply in between, are an outage and no bad luck. */
const inARow = 8;
/** Between one probe and the next, in milliseconds: doubles up to the longest, less a random part of a half. */
const firstWait = 500;
const longestWait = 10_000;
/** A model that answered nobody for so long is given up, in milliseconds. */
const patience = 10 * 60_000;

/**
 * While a model answers nobody, one call after the other finds out whether it is back; the others wait
 * for that, instead of each trying in vain.
 */
export function probing(send: Send, options: OutageOptions): Send {
  const models = new Map<string, Health>();

  function healthOf(name: string): Health {
    const health = models.get(name) ?? new Health(options);
    models.set(name, health);
    return health;
  }

  return async (request, key) => {
    const health = healthOf(`${request.provider}:${request.model}`);
    const isProbe = await health.admitted(request);
    try {
      const call = await send(request, key);
      health.answered();
      return call;
    } catch (error) {
      if (error instanceof ModelError && isOutage(error)) {
        health.failed(isProbe);
        if (health.isOver()) throw away(error, request);
      } else if (error instanceof ModelError && !unheard.has(error.code) && !isRunEnd(error.code)) {
        // Whoever is refused was answered.
        health.answered();
      }
      throw error;
    } finally {
      if (isProbe) health.probed();
    }
  };
}

/** Errors of which the server knows nothing. */
const unheard: ReadonlySet<string> = new Set(['timed-out', 'document-unavailable']);

function away(error: ModelError, { provider, model }: CallRequest): ModelError {
  const message = `${provider}:${model}: has answered nobody for ${patience / 60_000} minutes (${error.message}); "assay run" goes on when it is back.`;
  return error.with({ message, reach: 'model' });
}

/** The server is not there, or cannot; a call that it found too slow or too many is no sign of that. */
function isOutage({ code, reach }: ModelError): boolean {
  return reach === 'retry' && (code.startsWith('http-5') || code === 'offline' || code === 'connection');
}

/** One model's: how it answered of late. */
class Health {
  readonly #options: OutageOptions;
  #failures = 0;
  #probes = 0;
  #until = 0;
  /** Or when it was first asked. */
  #answeredAt: number;
  /** Ends with the probe that is under way. */
  #probe: PromiseWithResolvers<void> | null = null;

  constructor(options: OutageOptions) {
    this.#options = options;
    this.#answeredAt = options.now();
  }

  /** Waits for a turn; true where the call is the probe of an outage. */
  async admitted(request: CallRequest): Promise<boolean> {
    const { now } = this.#options;
    while (this.#failures >= inARow) {
      if (this.#probe !== null) await this.#probe.promise;
      else if (now() < this.#until) await waitFor(request, this.#until - now(), this.#options);
      else {
        this.#probe = Promise.withResolvers();
        return true;
      }
    }
    return false;
  }

  answered(): void {
    this.#answeredAt = this.#options.now();
    this.#failures = 0;
    this.#probes = 0;
  }

  failed(isProbe: boolean): void {
    this.#failures += 1;
    if (isProbe) this.#probes += 1;
    if (this.#failures < inARow || (!isProbe && this.#probes > 0)) return;
    const { now, random } = this.#options;
    const bound = Math.min(longestWait, firstWait * 2 ** this.#probes);
    this.#until = now() + bound * (1 - random() / 2);
  }

  /** Whether nobody was answered for so long that it makes no sense to go on. */
  isOver(): boolean {
    return this.#failures >= inARow && this.#options.now() - this.#answeredAt >= patience;
  }

  probed(): void {
    this.#probe?.resolve();
    this.#probe = null;
  }
}
