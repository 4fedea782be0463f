import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import PdfDocument from 'pdfkit';
import { DocumentError } from './document-error.ts';
import { readPdfPages } from './pdf.ts';

function original(bytes: Uint8Array) {
  return { source: 'a.pdf', name: 'a.pdf', contentType: null, bytes };
}

async function made(draw: (pdf: PdfDocument) => void, settings: object = {}): Promise<Uint8Array> {
  const pdf = new PdfDocument({ compress: false, ...settings });
  draw(pdf);
  pdf.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const twoPages = await made((pdf) => pdf.text('First line').text('Second line').addPage().text('Next page'));

function handwritten(pages: string, objects = ''): Uint8Array {
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages${pages}>>endobj
${objects}trailer<</Root 1 0 R>>
startxref
0
%%EOF`);
}

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readPdfPages(original(bytes));
  } catch (error) {
    assert.ok(error instanceof DocumentError, String(error));
    assert.ok(!error.message.includes('\n'));
    return `${error.code} ${error.message}`;
  }
  return assert.fail('was read');
}

test('a PDF is read by page and line, and its bytes are left alone', async () => {
  const before = Buffer.from(twoPages);
  const pages = await readPdfPages(original(twoPages));
  assert.deepEqual(pages, [
    { number: 1, text: 'First line\nSecond line' },
    { number: 2, text: 'Next page' },
  ]);
  assert.deepEqual(Buffer.from(twoPages), before);
});

test('an empty page keeps its number', async () => {
  const pages = await readPdfPages(
    original(await made((pdf) => pdf.text('One').addPage().addPage().text('Three'))),
  );
  assert.deepEqual(
    pages.map(({ number, text }) => `${number} ${text}`),
    ['1 One', '2 ', '3 Three'],
  );
});

test('a PDF that asks for a password is refused; one that only its owner locked is read', async () => {
  const locked = await made((pdf) => pdf.text('Hello'), { userPassword: 'secret' });
  assert.equal(await refusal(locked), 'encrypted a.pdf: needs a password; save a copy without a password');
  const owned = await made((pdf) => pdf.text('Hello'), { ownerPassword: 'secret' });
  assert.deepEqual(await readPdfPages(original(owned)), [{ number: 1, text: 'Hello' }]);
});

test('a PDF of drawings only has no text layer', async () => {
  const page = '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n';
  const square = '4 0 obj<</Length 12>>stream\n0 0 9 9 re f\nendstream endobj\n';
  const drawing = handwritten('/Kids[3 0 R]/Count 1', page + square);
  const expected = 'a.pdf: has no text layer on its page (a scan?); run text recognition (OCR) on it';
  assert.equal(await refusal(drawing), `no-text-layer ${expected}`);
});

test('a PDF cut off anywhere is refused, also where PDF.js could still read some of it', async () => {
  for (const share of [0.2, 0.6, 0.8]) {
    assert.match(
      await refusal(twoPages.subarray(0, twoPages.length * share)),
      /^cut-off .*its end is missing/,
    );
  }
  // A file made for the web has one ending near its start.
  const linearised = Buffer.concat([
    Buffer.from('%PDF-1.4\nstartxref\n0\n%%EOF\n'),
    twoPages.subarray(0, 600),
  ]);
  assert.match(await refusal(linearised), /^cut-off/);
});

test('damaged and hostile files are refused', async () => {
  assert.match(await refusal(Buffer.from('%PDF-1.7\n\xA1garbage\nstartxref\n1\n%%EOF')), /is a damaged PDF/);
  assert.match(await refusal(Buffer.concat([Buffer.from('%PDF-1.7'), new Uint8Array(1e7)])), /^cut-off/);
  assert.match(await refusal(handwritten('/Kids[]/Count 0')), /without pages/);
  assert.match(await refusal(handwritten('/Kids[]/Count 1000000000')), /^cut-off/);
  assert.match(await refusal(handwritten('/Kids[2 0 R 2 0 R]/Count 5')), /^(cut-off|no-text-layer)/);
});

test('an abort ends the reading with its reason', async () => {
  const reason = new Error('stop');
  await assert.rejects(readPdfPages(original(twoPages), AbortSignal.abort(reason)), reason);
  const controller = new AbortController();
  const reading = readPdfPages(original(twoPages), controller.signal);
  controller.abort(reason);
  await assert.rejects(reading, reason);
});

test('bad files neither print anything nor end the process', () => {
  const program = `
    import { readPdfPages } from ${JSON.stringify(new URL('./pdf.ts', import.meta.url).href)};
    const objectStream = '%PDF-1.5\\n1 0 obj<</Type/ObjStm/N -1/First -1/Length 4>>stream\\nabcd\\nendstream endobj\\n';
    for (const body of ['%PDF-1.7\\nnothing ', objectStream, '%PDF-1.4\\n1 0 obj[[[<<']) {
      const bytes = Buffer.from(body + 'trailer<</Root 1 0 R/Size 2>>\\nstartxref\\n9\\n%%EOF');
      await readPdfPages({ source: 'x', name: 'x', contentType: null, bytes }).catch(() => {});
    }`;
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  assert.deepEqual([child.status, child.stdout, child.stderr], [0, '', '']);
});

const data = process.env['ASSAY_DATA'];
const folder = `${data}/pdfs`;

test(
  'real PDFs have text on nearly every page',
  { skip: data ? false : 'ASSAY_DATA is not set' },
  async () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
    assert.ok(names.length > 0);
    for (const name of names) {
      const pages = await readPdfPages(original(readFileSync(`${folder}/${name}`)));
      const filled = pages.filter(({ text }) => text.length > 20);
      assert.ok(
        filled.length > 0.8 * pages.length,
        `${name}: text on ${filled.length} of ${pages.length} pages`,
      );
      assert.ok(pages.some(({ text }) => text.includes('\n')));
    }
  },
);
