import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { startGeminiServer, type GeminiServer } from './gemini/server.ts';
import { aPdf, ask, generate, proceed, startUpload, textIn, upload, user, type Answered } from './rest.ts';

const pdf = await aPdf(
  'The bridge was opened in the spring of that year.',
  'It has four lanes and a footpath.',
);
const server = await startGeminiServer({ keys: ['test-key', 'other-key'] });
after(() => server.close());

function about(file: { uri: string }): object {
  return {
    contents: [user({ fileData: { mimeType: 'application/pdf', fileUri: file.uri } }, { text: 'What?' })],
  };
}

function refused({ status, body }: Answered): string {
  return `${status} ${body.error.status}: ${body.error.message}`;
}

async function withServer(
  options: Parameters<typeof startGeminiServer>[0],
  use: (own: GeminiServer) => Promise<void>,
): Promise<void> {
  const own = await startGeminiServer({ readsText: false, ...options });
  try {
    await use(own);
  } finally {
    await own.close();
  }
}

test('a file is uploaded in one piece, looked at and used, under both versions', async () => {
  for (const version of ['v1', 'v1beta']) {
    const started = await startUpload(server, pdf.length, { version });
    assert.deepEqual([started.status, started.body], [200, {}]);
    assert.equal(started.headers.get('x-goog-upload-status'), 'active');
    const address = started.headers.get('x-goog-upload-url') ?? '';
    assert.ok(address.startsWith(`${server.url}/upload/${version}/files?upload_id=`), address);

    const ended = await proceed(server, address, { command: 'upload, finalize', bytes: pdf });
    assert.equal(ended.headers.get('x-goog-upload-status'), 'final');
    const { file } = ended.body;
    assert.equal(file.displayName, 'A file');
    assert.equal(file.mimeType, 'application/pdf');
    assert.equal(file.sizeBytes, String(pdf.length));
    assert.equal(file.state, 'ACTIVE');
    assert.equal(file.uri, `${server.url}/v1beta/${file.name}`);
    const hexadecimal = createHash('sha256').update(pdf).digest('hex');
    assert.equal(Buffer.from(file.sha256Hash, 'base64').toString(), hexadecimal);
    assert.equal(Date.parse(file.expirationTime) - Date.parse(file.createTime), 48 * 3_600_000);

    const seen = await ask(server, `/${version}/${file.name}`);
    assert.deepEqual(seen.body, file);
    assert.match(textIn(await generate(server, about(file), { version })), /\(page [12]\)/);
  }
});

test('a file is uploaded in chunks, and a lost connection is taken up where it was', async () => {
  const bytes = Buffer.alloc(262_144 + 100, 'a');
  const started = await startUpload(server, bytes.length, { mimeType: 'text/plain' });
  const address = started.headers.get('x-goog-upload-url') ?? '';
  assert.equal(started.headers.get('x-goog-upload-chunk-granularity'), '262144');
  const first = await proceed(server, address, { command: 'upload', bytes: bytes.subarray(0, 262_144) });
  assert.equal(first.headers.get('x-goog-upload-status'), 'active');

  const queried = await proceed(server, address, { command: 'query' });
  assert.equal(queried.headers.get('x-goog-upload-size-received'), '262144');
  const rest = bytes.subarray(262_144);
  const twice = await proceed(server, address, { command: 'upload, finalize', bytes: rest, offset: 0 });
  assert.match(refused(twice), /^400 INVALID_ARGUMENT: Upload offset 0 does not match the 262144 bytes/);
  const last = await proceed(server, address, { command: 'upload, finalize', bytes: rest, offset: 262_144 });
  assert.equal(last.body.file.sizeBytes, '262244');
  const again = await proceed(server, address, { command: 'upload, finalize', bytes: rest, offset: 262_244 });
  assert.match(refused(again), /^400 INVALID_ARGUMENT: Upload has already been final/);
  const ended = await proceed(server, address, { command: 'query' });
  assert.equal(ended.headers.get('x-goog-upload-status'), 'final');
});

test('an upload can be cancelled, must keep its word on sizes, and needs an address that was given', async () => {
  const started = await startUpload(server, 10);
  const address = started.headers.get('x-goog-upload-url') ?? '';
  const odd = await proceed(server, address, { command: 'upload', bytes: Buffer.from('odd') });
  assert.match(refused(odd), /multiples of 262144 bytes/);
  const short = await proceed(server, address, { command: 'upload, finalize', bytes: Buffer.from('short') });
  assert.match(refused(short), /has 5 bytes, but 10 were announced/);
  const cancelled = await proceed(server, address, { command: 'cancel' });
  assert.equal(cancelled.headers.get('x-goog-upload-status'), 'cancelled');
  const late = await proceed(server, address, {
    command: 'upload, finalize',
    bytes: Buffer.alloc(5),
    offset: 5,
  });
  assert.match(refused(late), /already been cancelled/);
  const stray = await proceed(server, address.replace(/upload_id=\w+/, 'upload_id=no'), { command: 'query' });
  assert.equal(stray.status, 404);
  const plain = await ask(server, '/upload/v1beta/files', { body: {} });
  assert.match(refused(plain), /resumable protocol/);
  const large = await startUpload(server, 2 ** 31 + 1);
  assert.match(refused(large), /exceeds the limit of 2147483648 bytes/);
});

test('a name can be chosen once, of the letters allowed', async () => {
  const { body } = await upload(server, pdf, { name: 'files/my-own-1' });
  assert.equal(body.file.name, 'files/my-own-1');
  const taken = await upload(server, pdf, { name: 'files/my-own-1' });
  assert.equal(refused(taken), '409 ALREADY_EXISTS: Requested entity already exists');
  for (const name of ['files/-a', 'files/a-', 'files/Abc', 'files/a_b', `files/${'a'.repeat(41)}`])
    assert.match(refused(await upload(server, pdf, { name })), /^400 INVALID_ARGUMENT: .*file\.name/);
  assert.equal((await upload(server, pdf, { name: `files/${'a'.repeat(40)}` })).status, 200);
});

test('of two uploads of one name that began together, the second to end is refused', async () => {
  const name = 'files/raced';
  const [one, two] = [await startUpload(server, 3, { name }), await startUpload(server, 3, { name })];
  const statuses: number[] = [];
  for (const started of [one, two]) {
    const address = started.headers.get('x-goog-upload-url') ?? '';
    statuses.push(
      (await proceed(server, address, { command: 'upload, finalize', bytes: Buffer.from('abc') })).status,
    );
  }
  assert.deepEqual(statuses, [200, 409]);
});

test('a file that is processed cannot be used until it is active', async () => {
  await withServer({ processing: { polls: 2 } }, async (own) => {
    const { file } = (await upload(own, pdf)).body;
    assert.equal(file.state, 'PROCESSING');
    const early = await generate(own, about(file));
    const id = file.name.replace('files/', '');
    assert.equal(
      refused(early),
      `400 FAILED_PRECONDITION: The File ${id} is not in an ACTIVE state and usage is not allowed.`,
    );
    const states: string[] = [];
    for (let poll = 0; poll < 3; poll += 1) states.push((await ask(own, `/v1beta/${file.name}`)).body.state);
    assert.deepEqual(states, ['PROCESSING', 'PROCESSING', 'ACTIVE']);
    assert.equal((await generate(own, about(file))).status, 200);
  });
});

test('processing can take time, fail, and be left unsaid', async () => {
  const processing = { milliseconds: 60_000, fails: () => true, unsaidAfterUpload: true };
  await withServer({ processing }, async (own) => {
    const { file } = (await upload(own, pdf)).body;
    assert.equal('state' in file, false);
    assert.equal((await ask(own, `/v1beta/${file.name}`)).body.state, 'PROCESSING');
    own.advance(1);
    const failed = (await ask(own, `/v1beta/${file.name}`)).body;
    assert.equal(failed.state, 'FAILED');
    assert.equal(failed.error.code, 13);
    assert.match(refused(await generate(own, about(file))), /^400 FAILED_PRECONDITION/);
  });
});

test('a file is gone after 48 hours, and its name is free again', async () => {
  await withServer({}, async (own) => {
    const { file } = (await upload(own, pdf, { name: 'files/short-lived' })).body;
    own.advance(47.9);
    assert.equal((await generate(own, about(file))).status, 200);
    own.advance(0.2);
    const denied =
      '403 PERMISSION_DENIED: You do not have permission to access the File short-lived or it may not exist.';
    assert.equal(refused(await generate(own, about(file))), denied);
    assert.equal(refused(await ask(own, '/v1beta/files/short-lived')), denied);
    assert.equal((await upload(own, pdf, { name: 'files/short-lived' })).status, 200);
  });
});

test('files of another project, and those that never were, are refused alike', async () => {
  const { file } = (await upload(server, pdf, { name: 'files/theirs', key: 'other-key' })).body;
  for (const name of ['files/theirs', 'files/never-was']) {
    const id = name.replace('files/', '');
    const denied = `403 PERMISSION_DENIED: You do not have permission to access the File ${id} or it may not exist.`;
    assert.equal(refused(await ask(server, `/v1beta/${name}`)), denied);
    assert.equal(refused(await ask(server, `/v1beta/${name}`, { method: 'DELETE' })), denied);
    const uri = file.uri.replace('theirs', id);
    assert.equal(refused(await generate(server, about({ uri }))), denied);
  }
  assert.equal((await generate(server, about(file), { key: 'other-key' })).status, 200);
  const elsewhere = await generate(server, about({ uri: 'https://example.org/a.pdf' }));
  assert.match(refused(elsewhere), /^400 INVALID_ARGUMENT: Cannot fetch content/);
});

test('files are listed by page and deleted', async () => {
  await withServer({}, async (own) => {
    assert.deepEqual((await ask(own, '/v1beta/files')).body, {});
    for (const name of ['a', 'b', 'c']) await upload(own, pdf, { name: `files/${name}` });
    const first = (await ask(own, '/v1beta/files?pageSize=2')).body;
    assert.deepEqual(
      first.files.map((file: { name: string }) => file.name),
      ['files/a', 'files/b'],
    );
    const second = (await ask(own, `/v1beta/files?pageSize=2&pageToken=${first.nextPageToken}`)).body;
    assert.deepEqual([second.files.length, second.nextPageToken], [1, undefined]);
    assert.deepEqual((await ask(own, '/v1/files/b', { method: 'DELETE' })).body, {});
    assert.equal((await ask(own, '/v1/files/b')).status, 403);
    assert.equal((await ask(own, '/v1/files')).body.files.length, 2);
    assert.equal(own.counts.startUpload, 3);
    assert.equal(own.counts.finishedUpload, 3);
    assert.equal(own.counts.listFiles, 4);
  });
});
