/** The ordeals of `npm run test:soak`, short enough to be undergone every time. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expired } from '../soak/expired.ts';
import { givenUp } from '../soak/given-up.ts';
import { kills } from '../soak/kills.ts';
import type { Outcome } from '../soak/ordeal.ts';
import { outage } from '../soak/outage.ts';
import { oneKilled, together } from '../soak/processes.ts';
import { slowReplies, uselessReplies } from '../soak/replies.ts';
import { signals } from '../soak/signals.ts';
import { storm } from '../soak/storms.ts';

/** Each draws another part of what can happen: a promise that breaks names it. */
const seed = 1;
/** 120 calls. */
const some = { questions: 10, answers: 3, latencyMs: 100, concurrency: 8, arrivalMs: 500 };
/** 40 calls. */
const few = { questions: 5, answers: 2, latencyMs: 50, concurrency: 4, arrivalMs: 500 };
/** Many at a time, so that their waits pass together. */
const wide = { questions: 10, answers: 3, latencyMs: 20, concurrency: 40, arrivalMs: 500 };

async function holds(undergone: Promise<Outcome>): Promise<void> {
  assert.deepEqual((await undergone).broken, []);
}

describe('a run', { concurrency: 4 }, () => {
  it('that is killed loses nothing and pays nothing twice', () =>
    holds(kills({ ...some, kills: 4, seed, atOnce: 1 })));

  it('that is asked to end does so with 130 and no errors, and goes on', () =>
    holds(signals({ ...some, signals: 2, seed, atOnce: 1 })));

  for (const weather of ['429 with a delay', 'mixed'])
    it(`in a storm (${weather}) does every task and changes no rating`, () =>
      holds(storm({ ...wide, seed, weather, longest: Infinity })));

  for (const as of ['refused', '503'] as const)
    it(`whose provider is away for a while (${as}) does every task`, () =>
      holds(outage({ ...some, as, seconds: 2, most: 1.5 })));

  for (const kind of ['401', '429-header'] as const)
    it(`whose provider cannot go on (${kind}) ends in one line, and the next does the rest`, () =>
      holds(givenUp({ ...few, kind })));

  for (const kind of ['200-html', 'lost-reply'] as const)
    it(`that gets replies of no use (${kind}) asks once more for each`, () =>
      holds(uselessReplies({ ...few, what: kind, fault: { kind }, every: 10 })));

  it('that gets replies in drips asks for none of them again', () => {
    const faults = [{ on: 'generate', kind: 'drip', milliseconds: 30 }] as const;
    return holds(slowReplies({ ...few, what: 'drips', slow: { faults } }));
  });

  it('whose upload expires makes it once more, and changes no rating', () => holds(expired(few)));

  it('in three processes at once makes each call once', () => holds(together({ ...some, processes: 3 })));

  it('in two processes is finished by one where the other is killed', () =>
    holds(oneKilled({ ...some, seed })));
});
