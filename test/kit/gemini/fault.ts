import type { RequestKind } from './routes.ts';
import { uniform } from './random.ts';

/** What can go wrong: instead of serving the request, on the way of a reply that was paid, or in its words. */
export type FaultKind =
  | ('429-retry' | '429-bare' | '429-daily' | '500' | '503' | '504' | '502-html' | 'reset' | 'hang')
  | ('bad-request' | 'region' | 'denied' | 'file-403' | 'half-received')
  | ('lost-reply' | 'cut-body' | 'invalid-json' | 'drip' | 'invalid-utf8' | 'stream-error')
  | ('empty-candidates' | 'no-candidates' | 'blocked-prompt' | 'safety' | 'recitation' | 'max-tokens')
  | ('empty-text' | 'huge-text');

export interface Fault {
  /** A kind of request, or several by one name: `generate`, `upload`, `file` or `any`. */
  readonly on: RequestKind | 'generate' | 'upload' | 'file' | 'any';
  readonly kind: FaultKind;
  /** The share of those requests that it befalls. */
  readonly share?: number;
  /** Or those with these numbers among them, counted from 1. */
  readonly nth?: number | readonly number[];
  /** Or all with numbers from one to the other: an outage. */
  readonly between?: readonly [number, number];
  /** Only requests for models with these words in their name. */
  readonly model?: string;
  /** For `429-retry`: how long the client shall wait. 34.4 unless said. */
  readonly retrySeconds?: number;
  /** For `drip`: between two of 20 pieces. 50 unless said. */
  readonly milliseconds?: number;
}

export interface FaultScript {
  /** The fault that befalls the next request of a kind; the first of the script that does. */
  next(kind: RequestKind, model: string | null): Fault | null;
}

const groups: Readonly<Record<string, readonly RequestKind[]>> = {
  generate: ['generateContent', 'streamGenerateContent'],
  upload: ['startUpload', 'uploadBytes', 'queryUpload', 'cancelUpload'],
  file: ['getFile', 'listFiles', 'deleteFile'],
};

/** A script of faults: which request it befalls depends on its number and the seed alone, so it replays. */
export function faultScript(faults: readonly Fault[], seed: number): FaultScript {
  const met = faults.map(() => 0);
  return {
    next(kind, model) {
      let found: Fault | null = null;
      for (const [index, fault] of faults.entries()) {
        if (!concerns(fault, kind, model)) continue;
        const number = (met[index] ?? 0) + 1;
        met[index] = number;
        if (found === null && befalls(fault, number, uniform(seed, 'fault', index, number))) found = fault;
      }
      return found;
    },
  };
}

function concerns({ on, model: words }: Fault, kind: RequestKind, model: string | null): boolean {
  const there = on === 'any' || on === kind || groups[on]?.includes(kind) === true;
  return there && (words === undefined || model?.includes(words) === true);
}

function befalls({ nth, share, between }: Fault, number: number, chance: number): boolean {
  if (nth !== undefined) return [nth].flat().includes(number);
  if (between !== undefined) return number >= between[0] && number <= between[1];
  return chance < (share ?? 1);
}
