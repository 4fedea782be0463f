import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Fault } from '../../../test/kit/gemini/fault.ts';
import type { GeminiOptions } from '../../../test/kit/gemini/options.ts';
import { startGeminiServer, type GeminiServer } from '../../../test/kit/gemini/server.ts';
import { aPdf } from '../../../test/kit/rest.ts';
import { sendJson, serve } from '../http/fixtures/server.ts';
import type { Connection } from './connection.ts';
import { aContext, aDocument, aQuestion, failureOf } from '../fixtures/asking.ts';
import { aConnection, flash } from './fixtures/connection.ts';
import { google } from './google.ts';

const pages = ['The bridge was opened in 1894.', 'It has four lanes.'];
const pdf = Buffer.concat([await aPdf(...pages), Buffer.alloc(30_000, '\n%')]);
const document = aDocument('pdf', pages, pdf.length);
const context = aContext([[document, pdf]]);
const request = aQuestion([document]);
const hour = 3_600_000;

async function gemini(test: TestContext, options: GeminiOptions = {}): Promise<GeminiServer> {
  const server = await startGeminiServer({ readsText: false, ...options });
  test.after(() => server.close());
  return server;
}

function askers(server: { url: string }, facts: Partial<Connection> = {}) {
  const connection = aConnection(server.url, facts);
  const model = google(connection).model(flash);
  return { ask: () => model.ask(request, context), waits: connection.waits };
}

const times = (count: number, ask: () => Promise<unknown>) => Promise.all(Array.from({ length: count }, ask));

describe('an upload', () => {
  it('is made once for many calls, and found by others of this day and the next', async (test) => {
    const start = Date.parse('2026-11-23T12:00:00Z');
    const server = await gemini(test, { startsAt: start });
    const reads = context.reads();
    await times(100, askers(server, { now: () => start }).ask);
    assert.deepEqual([server.counts.startUpload, server.counts.finishedUpload], [1, 1]);
    assert.equal(context.reads(), reads + 1);
    await times(20, askers(server, { now: () => start }).ask);
    server.advance(30);
    await times(3, askers(server, { now: () => start + 30 * hour }).ask);
    assert.equal(server.counts.startUpload, 1);
    assert.equal(server.counts.generateContent, 123);
  });

  it('is made once where two begin at the same time: whoever is second finds the name taken', async (test) => {
    const server = await gemini(test);
    await Promise.all([times(20, askers(server).ask), times(20, askers(server).ask)]);
    assert.equal(server.counts.generateContent, 40);
    const uris = new Set(
      server.requests
        .filter(({ kind }) => kind === 'generateContent')
        .map(({ body }) => /"fileUri":"[^"]+"/.exec(JSON.stringify(body))?.[0]),
    );
    assert.equal(uris.size, 1);
  });

  it('does not come in the way of somebody else with the same document', async (test) => {
    const server = await gemini(test, { keys: ['test-key', 'other-key'] });
    await askers(server).ask();
    await askers(server, { key: 'other-key' }).ask();
    assert.equal(server.counts.finishedUpload, 2);
  });

  it('is waited for while the file is worked on, also where its state is not said', async (test) => {
    const server = await gemini(test, { processing: { polls: 3, unsaidAfterUpload: true } });
    const { ask, waits } = askers(server);
    assert.equal((await ask()).finish, 'stop');
    assert.deepEqual(waits, [250, 500, 1000, 2000]);
  });

  it('is given up where the file is worked on for too long', async (test) => {
    const server = await gemini(test, { processing: { polls: 1e9 } });
    let now = Date.now();
    const wait = async (milliseconds: number) => void (now += milliseconds);
    const error = await failureOf(askers(server, { now: () => now, wait }).ask());
    assert.deepEqual([error.code, error.reach, error.mostRetries], ['file-processing', 'retry', 1]);
  });

  it('of a document that cannot be processed is an error of the task, and is not repeated', async (test) => {
    const server = await gemini(test, { processing: { fails: () => true } });
    const { ask } = askers(server);
    for (let call = 0; call < 3; call += 1) {
      const error = await failureOf(ask());
      assert.deepEqual([error.code, error.reach], ['upload-failed', 'task']);
    }
    assert.equal(server.counts.finishedUpload, 1);
  });

  it('that fails is tried by whoever asks next', async (test) => {
    const server = await gemini(test, { faults: [{ on: 'startUpload', kind: '503', nth: 1 }] });
    const { ask } = askers(server);
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, ask));
    assert.deepEqual(new Set(outcomes.map(({ status }) => status)), new Set(['rejected']));
    assert.equal((await ask()).finish, 'stop');
    assert.equal(server.counts.finishedUpload, 1);
  });

  it('that is gone in the middle of a run is made once more, by one, while the others wait', async (test) => {
    const start = Date.parse('2026-11-23T12:00:00Z');
    const server = await gemini(test, { startsAt: start });
    const { ask } = askers(server, { now: () => start });
    await times(5, ask);
    // More hours pass there than here.
    server.advance(60);
    await times(50, ask);
    assert.deepEqual([server.counts.answer, server.counts.finishedUpload], [55, 2]);
  });

  it('that stays gone is not asked for without end', async (test) => {
    const server = await gemini(test, { faults: [{ on: 'generate', kind: 'file-403' }] });
    const error = await failureOf(askers(server).ask());
    assert.deepEqual([error.code, error.reach, error.mostRetries], ['file-gone', 'retry', 1]);
    assert.equal(server.counts.generateContent, 2);
  });

  it('is renewed by the clock, an hour before its end', async (test) => {
    let now = Date.parse('2026-11-23T12:00:00Z');
    const server = await gemini(test, { startsAt: now });
    const { ask } = askers(server, { now: () => now });
    const pass = async (hours: number) => {
      now += hours * hour;
      server.advance(hours);
      await times(10, ask);
      return server.counts.finishedUpload;
    };
    assert.equal(await pass(0), 1);
    assert.equal(await pass(46.9), 1);
    assert.equal(await pass(0.2), 2);
    assert.equal(await pass(1), 2);
    const refused = server.requests.filter(
      ({ kind, status }) => kind === 'generateContent' && status !== 200,
    );
    assert.equal(refused.length, 0);
  });

  it('is used although this clock or the date of its end is off', async (test) => {
    const server = await gemini(test);
    const { ask } = askers(server, { now: () => Date.now() + 72 * hour });
    await times(3, ask);
    await ask();
    assert.equal(server.counts.finishedUpload, 1);
    const odd = await serve(test, ({ path }, response) =>
      path.includes('/files/')
        ? sendJson(response, {
            name: 'files/a',
            uri: 'https://files/a',
            state: 'ACTIVE',
            expirationTime: 'soon',
          })
        : sendJson(response, { candidates: [{ content: { parts: [{ text: 'a' }] }, finishReason: 'STOP' }] }),
    );
    const other = askers(odd);
    await other.ask();
    await other.ask();
    assert.equal(odd.seen.length, 3);
  });

  it('ends with what the Files API says where that is no file', async (test) => {
    const answers: [number, string, string, string][] = [
      [404, '<html>', 'http-404', 'task'],
      [401, '{}', 'denied', 'provider'],
      [429, '{}', 'rate-limited', 'retry'],
      [200, '{"file":', 'bad-reply', 'retry'],
      [200, '{"file":{}}', 'bad-reply', 'retry'],
    ];
    for (const [status, body, code, reach] of answers) {
      const server = await serve(test, ({ method }, response) =>
        response.writeHead(method === 'GET' && status === 404 ? 403 : status).end(body),
      );
      const error = await failureOf(askers(server).ask());
      assert.deepEqual([error.code, error.reach], [code, reach]);
    }
  });
});

describe('a long upload', () => {
  const long = Buffer.concat([pdf, Buffer.alloc(9 * 1024 * 1024, '\n%')]);
  const novel = aDocument('pdf', ['A novel.'], long.length);

  async function send(test: TestContext, ...faults: Omit<Fault, 'on'>[]) {
    const server = await gemini(test, {
      faults: faults.map((fault) => ({ on: 'uploadBytes' as const, ...fault })),
    });
    const { waits, ...connection } = aConnection(server.url);
    const asked = google(connection)
      .model(flash)
      .ask(aQuestion([novel]), aContext([[novel, long]]));
    return { asked, server, waits };
  }

  function chunksOf(server: GeminiServer): unknown[] {
    return server.requests
      .filter(({ kind }) => kind === 'uploadBytes')
      .map(({ body, headers }) => [
        (body as { bytes: number }).bytes,
        Number(headers['x-goog-upload-offset']),
        headers['x-goog-upload-command'],
      ]);
  }

  const size = 8 * 1024 * 1024;

  it('goes in pieces of 8 MiB', async (test) => {
    const { asked, server, waits } = await send(test);
    assert.equal((await asked).finish, 'stop');
    assert.deepEqual(chunksOf(server), [
      [size, 0, 'upload'],
      [long.length - size, size, 'upload, finalize'],
    ]);
    assert.deepEqual([server.counts.queryUpload, waits], [0, []]);
  });

  const breaks: [Fault['kind'], number][] = [
    ['503', 1],
    ['reset', 2],
    ['half-received', 1],
    ['lost-reply', 1],
    ['lost-reply', 2],
    ['cut-body', 2],
  ];
  for (const [kind, nth] of breaks)
    it(`that breaks goes on where the server stands: ${kind} at piece ${nth}`, async (test) => {
      const { asked, server, waits } = await send(test, { kind, nth });
      assert.equal((await asked).finish, 'stop');
      assert.deepEqual([server.counts.startUpload, server.counts.finishedUpload], [1, 1]);
      assert.deepEqual([server.counts.queryUpload, waits.length], [1, 1]);
    });

  it('that breaks again and again is given up, and can be tried again', async (test) => {
    const { asked, server, waits } = await send(test, { kind: '503' });
    const error = await failureOf(asked);
    assert.deepEqual([error.code, error.reach], ['upload-broke', 'retry']);
    assert.deepEqual([server.counts.uploadBytes, server.counts.queryUpload], [4, 3]);
    assert.deepEqual(waits, [500, 1000, 2000]);
  });

  it('goes on although the question where the server stands fails as well', async (test) => {
    const server = await gemini(test, {
      faults: [
        { on: 'uploadBytes', kind: 'reset', nth: 1 },
        { on: 'queryUpload', kind: '503', nth: 1 },
        { on: 'queryUpload', kind: 'reset', nth: 2 },
      ],
    });
    assert.equal((await askers(server).ask()).finish, 'stop');
    assert.deepEqual([server.counts.startUpload, server.counts.queryUpload], [1, 3]);
  });

  it('of which all has arrived, but not the end, is ended', async (test) => {
    let ended = false;
    const server = await serve(test, ({ path, headers }, response) => {
      const command = headers['x-goog-upload-command'];
      const file = { name: 'files/a', uri: 'https://files/a', state: 'ACTIVE' };
      if (path.includes('enerateContent'))
        return sendJson(response, {
          candidates: [{ content: { parts: [{ text: 'a' }] }, finishReason: 'STOP' }],
        });
      if (command === undefined) return sendJson(response, {}, 403);
      response.setHeader('x-goog-upload-url', `http://${headers.host}/upload`);
      response.setHeader('x-goog-upload-size-received', String(pdf.length));
      if (command === 'start' || command === 'query') return sendJson(response, {});
      ended = headers['x-goog-upload-offset'] === String(pdf.length) && headers['content-length'] === '0';
      return sendJson(response, ended ? { file } : {}, ended ? 200 : 500);
    });
    assert.equal((await askers(server).ask()).text, 'a');
    assert.equal(ended, true);
  });

  it('that is refused is an error at once', async (test) => {
    const { asked, server } = await send(test, { kind: 'bad-request' });
    assert.equal((await failureOf(asked)).code, 'bad-request');
    assert.equal(server.counts.queryUpload, 0);
  });
});
