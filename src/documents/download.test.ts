import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import type { Resolve } from './address.ts';
import { DocumentError } from './document-error.ts';
import { download, type DownloadOptions } from './download.ts';
import type { Request } from './request.ts';

const limits = { bytes: 1000, redirects: 5, connectMilliseconds: 5000, totalMilliseconds: 5000 };
const open: DownloadOptions = { limits, allowPrivate: true };

async function serve(t: TestContext, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return `http://127.0.0.1:${address.port}`;
}

async function refusal(url: string, options: DownloadOptions): Promise<string> {
  try {
    await download(url, options);
  } catch (error) {
    assert.ok(error instanceof DocumentError, String(error));
    return `${error.code} ${error.message}`;
  }
  return assert.fail('was downloaded');
}

/** A network whose hosts stand in a table, and whose servers answer by URL. */
function network(hosts: Record<string, string[]>, redirects: Record<string, string> = {}) {
  const asked: string[] = [];
  const resolve: Resolve = (host) =>
    Promise.resolve(
      (hosts[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  const request: Request = (url, { addresses }) => {
    asked.push(`${url.href} at ${addresses.map(({ address }) => address).join()}`);
    const location = redirects[url.href];
    const headers = location === undefined ? { 'content-type': 'Text/Plain; charset=utf-8' } : { location };
    const body = (async function* () {
      yield Buffer.from('hello');
    })();
    return Promise.resolve({ status: location === undefined ? 200 : 302, headers, body, close: () => {} });
  };
  return { asked, options: { limits, allowPrivate: false, resolve, request } };
}

test('a file is downloaded plain, with its name and type', async (t) => {
  let encodings: unknown;
  const url = await serve(t, (request, response) => {
    encodings = request.headers['accept-encoding'];
    response.setHeader('content-type', 'Text/Markdown; charset=utf-8').end('# Hello');
  });
  const original = await download(`${url}/a/notes.md?x=1`, open);
  assert.equal(Buffer.from(original.bytes).toString(), '# Hello');
  assert.equal(original.name, '/a/notes.md');
  assert.equal(original.contentType, 'text/markdown');
  assert.equal(original.source, `${url}/a/notes.md?x=1`);
  assert.equal(encodings, 'identity');
});

test('the connection goes to the address that was resolved', async (t) => {
  const url = new URL(await serve(t, (request, response) => response.end(request.headers.host)));
  url.hostname = 'documents.invalid';
  const resolve: Resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  const { bytes } = await download(url.href, { ...open, resolve });
  assert.equal(Buffer.from(bytes).toString(), url.host);
});

test('redirects are followed five times and no more', async (t) => {
  const url = await serve(t, (request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end('there');
    else response.writeHead(302, { location: `/${left - 1}` }).end();
  });
  assert.equal((await download(`${url}/5`, open)).name, '/0');
  assert.match(await refusal(`${url}/6`, open), /^too-many-redirects .*redirects more than 5 times/);
});

test('only https is followed, and http where private addresses are allowed', async () => {
  const { options, asked } = network(
    { a: ['8.8.8.8'] },
    { 'https://a/1': 'http://a/2', 'https://a/3': 'file:///x' },
  );
  assert.match(
    await refusal('http://a/', options),
    /^not-https http:\/\/a\/: is an address that is not https/,
  );
  assert.match(await refusal('https://a/1', options), /^not-https https:\/\/a\/1: redirects to an address/);
  assert.match(await refusal('https://a/3', { ...options, allowPrivate: true }), /^(not-https|bad-url)/);
  assert.match(await refusal('ftp://a/x', { ...options, allowPrivate: true }), /^not-https/);
  assert.equal((await download('http://a/', { ...options, allowPrivate: true })).bytes.length, 5);
  assert.deepEqual(asked, ['https://a/1 at 8.8.8.8', 'https://a/3 at 8.8.8.8', 'http://a/ at 8.8.8.8']);
});

test('a host is refused when any of its addresses is not public, before it is asked', async () => {
  const hosts = { inside: ['10.0.0.5'], both: ['8.8.8.8', '::1'], fine: ['8.8.8.8', '2606:4700::1'] };
  const { options, asked } = network(hosts);
  assert.match(
    await refusal('https://inside/', options),
    /^private-address .*inside is not on the public internet/,
  );
  assert.match(await refusal('https://both/', options), /^private-address/);
  assert.match(await refusal('https://169.254.169.254/latest', options), /^private-address/);
  assert.match(await refusal('https://0x7f000001/', options), /^private-address/);
  assert.match(await refusal('https://[::1]/', options), /^private-address/);
  assert.match(await refusal('https://[::ffff:127.0.0.1]/', options), /^private-address/);
  assert.deepEqual(asked, []);
  assert.equal((await download('https://fine/', options)).contentType, 'text/plain');
  assert.deepEqual(asked, ['https://fine/ at 8.8.8.8,2606:4700::1']);
});

test('a redirect from a public to a private address is refused', async () => {
  const hosts = { outside: ['8.8.8.8'], inside: ['192.168.0.1'] };
  const { options, asked } = network(hosts, {
    'https://outside/1': 'https://inside/',
    'https://outside/2': '//127.0.0.1/',
  });
  assert.match(await refusal('https://outside/1', options), /^private-address .*inside is not on/);
  assert.match(await refusal('https://outside/2', options), /^private-address .*127\.0\.0\.1 is not on/);
  assert.equal(asked.length, 2);
});

test('addresses that are none or carry a password are refused, the password unsaid', async () => {
  assert.match(await refusal('no address', open), /^bad-url no address: is no web address; check/);
  for (const url of ['https://me:secret@a/x', 'https:\\\\me:secret@a', 'https:me:secret@a']) {
    const message = await refusal(url, open);
    assert.match(message, /^bad-url .*with a name or password in it/);
    assert.ok(!message.includes('secret'), message);
  }
});

test('a reply other than 200 is refused with its number', async (t) => {
  const url = await serve(t, (request, response) =>
    response.writeHead(Number(request.url?.slice(1))).end('x'),
  );
  assert.match(await refusal(`${url}/404`, open), /^http-status .*the server answers 404; check the address/);
  assert.match(await refusal(`${url}/403`, open), /answers 403; download the file/);
  assert.match(await refusal(`${url}/302`, open), /answers 302/);
  assert.match(await refusal(`${url}/206`, open), /answers 206/);
});

test('the size limit holds by what is announced and by what arrives', async (t) => {
  const url = await serve(t, (request, response) => {
    if (request.url === '/announced') response.writeHead(200, { 'content-length': 1001 }).flushHeaders();
    else if (request.url === '/fits') response.end(Buffer.alloc(1000));
    else for (let part = 0; part < 20; part += 1) response.write(Buffer.alloc(100));
  });
  assert.equal((await download(`${url}/fits`, open)).bytes.length, 1000);
  assert.match(await refusal(`${url}/announced`, open), /^too-large .*is larger than 1000 bytes; split it/);
  assert.match(await refusal(`${url}/endless`, open), /^too-large/);
});

test('a compressed reply is refused', async (t) => {
  const url = await serve(t, (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
  );
  assert.match(await refusal(url, open), /^compressed/);
});

test('time limits hold for a body that hangs and for a host that is never found', async (t) => {
  const url = await serve(t, (_request, response) => response.write('begin'));
  assert.match(await refusal(url, { ...open, limits: { ...limits, totalMilliseconds: 50 } }), /^timed-out/);
  const resolve: Resolve = () => new Promise(() => {});
  const short = { ...limits, connectMilliseconds: 20 };
  assert.match(await refusal('https://a/', { ...open, limits: short, resolve }), /^timed-out/);
});

test('a connection that fails or breaks off is said with its code', async (t) => {
  const url = await serve(t, (_request, response) => {
    response.writeHead(200, { 'content-length': 10 }).write('half', () => response.destroy());
  });
  assert.match(await refusal(url, open), /^offline .*the connection failed \(ECONNRESET\)/);
  const resolve: Resolve = () => Promise.reject(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }));
  assert.match(
    await refusal('https://a/', { ...open, resolve }),
    /^offline .*\(ENOTFOUND\); check the address/,
  );
});

test('an abort ends the download with its reason', async (t) => {
  const reason = new Error('stop');
  const controller = new AbortController();
  const url = await serve(t, (_request, response) => {
    response.write('begin', () => controller.abort(reason));
  });
  await assert.rejects(download(url, { ...open, signal: controller.signal }), reason);
  await assert.rejects(download(url, { ...open, signal: controller.signal }), reason);
});
