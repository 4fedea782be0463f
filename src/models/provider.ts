import type { Settings } from '../record/call.ts';
import type { Price } from '../record/price.ts';
import type { Environment } from './environment.ts';
import type { GivenAnswers } from './given.ts';
import type { Model } from './model.ts';
import type { Providers } from './provider-settings.ts';
import type { Recording } from './recorded.ts';

/** One provider: all in which it differs from the others. Its code is loaded by `open`, and not before. */
export interface Provider {
  readonly name: string;
  /** What may stand behind its colon in a file; null where users do not name its models. */
  readonly names: ModelNames | null;
  /** True where calls cost nothing: they are made on this machine, or repeat what was paid before. */
  readonly isFree: boolean;
  /** True where it is a server: with an address, a pace and time limits that can be set. */
  readonly isServer: boolean;
  /** The environment variables that its key is looked for in, in this order; none where it needs no key. */
  readonly keyVariables: readonly string[];
  /** True where the version that answers has a name that begins with the model's. */
  readonly versionsKeepName: boolean;
  readonly factsOf: (model: string) => ModelFacts;
  /** Whether equal requests of different draws can bring different answers. */
  readonly variesByDraw: (model: string, settings: Settings) => boolean;
  /** A question to its server that costs nothing; left out where it is none. Throws a ModelError where it cannot be asked. */
  readonly lookUp?: (sources: Pick<ModelSources, 'environment' | 'providers'>) => LookUp;
  /** Makes ready to find models by name. Rejects, as what it opens does, with a ModelError. */
  readonly open: (sources: ModelSources) => Promise<OpenProvider>;
}

/** A question by GET that shows whether a server is there and takes the key. */
export interface LookUp {
  readonly url: string;
  /** The key goes there, and nowhere else. */
  readonly headers: Readonly<Record<string, string>>;
  /** Said where the server refuses, as a sentence. */
  readonly whenDenied: string;
}

/** Any name, since only the provider knows its models; a file beside the evaluation; or one of these. */
export type ModelNames = 'any' | 'file' | readonly string[];

/** A provider that is ready: its models by name; null for one that it does not have. */
export type OpenProvider = (model: string) => Promise<Model | null>;

/** What models are made from beside their names. */
export interface ModelSources {
  /** Files of answers, by the hash of the file. */
  readonly given: ReadonlyMap<string, GivenAnswers>;
  /** Opens the recording that `recorded:<name>` stands for. */
  readonly openRecording: (name: string) => Promise<Recording>;
  readonly environment: Environment;
  /** As the evaluation sets them. */
  readonly providers: Providers;
}

/** What a model is used for. */
export type Role = 'answer' | 'judge';

/** What is known of a model without asking it; null where nothing is. */
export interface ModelFacts {
  /** The one thing that it can do; null where it is taken to do either. */
  readonly role: Role | null;
  /** Whether temperature, topP and topK have effect; null where they are not handed to a language model. */
  readonly obeysSampling: boolean | null;
  /** Settings that a file may hold, and that are not sent or have no effect. */
  readonly passesOver: readonly (keyof Settings)[];
  /** Input tokens of a page of a PDF, usually and at the most; null where the model gets its text. */
  readonly pageTokens: number | null;
  readonly mostPageTokens: number | null;
  readonly retired: { readonly since: string; readonly replacement: string } | null;
  /** The model that answers in its place, from that day on if one is named. */
  readonly servedAs: { readonly model: string; readonly from?: string | undefined } | null;
  readonly prices: readonly DatedPrice[];
}

/** A price with the days on which it holds: the first, and the first on which it no longer does. */
export interface DatedPrice extends Price {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** It holds for calls with more input tokens than these. */
  readonly above?: number | undefined;
}

/** The facts of a model that nobody knows. */
export const nothingKnown: ModelFacts = {
  role: null,
  obeysSampling: null,
  passesOver: [],
  pageTokens: null,
  mostPageTokens: null,
  retired: null,
  servedAs: null,
  prices: [],
};
