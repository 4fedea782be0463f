import { ModelError } from '../models/model.ts';
import type { Send } from './send.ts';

export interface SlotOptions {
  /** How many calls to a model of the provider may be under way at the most. */
  readonly most: (provider: string) => number;
  readonly now: () => number;
}

/** Statuses by which a server says that it has too much to do. */
const overload: ReadonlySet<string> = new Set(['rate-limited', 'http-503', 'http-529']);

/**
 * So many calls to a model are under way at once as its server bears: half as many after it said that
 * it has too much to do, and one more again for each round that it answered.
 */
export function withinSlots(send: Send, { most, now }: SlotOptions): Send {
  const models = new Map<string, Slots>();

  function slotsOf(provider: string, model: string): Slots {
    const name = `${provider}:${model}`;
    const slots = models.get(name) ?? new Slots(most(provider), now);
    models.set(name, slots);
    return slots;
  }

  return async (request, key) => {
    const slots = slotsOf(request.provider, request.model);
    await slots.enter();
    const enteredAt = now();
    try {
      const call = await send(request, key);
      slots.grow();
      return call;
    } catch (error) {
      if (error instanceof ModelError && overload.has(error.code)) slots.halve(enteredAt);
      throw error;
    } finally {
      slots.leave();
    }
  };
}

class Slots {
  readonly #most: number;
  readonly #now: () => number;
  #open: number;
  #underWay = 0;
  #halvedAt = Number.NEGATIVE_INFINITY;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#open = most;
    this.#now = now;
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

  grow(): void {
    this.#open = Math.min(this.#most, this.#open + 1 / this.#open);
  }

  /** Calls that were under way together hear the same: only those begun since are told something new. */
  halve(enteredAt: number): void {
    if (enteredAt < this.#halvedAt) return;
    this.#open = Math.max(1, this.#open / 2);
    this.#halvedAt = this.#now();
  }
}
