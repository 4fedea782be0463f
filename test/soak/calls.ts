import { hash } from 'node:crypto';
import type { LoggedRequest } from '../kit/gemini/request-log.ts';
import type { GeminiServer } from '../kit/gemini/server.ts';

/** A request for a text, as a server saw it. Times in milliseconds since 1970. */
export interface SeenCall {
  /** What was asked: equal for equal requests, and for those alone. */
  readonly identity: string;
  readonly at: number;
  /** When the last byte of its reply was out; null where it never was. */
  readonly finishedAt: number | null;
  readonly fault: LoggedRequest['fault'];
}

/** All requests for a text, oldest first. */
export function callsOf(...servers: readonly GeminiServer[]): SeenCall[] {
  return servers
    .flatMap((server) => server.requests)
    .filter(({ kind }) => kind === 'generateContent' || kind === 'streamGenerateContent')
    .map(({ path, body, at, finishedAt, fault }) => ({
      identity: hash('sha256', `${path} ${JSON.stringify(body)}`),
      at,
      finishedAt,
      fault,
    }));
}

/** What calls came to that were cut through by a signal, and by whatever was asked again afterwards. */
export interface CutThrough {
  /** Calls whose reply had arrived before the cut. */
  readonly finished: number;
  /** Of those, the ones that were asked again after it. */
  readonly paidTwice: number;
  /** How long before the cut the first of those was out, in milliseconds; 0 where there is none. */
  readonly earliest: number;
  /** Calls that were in flight at the cut, and were asked again. */
  readonly repeated: number;
}

/** `cutAt` as the times of the calls; `arrivalMs`: see `Size`. */
export function cutThrough(
  calls: readonly SeenCall[],
  { cutAt, arrivalMs }: { cutAt: number; arrivalMs: number },
): CutThrough {
  const before = calls.filter(({ at }) => at <= cutAt);
  const finished = new Map<string, number>();
  for (const { identity, finishedAt } of before)
    if (finishedAt !== null && finishedAt <= cutAt - arrivalMs) finished.set(identity, cutAt - finishedAt);
  const begun = new Set(before.map(({ identity }) => identity));
  const after = calls.filter(({ at }) => at > cutAt).map(({ identity }) => identity);
  const again = after.flatMap((identity) => finished.get(identity) ?? []);
  return {
    finished: finished.size,
    paidTwice: again.length,
    earliest: Math.max(0, ...again),
    repeated: after.filter((identity) => begun.has(identity) && !finished.has(identity)).length,
  };
}
