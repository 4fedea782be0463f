import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'node:test';
import type { Fault } from '../kit/gemini/fault.ts';
import { errorsIn } from '../soak/reported.ts';
import { assay, ended, startAssay } from './command.ts';
import { aPlace, aServer, key, toldBy } from './gemini.ts';

/** What a run may be waiting for when it is told to end. */
const waits: Readonly<Record<string, Omit<Fault, 'on'>>> = {
  'a reply that never comes': { kind: 'hang' },
  'a reply that comes in drips': { kind: 'drip', milliseconds: 10_000 },
  'the end of a delay that was asked for': { kind: '429-retry', retrySeconds: 50 },
  'a provider that is overloaded': { kind: '503' },
};

const planned = 18;
/** What is served before the wait begins. */
const paid = 5;

describe('Ctrl-C in a run that waits', { concurrency: 4 }, () => {
  for (const [what, fault] of Object.entries(waits))
    it(`for ${what} ends it with 130, without an error, and the next run does the rest`, async () => {
      const server = await aServer({ faults: [{ on: 'generate', ...fault, between: [paid + 1, Infinity] }] });
      const place = await aPlace(server);
      const child = startAssay(place, 'run', '--concurrency', '2');
      const first = ended(child);
      // Nobody answers any more: whoever still works is on such a call, or waits after one.
      while (server.counts.fault === 0 && child.exitCode === null) await wait(5);
      child.kill('SIGINT');
      const { code, stdout } = await first;
      assert.equal(code, 130);
      assert.match(stdout, /: interrupted\. /);
      assert.equal(await errorsIn(place), 0);

      const mended = await aServer();
      const environment = { GEMINI_API_KEY: key, GOOGLE_GEMINI_BASE_URL: mended.url };
      const next = await assay({ ...place, environment }, 'run');
      assert.deepEqual([next.code, toldBy(next)], [0, '']);
      // A reply that was on its way may not have been heard any more.
      const rest = mended.counts.generateContent - (planned - paid);
      assert.ok(rest === 0 || rest === 1, `${rest} calls more than were missing`);
    });
});
