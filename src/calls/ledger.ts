/** What a call may cost; `most` is null where nobody can tell: then `least` must be left for it. */
export interface CostBound {
  readonly least: number;
  readonly most: number | null;
}

/** A limit of cost that was reached, in USD. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
}

/**
 * Money that may be spent, in USD. Every call reserves the most that it can cost before it is made, and
 * is settled by what it came to; so the limit holds however many are under way. A call of which nobody
 * can tell how much it costs is made alone.
 */
export class Ledger {
  readonly limit: number;
  #spent: number;
  #reserved = 0;
  #underWay = 0;
  readonly #waiting: (() => void)[] = [];
  #isClosed = false;

  constructor(limit: number, spent: number) {
    this.limit = limit;
    this.#spent = spent;
  }

  get spent(): number {
    return this.#spent;
  }

  /**
   * Resolves to what is set aside, once it fits; what others came to may tell more of the bound. Rejects
   * with LimitReached where it does not fit, even with nothing under way.
   */
  async reserve(boundOf: () => CostBound): Promise<number> {
    let bound = boundOf();
    while (this.#isClosed || !this.#fits(bound)) {
      if (this.#isClosed || this.#underWay === 0) throw new LimitReached();
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      bound = boundOf();
    }
    // A call of unknown cost takes all there is: nobody is let in beside it.
    const amount = bound.most ?? this.limit - this.#spent;
    this.#reserved += amount;
    this.#underWay += 1;
    return amount;
  }

  /** From now on nothing is let in: somebody else spends this money. */
  close(): void {
    this.#isClosed = true;
  }

  /** Whether it was closed. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Ends a reservation with what the call really cost. */
  settle(reserved: number, cost: number): void {
    this.#reserved -= reserved;
    this.#spent += cost;
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#reserved = 0;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #fits({ least, most }: CostBound): boolean {
    if (most === null) return this.#underWay === 0 && this.#spent + least <= this.limit;
    return this.#spent + this.#reserved + most <= this.limit;
  }
}
