/**
 * What a text part is for. Providers send parts in order and ignore the name;
 * the built-in models find their way in a request by it.
 */
export type PartName = 'instructions' | 'question' | 'answer' | 'reference' | 'guidance' | 'correction';

export interface TextPart {
  readonly kind: 'text';
  readonly name: PartName;
  readonly text: string;
  /** What a provider wants back with a model's words: opaque, and only on these. */
  readonly signature?: string;
}

/** A document travels by its content hash; a model is handed the content. */
export interface DocumentPart {
  readonly kind: 'document';
  readonly hash: string;
}

export type Part = TextPart | DocumentPart;

export interface Message {
  readonly role: 'user' | 'model';
  readonly parts: readonly Part[];
}

/** Sampling and length. What a user leaves out is left to the model. */
export interface Settings {
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly maxOutputTokens?: number;
  readonly thinkingLevel?: 'minimal' | 'low' | 'medium' | 'high' | 'xhigh';
  readonly thinkingBudget?: number;
}

/** A shape that the reply must have. `enum`: one of the values, and nothing else. */
export type OutputSchema =
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'json'; readonly schema: Readonly<Record<string, unknown>> };

/** One request to one model, complete: the key of the call is a hash of it, less the seed. */
export interface CallRequest {
  readonly provider: string;
  readonly model: string;
  readonly settings: Settings;
  readonly system: string | null;
  readonly messages: readonly Message[];
  readonly schema: OutputSchema | null;
  /** Which of several identical requests this is: `2`, or `2.1` for rating 1 of the answer of draw 2. */
  readonly draw: string;
  /**
   * Of a judge's call: what made the answer, hashed. Equal answers of two candidates are rated apart
   * by it, and a candidate that is only renamed is not rated again. Part of the key, not of the content.
   */
  readonly origin?: string;
  /** `0`, until somebody asks for the same call afresh. */
  readonly freshness: string;
  /** Sent where the model takes one; not part of the key. */
  readonly seed: number;
}

/** Tokens as the provider counted them; null where it did not say. */
export interface Usage {
  readonly inputTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly outputTokens: number | null;
}

/** How a model stopped, in the words every provider is translated into. */
export type Finish = 'stop' | 'cut-off' | 'refused' | 'filtered' | 'blocked';

/** What came back from a model. */
export interface Reply {
  readonly text: string;
  readonly finish: Finish;
  readonly usage: Usage;
  /** The version that answered; null where the provider does not say. */
  readonly servedModel: string | null;
  /** Whether the model had the attached documents before it; null where nobody can tell. */
  readonly sighted: boolean | null;
  /** What the provider wants back with this text in a later turn; see TextPart. */
  readonly signature?: string;
}

/** A finished call: the fact from which answers and ratings are read, again and again. Its request is kept beside it, by reference. */
export interface Call {
  readonly key: string;
  readonly reply: Reply;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number;
}
