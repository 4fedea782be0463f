import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDocument } from '../../src/documents/open-document.ts';
import type { Page } from '../../src/record/document.ts';

/** A PDF with its pages as the text layer has them, and as a person would read them on. */
export interface RealDocument {
  readonly name: string;
  readonly pages: readonly Page[];
  /** By page: lines without running titles, page numbers and notes, which are told by eye, not by rule. */
  readonly body: readonly (readonly string[])[];
}

/** What stands above and below the text of these documents on every page. */
const furniture = [
  /^De-risking custom technology projects \d+$/,
  /^Application Security Verification Standard May 2025$/,
  /^How Assay measures \d+ of \d+$/,
];

/** Reads all PDFs of a folder of data. */
export async function realDocuments(data: string): Promise<RealDocument[]> {
  const folder = join(data, 'pdfs');
  const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  return Promise.all(
    names.toSorted().map(async (name) => {
      const { document } = await openDocument({ path: join(folder, name) });
      return { name, pages: document.pages, body: document.pages.map(({ text }) => bodyOf(name, text)) };
    }),
  );
}

/** Two documents of the project: the guide of an example, as a PDF with pages, and the report of another. */
export async function ownDocuments(): Promise<[guide: RealDocument, page: RealDocument]> {
  const read = async (path: string): Promise<RealDocument> => {
    const { document } = await openDocument({
      path: fileURLToPath(new URL(`../../${path}`, import.meta.url)),
    });
    return { name: path, pages: document.pages, body: document.pages.map(({ text }) => bodyOf(path, text)) };
  };
  return [
    await read('examples/guidances/how-assay-measures.pdf'),
    await read('examples/notebook/a-small-model.md'),
  ];
}

function bodyOf(name: string, text: string): string[] {
  const written = text.split('\n').filter((line) => line.trim() !== '');
  const lines = written.filter((line, at) => {
    const isNumber = at === written.length - 1 && /^\d{1,3}$/.test(line);
    // The head of a table that goes on from the page before.
    const isHead = at === 1 && line === '# Description Level';
    return !isNumber && !isHead && !furniture.some((title) => title.test(line));
  });
  // A table of contents is no text that anybody quotes.
  if (lines.filter((line) => /(?:\. ){4}/.test(line)).length > 3) return [];
  // Only this document has notes at the foot of its pages.
  const note = name.startsWith('technology') ? lines.findIndex((line) => /^\d{1,2} ["“A-Z]/.test(line)) : -1;
  const marks =
    note < 0 ? [] : lines.slice(note).flatMap((line) => /^(\d{1,2}) ["“A-Z]/.exec(line)?.[1] ?? []);
  const kept = note < 0 ? lines : lines.slice(0, note);
  return kept.map((line) =>
    marks.reduce((shown, mark) => shown.replace(new RegExp(`(?<=[a-z,.;:)”])${mark}(?= |$)`), ''), line),
  );
}
