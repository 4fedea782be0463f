import type { Document, DocumentReference } from '../record/document.ts';
import type { DocumentLocation } from '../documents/open-document.ts';
import { DocumentError } from '../documents/document-error.ts';
import type { Draft } from './draft.ts';
import { nameProblems } from './names.ts';
import { problem, within, type At } from './problem.ts';
import { fromFolder, type Reading } from './reading.ts';
import type { DocumentFile } from './schema.ts';

/** What became of the documents. The ids are all that the file names, also those that could not be read. */
export interface ReadDocuments {
  readonly ids: readonly string[];
  readonly references: readonly DocumentReference[];
  /** One for each content. */
  readonly documents: readonly Document[];
}

/** Opens every document that the file names; each that cannot be read is a problem at its key. */
export async function readDocuments(draft: Draft, reading: Reading): Promise<ReadDocuments> {
  const named = namedDocuments(draft, reading);
  const ids = [...(draft.names('document') ? ['document'] : []), ...draft.keysUnder('documents')];
  const places = ids.map((id) => ({
    name: id,
    place: draft.at(['documents', id], 'key'),
    what: 'a document',
  }));
  reading.problems.push(...nameProblems(draft.names('documents') ? places : []));
  const opened = await Promise.all(named.map((one) => open(one, reading)));
  const found = opened.filter((one) => one !== null);
  const byHash = new Map(found.map(({ document }) => [document.hash, document]));
  return { ids, references: found.map(referenceTo), documents: [...byHash.values()] };
}

interface Named {
  readonly id: string;
  readonly file: DocumentFile;
  readonly at: At;
}

function namedDocuments(
  { document, documents, names, means, at, keysUnder }: Draft,
  reading: Reading,
): Named[] {
  if (names('document') && names('documents')) {
    reading.problems.push(problem(at(['documents'], 'key'), '"document" is given too; keep one of the two'));
  } else if (!means('document') && !means('documents')) {
    reading.problems.push(problem(at(['document']), 'needed, or "documents"'));
  } else if (documents && Object.keys(documents).length === 0) {
    reading.problems.push(problem(at(['documents']), 'names no document'));
  }
  const one =
    document === undefined ? [] : [{ id: 'document', file: document, at: within(at, ['document']) }];
  const written = new Map(Object.entries(documents ?? {}));
  const several = keysUnder('documents').flatMap((id) => {
    const file = written.get(id);
    return file === undefined ? [] : [{ id, file, at: within(at, ['documents', id]) }];
  });
  return [...one, ...several];
}

async function open(
  { id, file, at }: Named,
  reading: Reading,
): Promise<{ id: string; source: string; document: Document } | null> {
  const named = locate(file);
  if (typeof named === 'string') {
    reading.problems.push(problem(at(), named));
    return null;
  }
  const location = 'path' in named ? { path: fromFolder(reading, named.path) } : named;
  try {
    const { document } = await reading.dependencies.openDocument(location);
    return { id, source: 'path' in named ? named.path : named.url, document };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    reading.problems.push(problem(at(), error.message));
    return null;
  }
}

/** A text with a scheme is an address; whatever else is a path. Or what is wrong with it. */
function locate(file: DocumentFile): DocumentLocation | string {
  if (typeof file === 'string') return /^[a-z][a-z0-9+.-]*:\/\//i.test(file) ? { url: file } : { path: file };
  const { path, url, allowPrivate } = file;
  if (path !== undefined && url === undefined)
    return allowPrivate ? '"allowPrivate" is for a url, not for a path' : { path };
  if (url === undefined || path !== undefined) return 'needs either a path or a url';
  return { url, allowPrivate: allowPrivate ?? false };
}

function referenceTo({
  id,
  source,
  document,
}: {
  id: string;
  source: string;
  document: Document;
}): DocumentReference {
  const { hash, kind, bytes, pages } = document;
  const characters = pages.reduce((sum, page) => sum + page.text.length, 0);
  return { id, source, hash, kind, bytes, pageCount: pages.length, characters };
}
