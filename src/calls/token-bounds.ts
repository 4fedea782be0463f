import type { DocumentSource } from '../documents/source.ts';
import { factsOf } from '../models/providers.ts';
import type { CallRequest, Usage } from '../record/call.ts';

/** Bytes of text that a token stands for at the least: any language and any tokenizer in use needs fewer tokens. */
const bytesPerToken = 2;
/** Tokens of what stands between the parts of a request. */
const frameTokens = 50;
/** So many replies of a kind say how long the next may be. */
const enough = 20;
/** Replies of a kind that are remembered, the latest. */
const mostRemembered = 1000;
/** The next reply may be longer than all but a hundredth of those before it, by half. */
const percentile = 0.99;
const allowance = 1.5;
/** While fewer came, it is taken for no longer than so many times the longest of them; */
const caution = 4;
/** and where none came, for no longer than this, in tokens: thinking counts as well. */
const longFirst = 8192;

/** What calls can come to at the most, in tokens. Learns how long replies are from those that came. */
export class TokenBounds {
  readonly #documents: DocumentSource;
  readonly #sizes = new Map<string, Promise<number>>();
  readonly #seen = new Map<string, Lengths>();

  constructor(documents: DocumentSource) {
    this.#documents = documents;
  }

  /** Input tokens at the most. */
  async inputOf({ provider, model, system, messages, schema }: CallRequest): Promise<number> {
    let bytes = Buffer.byteLength(system ?? '');
    if (schema !== null) bytes += Buffer.byteLength(JSON.stringify(schema));
    let tokens = frameTokens;
    for (const { parts } of messages)
      for (const part of parts)
        if (part.kind === 'text') bytes += Buffer.byteLength(part.text);
        else tokens += await this.#sizeOf(part.hash, `${provider}:${model}`);
    return tokens + Math.ceil(bytes / bytesPerToken);
  }

  /** Output tokens at the most: the user's own limit, else what replies of its kind were; null where too few came yet. */
  outputOf(request: CallRequest): number | null {
    const { maxOutputTokens } = request.settings;
    if (maxOutputTokens !== undefined) return maxOutputTokens;
    return this.#seen.get(kindOf(request))?.bound ?? null;
  }

  /** The same, or a cautious guess where too few came yet. */
  likelyOutputOf(request: CallRequest): number {
    const known = this.outputOf(request);
    if (known !== null) return known;
    const seen = this.#seen.get(kindOf(request));
    return seen === undefined ? longFirst : caution * seen.longest;
  }

  /** What a call can come to of which nobody hears the end. */
  async usageOf(request: CallRequest): Promise<Usage> {
    const outputTokens = this.likelyOutputOf(request);
    return { inputTokens: await this.inputOf(request), cachedInputTokens: 0, outputTokens };
  }

  /** Notes what a call came to. */
  observe(request: CallRequest, { outputTokens }: Usage): void {
    if (outputTokens === null) return;
    const kind = kindOf(request);
    const seen = this.#seen.get(kind) ?? new Lengths();
    seen.add(outputTokens);
    this.#seen.set(kind, seen);
  }

  #sizeOf(hash: string, model: string): Promise<number> {
    const key = `${model} ${hash}`;
    const known = this.#sizes.get(key) ?? this.#measure(hash, model);
    this.#sizes.set(key, known);
    return known;
  }

  async #measure(hash: string, model: string): Promise<number> {
    const { kind, pages } = await this.#documents.read(hash);
    const { mostPageTokens } = factsOf(model);
    if (kind === 'pdf' && mostPageTokens !== null) return pages.length * mostPageTokens;
    const bytes = pages.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0);
    return Math.ceil(bytes / bytesPerToken);
  }
}

/** How long replies of one kind were. */
class Lengths {
  readonly #latest: number[] = [];
  #added = 0;
  longest = 0;
  /** Longer than nearly all of them; null while they are too few. Sorted anew from time to time only. */
  bound: number | null = null;

  add(tokens: number): void {
    this.longest = Math.max(this.longest, tokens);
    this.#latest.push(tokens);
    if (this.#latest.length > mostRemembered) this.#latest.shift();
    this.#added += 1;
    if (this.#added % enough === 0) this.bound = this.#percentile();
  }

  #percentile(): number {
    const sorted = this.#latest.toSorted((a, b) => a - b);
    return Math.ceil((sorted[Math.ceil(percentile * sorted.length) - 1] ?? 0) * allowance);
  }
}

/** Answers are longer than levels, and models differ. */
function kindOf({ provider, model, schema, origin }: CallRequest): string {
  return `${provider}:${model} ${schema?.kind ?? 'text'} ${origin === undefined ? 'answer' : 'judge'}`;
}
