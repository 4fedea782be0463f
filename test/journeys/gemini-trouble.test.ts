import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assay, results, type Place } from './command.ts';
import { aPlace, aServer, key, rowsOf, toldBy } from './gemini.ts';
import type { GeminiOptions } from '../kit/gemini/options.ts';

/** Answers under way at a time. */
const concurrency = 2;
const planned = 18;

interface Trouble {
  readonly what: string;
  readonly server?: GeminiOptions;
  readonly evaluation?: object;
  readonly environment?: Readonly<Record<string, string>>;
  /** The one line on stderr. */
  readonly said: RegExp;
  /** Requests for a text at the most. */
  readonly most: number;
  /** Tasks' calls that were done before. */
  readonly paid?: number;
}

const troubles: readonly Trouble[] = [
  {
    what: 'a wrong key',
    environment: { GEMINI_API_KEY: 'another-key' },
    said: /^! google: the key is not valid; set GEMINI_API_KEY to one that is$/,
    most: concurrency,
  },
  {
    what: 'the daily quota used up',
    server: { faults: [{ on: 'generate', kind: '429-daily', between: [6, 999] }] },
    said: /^! google:\S+: the daily quota is used up; it comes back at midnight Pacific time\. "assay run" goes on then\.$/,
    most: 5 + concurrency,
    paid: 5,
  },
  {
    what: 'a server that wants to be left alone for an hour',
    server: { faults: [{ on: 'generate', kind: '429-retry', retrySeconds: 3600, between: [4, 999] }] },
    said: /^! google: asks to wait 3600 s; "assay run" goes on then\.$/,
    most: 3 + concurrency,
    paid: 3,
  },
  {
    what: 'a region that is not served',
    server: { faults: [{ on: 'generate', kind: 'region' }] },
    said: /^! google: User location is not supported for the API use\. Check the region and the billing of the project\.$/,
    most: concurrency,
  },
  {
    what: 'nobody at that address',
    environment: { GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:1' },
    said: /^! google: nobody answers at 127\.0\.0\.1:1 \(ECONNREFUSED\): check the network and the address \(3 tries\)$/,
    most: 0,
  },
];

const questions = Array.from({ length: 15 }, (_, index) => `What is said of section ${index + 1}?`);
const many = 2 * 15 * 3;

describe('trouble with a provider', { concurrency: 3 }, () => {
  describe('a provider that fails in 3 of 10 calls', () => {
    it('costs half as many calls more at the most, and changes no answer and no rating', async () => {
      const calm = await aPlace(await aServer({ seed: 5 }), { questions });
      await results(calm, 'run');
      const server = await aServer({
        seed: 5,
        faults: [
          { on: 'generate', kind: '429-retry', share: 0.18, retrySeconds: 0.02 },
          { on: 'generate', kind: '503', share: 0.045 },
          { on: 'generate', kind: 'reset', share: 0.045 },
          { on: 'generate', kind: 'cut-body', share: 0.045 },
        ],
      });
      const troubled = await aPlace(server, { questions });
      // Many at a time, so that their waits pass together.
      const { code, stderr } = await assay(troubled, 'run', '--concurrency', '30');
      assert.equal(code, 0, stderr);
      const { generateContent, fault } = server.counts;
      assert.ok(fault > 0.2 * generateContent, `${fault} of ${generateContent} failed`);
      assert.equal(generateContent - fault, many);
      assert.ok(generateContent <= 1.5 * many, `${generateContent} for ${many}`);
      assert.deepEqual(await judged(troubled), await judged(calm));
    });
  });

  describe('a provider that cannot go on', { concurrency: 2 }, () => {
    for (const { what, server: options = {}, evaluation, environment, said, most, paid = 0 } of troubles)
      it(`${what}: one line, exit code 3, and the next run pays for what was missing`, async () => {
        const server = await aServer(options);
        const place = await aPlace(server, evaluation);
        const troubled = { ...place, environment: { ...place.environment, ...environment } };
        const stopped = await assay(troubled, 'run', '--concurrency', String(concurrency));
        assert.equal(stopped.code, 3, stopped.stderr);
        assert.match(toldBy(stopped).trimEnd(), said);
        assert.match(stopped.stdout, /^! not finished: /m);
        assert.ok(server.counts.generateContent <= most, `${server.counts.generateContent} of ${most}`);
        await completes(place, planned - paid);
      });

    it('an unknown model: one line, exit code 3; other models go on', async () => {
      const candidates = [{ id: 'Wrong', model: 'google:gemini-9-flash' }, { id: 'Right' }];
      const server = await aServer();
      const place = await aPlace(server, { candidates, guidances: undefined });
      const ended = await assay(place, 'run', '--concurrency', String(concurrency));
      assert.equal(ended.code, 3);
      assert.match(
        toldBy(ended).trimEnd(),
        /^! google:gemini-9-flash: .*is not found.* Look up the name of the model\.$/,
      );
      assert.equal(server.counts.answer + server.counts.judgement, 9);
      assert.ok(server.counts.generateContent <= 9 + concurrency);
    });
  });

  describe('what can be known before a call', { concurrency: 2 }, () => {
    it('a retired model is refused with its successor, exit code 2, without a request', async () => {
      const server = await aServer();
      const place = await aPlace(server, { model: 'google:gemini-2.0-flash' });
      const { code, stdout, stderr } = await assay(place, 'run');
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(
        stderr,
        /^assay\.yaml:\d+:\d+ {2}model: .*gemini-2\.0-flash.*2026-06-01.*google:gemini-3\.8-flash/,
      );
      assert.equal(server.counts.all, 0);
    });

    it('a missing key is named at each place that needs one, exit code 2, without a request', async () => {
      const server = await aServer();
      const place = await aPlace(server);
      const environment = { GOOGLE_GEMINI_BASE_URL: server.url };
      const { code, stdout, stderr } = await assay({ ...place, environment }, 'run');
      assert.deepEqual([code, stdout], [2, '']);
      const places = stderr.split('\n').filter((line) => line.startsWith('assay.yaml:'));
      assert.equal(places.length, 2);
      for (const line of places) assert.match(line, /needs a key: set GEMINI_API_KEY/);
      assert.equal(server.counts.all, 0);
    });
  });
});

/** With everything mended a run is finished, by exactly the calls that were missing. */
async function completes(place: Place, missing: number): Promise<void> {
  const server = await aServer();
  const environment = { GEMINI_API_KEY: key, GOOGLE_GEMINI_BASE_URL: server.url };
  const ended = await assay({ ...place, environment }, 'run');
  assert.deepEqual([ended.code, toldBy(ended)], [0, '']);
  assert.match(ended.stdout, new RegExp(`^${planned} calls: ${planned} made, 0 reused`, 'm'));
  assert.equal(server.counts.generateContent, missing);
}
async function judged(place: Place): Promise<unknown[]> {
  const rows = await rowsOf(place, 'ratings');
  return rows.map(({ candidate, question, answer, rating, explanation }) => [
    candidate,
    question,
    answer,
    rating,
    explanation,
  ]);
}
