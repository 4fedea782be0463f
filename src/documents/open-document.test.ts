import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DocumentError } from './document-error.ts';
import { openDocument, type OpenOptions } from './open-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-documents-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): { path: string } {
  writeFileSync(join(folder, name), content);
  return { path: join(folder, name) };
}

async function refusal(location: { path: string }, options: OpenOptions = {}): Promise<string> {
  try {
    await openDocument(location, options);
  } catch (error) {
    assert.ok(error instanceof DocumentError, String(error));
    assert.equal(error.source, location.path);
    return `${error.code} ${error.message.slice(location.path.length)}`;
  }
  return assert.fail('was opened');
}

test('text is one page with plain line ends, hashed over its bytes', async () => {
  const content = '\uFEFF# Tïtle\r\n\r\none\rtwo\n';
  const { document, bytes } = await openDocument(file('a.md', content));
  assert.deepEqual(document, {
    hash: createHash('sha256').update(content).digest('hex'),
    kind: 'markdown',
    mediaType: 'text/markdown',
    bytes: Buffer.byteLength(content),
    pages: [{ number: 1, text: '# Tïtle\n\none\ntwo\n' }],
  });
  assert.deepEqual(bytes, new TextEncoder().encode(content));
});

test('HTML is one page of its text', async () => {
  const { document } = await openDocument(file('a.html', '<title>x</title><p>One<p>Two'));
  assert.equal(document.kind, 'html');
  assert.equal(document.mediaType, 'text/html');
  assert.deepEqual(document.pages, [{ number: 1, text: 'One\n\nTwo' }]);
});

test('a URL is read through the network that is handed in', async () => {
  const body = (async function* () {
    yield new TextEncoder().encode('Hello');
  })();
  const reply = { status: 200, headers: { 'content-type': 'text/plain' }, body, close: () => {} };
  const { document } = await openDocument(
    { url: 'https://example.com/hello' },
    { resolve: async () => [{ address: '8.8.8.8', family: 4 }], request: async () => reply },
  );
  assert.equal(document.kind, 'text');
  assert.equal(document.pages[0]?.text, 'Hello');
});

test('a URL into a private network needs leave', async () => {
  await assert.rejects(openDocument({ url: 'https://127.0.0.1/a.pdf' }), { code: 'private-address' });
});

test('each file that cannot be read says why, in one line', async () => {
  assert.match(
    await refusal({ path: join(folder, 'missing.pdf') }),
    /^not-found : there is no such file; check/,
  );
  assert.match(await refusal({ path: 'file:///etc/hosts' }), /^not-found/);
  assert.match(await refusal({ path: 'a\0b' }), /^not-found/);
  assert.match(await refusal({ path: folder }), /^is-a-folder : is a folder; name a file/);
  assert.match(await refusal({ path: '/dev/null' }), /^unreadable : is no ordinary file/);
  assert.match(
    await refusal({ path: `/${'x'.repeat(5000)}` }),
    /^unreadable : cannot be read \(ENAMETOOLONG\)/,
  );
  assert.match(await refusal(file('empty.pdf', '')), /^empty : is empty/);
  assert.match(await refusal(file('blank.txt', ' \n')), /^empty : holds no text/);
  assert.match(await refusal(file('blank.html', '<script>1</script>')), /^empty : holds no text/);
  assert.match(
    await refusal(file('latin.txt', Buffer.from('caf\xE9', 'latin1'))),
    /^bad-encoding : is not UTF-8/,
  );
  assert.match(await refusal(file('a.docx', 'PK')), /^unsupported-kind/);
  assert.match(await refusal(file('a.pdf', 'no PDF')), /^not-a-pdf/);
  assert.match(await refusal(file('cut.pdf', '%PDF-1.7\n1 0 obj')), /^cut-off/);
  const limits = { bytes: 1_500_000 };
  const large = file('large.txt', 'x'.repeat(1_500_001));
  assert.match(await refusal(large, { limits }), /^too-large : is larger than 1.5 MB; split it/);
});

test('an abort before the start rejects with its reason', async () => {
  const reason = new Error('stop');
  await assert.rejects(openDocument(file('b.txt', 'b'), { signal: AbortSignal.abort(reason) }), reason);
});
