import { damage } from './damage.ts';
import { expired } from './expired.ts';
import { fullDisk } from './full-disk.ts';
import { givenUp, givenUpKinds } from './given-up.ts';
import { kills } from './kills.ts';
import type { Outcome } from './ordeal.ts';
import { outage } from './outage.ts';
import { oneKilled, oneStopped, together } from './processes.ts';
import { slowReplies, uselessReplies } from './replies.ts';
import { signals } from './signals.ts';
import { allWeathers, storm } from './storms.ts';

type Ordeal = readonly [name: string, undergo: () => Promise<Outcome>];

const thousand = { questions: 50, answers: 5, latencyMs: 150, concurrency: 16, arrivalMs: 50 };
const hundreds = { questions: 25, answers: 4, latencyMs: 500, concurrency: 16, arrivalMs: 50 };
const few = { questions: 5, answers: 2, latencyMs: 150, concurrency: 20, arrivalMs: 50 };

/** Replies that are paid and cannot be used, or never come. */
const useless = ['cut-body', 'invalid-json', '200-html', '502-html', 'lost-reply', 'reset'] as const;

/** All at full length; those that do nothing but wait come first. */
export function ordealsOf(seed: number): Ordeal[] {
  return [
    ...waits,
    ...allWeathers.map((weather): Ordeal => [
      'storm',
      () => storm({ ...hundreds, seed, weather, longest: 3 }),
    ]),
    ...(['refused', '503'] as const).map((as): Ordeal => [
      'outage',
      () => outage({ ...thousand, as, seconds: 60, most: 1.3 }),
    ]),
    ...givenUpKinds.map((kind): Ordeal => ['given up', () => givenUp({ ...few, concurrency: 4, kind })]),
    ...useless.map((kind): Ordeal => [
      'useless',
      () => uselessReplies({ ...few, what: kind, fault: { kind }, every: 5 }),
    ]),
    ['expired', () => expired(few)],
    ...[2, 3].map((processes): Ordeal => ['together', () => together({ ...hundreds, processes })]),
    ['together', () => oneKilled({ ...hundreds, seed })],
    ['together', () => oneStopped(few)],
    ['journal', () => damage(few)],
    ['journal', () => fullDisk({ ...hundreds, latencyMs: 50, kilobytes: 600 })],
    ['signals', () => signals({ ...thousand, signals: 20, seed, atOnce: 2 })],
    ['kills', () => kills({ ...thousand, kills: 50, seed, atOnce: 2 })],
  ];
}

/** The limits are ten minutes for a call, and one for a reply that has begun and stops. */
const waits: readonly Ordeal[] = [
  [
    'useless',
    () => uselessReplies({ ...few, what: 'a reply that never comes', fault: { kind: 'hang' }, every: 1000 }),
  ],
  [
    'useless',
    () => {
      const fault = { kind: 'drip', milliseconds: 62_000 } as const;
      return uselessReplies({ ...few, what: 'a reply that stops for a minute', fault, every: 1000 });
    },
  ],
  [
    'slow',
    () => {
      const faults = [{ on: 'generate', kind: 'drip', milliseconds: 6000 }] as const;
      return slowReplies({ ...few, what: 'replies that drip for two minutes', slow: { faults } });
    },
  ],
  [
    'slow',
    () => {
      const latencyMs = ({ number }: { number: number }) => (1 + (number % 4)) * 30_000;
      return slowReplies({ ...few, what: 'replies after up to two minutes', slow: { latencyMs } });
    },
  ],
];
