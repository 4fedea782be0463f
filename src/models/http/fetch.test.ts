import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { ModelError } from '../model.ts';
import { createFetch, usualTimeouts, type Fetch } from './fetch.ts';
import { serve } from './fixtures/server.ts';

const fetch = createFetch(usualTimeouts);

/** What a request ends with, as far as anybody goes by it. */
async function failure(
  asked: Promise<unknown>,
): Promise<Pick<ModelError, 'code' | 'reach' | 'mostRetries' | 'message'>> {
  const ended = await asked.catch((error: unknown) => error);
  assert.ok(ended instanceof ModelError, String(ended));
  const { code, reach, mostRetries, message } = ended;
  return { code, reach, mostRetries, message };
}

const patient = { connect: 5000, idle: 5000, total: 5000 };

describe('a request', () => {
  it('carries method, headers and a body of text or bytes, with its length in bytes', async (test) => {
    const server = await serve(test, (_seen, response) => void response.end('ok'));
    const text = 'Ünïcödé €';
    await fetch(server.url, { method: 'POST', headers: { 'X-Own': 'one' }, body: text });
    const bytes = new Uint8Array([0, 255, 128, 10]);
    await fetch(server.url, { method: 'PUT', headers: [['x-own', 'two']], body: bytes });
    await fetch(new URL(server.url), { headers: new Headers({ 'x-own': 'three' }) });
    await fetch(new Request(`${server.url}/path?a=b`));
    await fetch(server.url, { method: 'POST' });
    const facts = server.seen.map(({ method, path, headers }) => [
      method,
      path,
      headers['x-own'],
      headers['content-length'],
    ]);
    assert.deepEqual(facts, [
      ['POST', '/', 'one', String(Buffer.byteLength(text))],
      ['PUT', '/', 'two', '4'],
      ['GET', '/', 'three', undefined],
      ['GET', '/path?a=b', undefined, undefined],
      ['POST', '/', undefined, '0'],
    ]);
    assert.equal(server.seen[0]?.body.toString(), text);
    assert.deepEqual([...(server.seen[1]?.body ?? [])], [...bytes]);
    assert.equal(server.seen[0]?.headers['accept-encoding'], 'identity');
  });

  it('keeps connections: few serve many', async (test) => {
    const server = await serve(test, (_seen, response) => void response.end('ok'));
    for (let round = 0; round < 20; round += 1)
      await Promise.all(Array.from({ length: 4 }, async () => (await fetch(server.url)).text()));
    assert.equal(server.seen.length, 80);
    assert.ok(server.connections() <= 4, `${server.connections()} connections`);
  });

  it('goes nowhere without a good address, and follows no redirect', async (test) => {
    for (const address of [
      'localhost:8080/v1beta',
      'example.com',
      'ftp://me:secret@example.com',
      '',
      'me:secret@a/?key=secret',
    ]) {
      const { code, reach, message } = await failure(fetch(address));
      assert.deepEqual([code, reach], ['bad-address', 'provider'], address);
      assert.equal(message.includes('secret'), false, message);
    }
    const server = await serve(test, (_seen, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    assert.equal((await fetch(server.url, { headers: { 'x-goog-api-key': 'secret' } })).status, 302);
    assert.equal(server.seen.length, 1);
  });
});

describe('a reply', () => {
  it('has its status, headers also where they stand twice, and its body', async (test) => {
    const server = await serve(test, (_seen, response) => {
      response.setHeader('X-Twice', ['one', 'two']);
      response.writeHead(418, { 'Retry-After': '3' }).end('text: é');
    });
    const response = await fetch(server.url);
    assert.deepEqual([response.status, response.ok], [418, false]);
    assert.equal(response.headers.get('x-twice'), 'one, two');
    assert.equal(response.headers.get('RETRY-AFTER'), '3');
    assert.equal(await response.text(), 'text: é');
  });

  it('may be empty, and has no body where its status forbids one', async (test) => {
    const server = await serve(test, ({ path }, response) => response.writeHead(Number(path.slice(1))).end());
    for (const status of [200, 204, 205, 304, 500]) {
      const response = await fetch(`${server.url}/${status}`);
      assert.deepEqual([response.status, await response.text()], [status, '']);
    }
    assert.equal((await failure(fetch(`${server.url}/999`))).code, 'bad-reply');
  });

  it('is unpacked where it came packed without being asked for', async (test) => {
    const packed = new Map([
      ['gzip', gzipSync],
      ['x-gzip', gzipSync],
      ['deflate', deflateSync],
      ['br', brotliCompressSync],
    ]);
    const server = await serve(test, ({ path }, response) => {
      const name = path.slice(1);
      const bytes = packed.get(name)?.('{"a":"é"}') ?? Buffer.alloc(0);
      response.writeHead(200, { 'content-encoding': name }).end(bytes);
    });
    for (const name of packed.keys())
      assert.equal(await (await fetch(`${server.url}/${name}`)).text(), '{"a":"é"}');
  });

  it('that is packed and cut is a broken line; one that is packed and endless is not read on', async (test) => {
    const bytes = gzipSync(Buffer.alloc(40_000_000));
    const server = await serve(test, ({ path }, response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(path === '/cut' ? bytes.subarray(0, 1000) : bytes),
    );
    assert.equal((await failure(fetch(`${server.url}/cut`))).code, 'connection');
    assert.equal((await failure(fetch(`${server.url}/whole`))).code, 'reply-too-large');
  });

  it('with bytes that are no UTF-8 is read with marks in their place', async (test) => {
    const server = await serve(test, (_seen, response) =>
      response.end(Buffer.from([0x61, 0xff, 0xfe, 0x62, 0xc3])),
    );
    assert.equal(await (await fetch(server.url)).text(), 'a\uFFFD\uFFFDb\uFFFD');
  });

  it('of 40 MB is not read to its end', async (test) => {
    const server = await serve(test, (_seen, response) => {
      response.writeHead(200);
      for (let megabyte = 0; megabyte < 40; megabyte += 1) response.write(Buffer.alloc(1_000_000, 'a'));
      response.end();
    });
    const { code, reach } = await failure(fetch(server.url));
    assert.deepEqual([code, reach], ['reply-too-large', 'task']);
  });

  it('of events is handed on as it comes, and never more than 32 MB of it', async (test) => {
    let goOn = (): void => {};
    const server = await serve(test, ({ path }, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.write('data: 1\n\n');
      goOn = () => response.end('data: 2\n\n');
      if (path === '/endless') response.end(Buffer.alloc(33_000_000, 'a'));
    });
    const response = await fetch(server.url);
    const reader = response.body?.getReader();
    assert.equal(Buffer.from((await reader?.read())?.value ?? []).toString(), 'data: 1\n\n');
    goOn();
    assert.equal(Buffer.from((await reader?.read())?.value ?? []).toString(), 'data: 2\n\n');
    assert.equal((await reader?.read())?.done, true);
    const endless = await fetch(`${server.url}/endless`);
    assert.equal((await failure(endless.text())).code, 'reply-too-large');
  });
});

describe('a line that fails', () => {
  it('is told from a host that nobody answers at', async (test) => {
    const server = await serve(test, ({ path }, response) => {
      if (path === '/reset') response.socket?.destroy();
      else response.writeHead(200, { 'content-length': '100' }).write('only a part');
      if (path === '/cut') setImmediate(() => response.socket?.destroy());
    });
    assert.deepEqual(await failure(fetch(`${server.url}/reset`)), {
      code: 'connection',
      reach: 'retry',
      mostRetries: null,
      message: `the connection broke at ${new URL(server.url).host} (ECONNRESET)`,
    });
    assert.equal((await failure(fetch(`${server.url}/cut`))).code, 'connection');

    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const address = closed.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await new Promise((resolve) => closed.close(resolve));
    for (const host of ['127.0.0.1', 'localhost', 'no-such-host.invalid']) {
      const { code, reach, mostRetries, message } = await failure(fetch(`http://${host}:${port}/`));
      assert.deepEqual([code, reach, mostRetries], ['offline', 'retry', 2], message);
      assert.match(message, /^nobody answers at .+: check the network and the address$/);
    }
  });

  it('is no reason to go on where nobody can tell who answers', async (test) => {
    const server = await serve(test, (_seen, response) => void response.end());
    const { code, reach } = await failure(fetch(server.url.replace('http:', 'https:')));
    assert.deepEqual([code, reach], ['not-trusted', 'provider']);
  });
});

describe('time limits', () => {
  it('end a connection that does not come about', async (test) => {
    // A server that says nothing is never done with the handshake.
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    test.after(() => silent.close());
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { code, mostRetries, message } = await failure(
      createFetch({ ...patient, connect: 20 })(`https://127.0.0.1:${port}/`),
    );
    assert.deepEqual([code, mostRetries], ['offline', 2]);
    assert.equal(message, `no connection to 127.0.0.1:${port} within 0.02 s`);
  });

  it('leave a model time to think before its first byte, but not between two', async (test) => {
    const server = await serve(test, ({ path }, response) => {
      if (path.startsWith('/thinks')) setTimeout(() => response.end('done'), 60);
      if (path === '/thinks/after/its/head')
        response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      if (!path.startsWith('/thinks'))
        response.writeHead(200, { 'content-type': path.slice(1) }).write('data: 1\n\n');
    });
    const quick = createFetch({ ...patient, idle: 20 });
    for (const path of ['/thinks', '/thinks/after/its/head'])
      assert.equal(await (await quick(`${server.url}${path}`)).text(), 'done');
    const asUnary = await failure(quick(`${server.url}/text/plain`));
    assert.deepEqual([asUnary.code, asUnary.mostRetries], ['timed-out', 2]);
    assert.equal(asUnary.message, 'the reply stopped for 0.02 s');
    const stream = await quick(`${server.url}/text/event-stream`);
    assert.equal((await failure(stream.text())).code, 'timed-out');
  });

  it('do not hold for a connection that is kept', async (test) => {
    const server = await serve(test, (_seen, response, number) =>
      setTimeout(() => response.end('done'), number === 1 ? 0 : 50),
    );
    const quick = createFetch({ ...patient, idle: 20, connect: 40 });
    await quick(server.url);
    assert.equal(await (await quick(server.url)).text(), 'done');
    assert.equal(server.connections(), 1);
  });

  it('end a call that takes too long, before its first byte and in its body', async (test) => {
    const server = await serve(test, ({ path }, response) => {
      if (path === '/silent') return;
      response.writeHead(200, { 'content-type': path.slice(1) });
      const drip = setInterval(() => response.write('a'), 5);
      response.on('close', () => clearInterval(drip));
    });
    const quick = createFetch({ ...patient, total: 40 });
    for (const path of ['silent', 'text/plain']) {
      const { code, message } = await failure(quick(`${server.url}/${path}`));
      assert.deepEqual([code, message], ['timed-out', 'no reply within 0.04 s'], path);
    }
    const stream = await quick(`${server.url}/text/event-stream`);
    assert.equal((await failure(stream.text())).message, 'no reply within 0.04 s');
  });
});

describe('an abort', () => {
  const reason = new Error('the user has had enough');

  async function abortedAt(
    stage: 'before' | 'waiting' | 'body' | 'stream',
    test: Parameters<typeof serve>[0],
    ask: Fetch = fetch,
  ): Promise<unknown> {
    const abort = new AbortController();
    const server = await serve(test, (_seen, response) => {
      if (stage !== 'waiting')
        response
          .writeHead(200, { 'content-type': stage === 'stream' ? 'text/event-stream' : 'text/plain' })
          .write('data: 1\n\n');
      setTimeout(() => abort.abort(reason), 5);
    });
    if (stage === 'before') abort.abort(reason);
    const asked = ask(server.url, { signal: abort.signal }).then((response) => response.text());
    const ended = await asked.catch((error: unknown) => error);
    if (stage === 'before') assert.equal(server.seen.length, 0);
    return ended;
  }

  for (const stage of ['before', 'waiting', 'body', 'stream'] as const)
    it(`ends a request with its own reason: ${stage}`, async (test) => {
      assert.equal(await abortedAt(stage, test), reason);
    });

  it('ends a request with its own reason: connecting', async (test) => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    test.after(() => silent.close());
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const abort = new AbortController();
    const asked = fetch(`https://127.0.0.1:${port}/`, { signal: abort.signal });
    setTimeout(() => abort.abort(reason), 5);
    assert.equal(await asked.catch((error: unknown) => error), reason);
  });
});
