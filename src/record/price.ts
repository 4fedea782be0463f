/** USD per million tokens. Cached input costs as much as other input where nothing else is said. */
export interface Price {
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number;
}

/** Prices that a user gave, by `provider:model`; they come before the dated table. */
export type Prices = Readonly<Record<string, Price>>;
