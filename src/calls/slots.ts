import { ModelError } from '../models/model.ts';
import type { Send } from './send.ts';

export interface SlotOptions {
  /** How many calls to a model of the provider may be under way at the most. */
  readonly most: (provider: string) => number;
}

/** Errors by which a server says that it has too much to do. */
const overload: ReadonlySet<string> = new Set(['rate-limited', 'http-503', 'http-529']);

/** So many calls are looked at together; */
const looked = 10;
/** and where so many of them were too much, fewer are made. A server that fails now and then is not relieved by that. */
const tooMany = 6;

/**
 * So many calls to a model are under way at once as its server bears: half as many after it said of most
 * calls that it has too much to do, and one more again for each round that it answered.
 */
export function withinSlots(send: Send, { most }: SlotOptions): Send {
  const models = new Map<string, Slots>();

  function slotsOf(provider: string, model: string): Slots {
    const name = `${provider}:${model}`;
    const slots = models.get(name) ?? new Slots(most(provider));
    models.set(name, slots);
    return slots;
  }

  return async (request, key) => {
    const slots = slotsOf(request.provider, request.model);
    await slots.enter();
    try {
      const call = await send(request, key);
      slots.ended({ tooMuch: false });
      return call;
    } catch (error) {
      slots.ended({ tooMuch: error instanceof ModelError && overload.has(error.code) });
      throw error;
    } finally {
      slots.leave();
    }
  };
}

class Slots {
  readonly #most: number;
  #open: number;
  #underWay = 0;
  #ended = 0;
  #refused = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
    this.#open = most;
  }

  async enter(): Promise<void> {
    if (this.#underWay < Math.floor(this.#open)) this.#underWay += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  leave(): void {
    this.#underWay -= 1;
    while (this.#waiting.length > 0 && this.#underWay < Math.floor(this.#open)) {
      this.#underWay += 1;
      this.#waiting.shift()?.();
    }
  }

  /** Counts a call that has ended, and opens or closes slots by it. */
  ended({ tooMuch }: { tooMuch: boolean }): void {
    this.#ended += 1;
    if (tooMuch) this.#refused += 1;
    else this.#open = Math.min(this.#most, this.#open + 1 / this.#open);
    if (this.#ended < looked) return;
    if (this.#refused >= tooMany) this.#open = Math.max(1, this.#open / 2);
    this.#ended = 0;
    this.#refused = 0;
  }
}
