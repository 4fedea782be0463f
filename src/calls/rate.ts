/** A minute, in milliseconds: what rates count in. */
const minute = 60_000;

interface Taken {
  readonly at: number;
  amount: number;
  counts: boolean;
}

/** So much may be taken within any minute: requests, or tokens. */
export class Rate {
  readonly #most: number;
  #taken: Taken[] = [];
  #sum = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * How long to wait before so much may be taken, in milliseconds; 0 where it may be now. More than a
   * minute's worth is taken alone, or it would never be.
   */
  delay(amount: number, now: number): number {
    this.#forget(now);
    let over = this.#sum + amount - this.#most;
    if (over <= 0) return 0;
    let freeAt = now;
    for (const { at, amount: given } of this.#taken) {
      if (over <= 0) break;
      over -= given;
      freeAt = at + minute;
    }
    return freeAt - now;
  }

  /** Takes it; what is returned corrects the amount, once it is known. */
  take(amount: number, now: number): (real: number) => void {
    const taken: Taken = { at: now, amount, counts: true };
    this.#taken.push(taken);
    this.#sum += amount;
    return (real) => {
      if (taken.counts) this.#sum += real - taken.amount;
      taken.amount = real;
    };
  }

  #forget(now: number): void {
    let gone = 0;
    for (const taken of this.#taken) {
      if (taken.at + minute > now) break;
      taken.counts = false;
      this.#sum -= taken.amount;
      gone += 1;
    }
    if (gone > 0) this.#taken = this.#taken.slice(gone);
  }
}
