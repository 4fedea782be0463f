import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { aRequest } from '../../test/fixtures/evaluation.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { google } from '../models/google/google.ts';
import { createFetch, usualTimeouts } from '../models/http/fetch.ts';
import { sendJson, serve } from '../models/http/fixtures/server.ts';
import { unlimited } from '../../test/fixtures/pay-options.ts';
import { virtualTime } from './fixtures/virtual-time.ts';
import { paying } from './pay.ts';

test('a key that the server echoes everywhere gets into no file, no result and onto no screen', async (context) => {
  const key = 'AIza+secret/key';
  const encoded = encodeURIComponent(key);
  const server = await serve(context, (_seen, response, number) => {
    response.setHeader('x-echo', encoded);
    const text = `Your key is ${key}, or ${encoded}.`;
    const candidates = [
      { content: { parts: [{ text }] }, ...(number === 3 ? {} : { finishReason: 'STOP' }) },
    ];
    const error = { message: text, status: text, code: 400 };
    if (number === 1) return sendJson(response, { candidates, modelVersion: key });
    if (number === 2) return sendJson(response, { error }, 400);
    if (number <= 5) return sendJson(response, { candidates });
    return number === 6 ? response.writeHead(200).end(text) : sendJson(response, { error }, 403);
  });
  const folder = mkdtempSync(join(tmpdir(), 'assay-secrets-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const journal = openSqliteJournal(join(folder, 'journal.db'));
  const time = virtualTime();
  const written: string[] = [];
  for (const stream of [process.stdout, process.stderr])
    context.mock.method(stream, 'write', (text: unknown) => written.push(String(text)));
  const model = google({
    baseURL: `${server.url}/v1beta`,
    key,
    keyVariable: 'GEMINI_API_KEY',
    fetch: createFetch(usualTimeouts),
    now: time.now,
    wait: time.wait,
  }).model('gemini-3.8-flash');
  const caller = paying({
    ...unlimited,
    journal,
    findModel: async () => model,
    now: time.now,
    wait: time.wait,
    onStop: (error) => void written.push(JSON.stringify(error), String(error.stack), String(error.cause)),
  });
  const parts = [{ kind: 'text' as const, name: 'question' as const, text: 'What is it?' }];
  for (const draw of ['1', '2', '3', '4', '5']) {
    const request = aRequest({ provider: 'google', messages: [{ role: 'user', parts }], draw });
    const result = await time.until(caller.call(request, { task: draw, role: 'answer' }));
    written.push(JSON.stringify(result));
  }
  context.mock.restoreAll();
  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const everything = Buffer.concat([...bytes, Buffer.from(written.join('\n'))]).toString('latin1');
  assert.equal(server.seen.length, 7);
  assert.match(everything, /Your key is \*\*\*, or \*\*\*\./);
  for (const secret of [key, encoded]) assert.equal(everything.includes(secret), false);
});
