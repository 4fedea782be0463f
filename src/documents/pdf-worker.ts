/**
 * Reads one PDF in a thread of its own. PDF.js leaves rejections unhandled on damaged files, which would
 * end the process, and a hostile file can keep it busy or fill the memory: a thread can be given up.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { getResolvedPDFJS } from 'unpdf';

/** What the thread is started with. PDF.js takes the bytes over for good. */
export interface PdfTask {
  readonly bytes: Uint8Array;
  readonly pageLimit: number;
  readonly characterLimit: number;
}

/** What it says, once: the text by page, or why there is none. */
export type PdfReading =
  | { readonly pages: readonly string[] }
  | { readonly fault: 'encrypted' | 'damaged' | 'too-many-pages' | 'too-much-text' };

// PDF.js goes on after these, as browsers do; what it cannot read rejects below.
// oxlint-disable-next-line no-restricted-globals -- the events of this thread, not those of the program
process.on('unhandledRejection', () => {});
parentPort?.postMessage(await read(workerData as PdfTask));

async function read(task: PdfTask): Promise<PdfReading> {
  try {
    const { getDocument } = await getResolvedPDFJS();
    const settings = { verbosity: 0, useSystemFonts: true, disableFontFace: true };
    const pdf = await getDocument({ data: task.bytes, ...settings }).promise;
    if (pdf.numPages > task.pageLimit) return { fault: 'too-many-pages' };
    const pages: string[] = [];
    let characters = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const text = textOf((await page.getTextContent()).items);
      page.cleanup();
      characters += text.length;
      if (characters > task.characterLimit) return { fault: 'too-much-text' };
      pages.push(text);
    }
    return { pages };
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    return { fault: encrypted ? 'encrypted' : 'damaged' };
  }
}

function textOf(items: readonly object[]): string {
  const runs = items.map((item) => {
    if (!('str' in item && 'hasEOL' in item)) return '';
    return `${String(item.str)}${item.hasEOL ? '\n' : ''}`;
  });
  // Damaged fonts map glyphs to zero characters and to halves of surrogate pairs.
  const lines = runs.join('').toWellFormed().replaceAll('\0', '').split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
