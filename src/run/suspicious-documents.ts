import { suspicionIn } from '../checks/suspicion.ts';
import type { Journal } from '../journal/journal.ts';
import type { Evaluation } from '../record/evaluation.ts';

/** A page of a document on which somebody speaks to a judge, with the words. */
export interface DocumentSuspicion {
  readonly document: string;
  readonly page: number;
  readonly words: string;
}

/** The first such page of each document that the journal holds: one is enough to look at the document. */
export async function suspiciousDocuments(
  { documents }: Evaluation,
  journal: Journal,
): Promise<DocumentSuspicion[]> {
  const found: DocumentSuspicion[] = [];
  for (const { id, hash } of documents) {
    for (const { number, text } of (await journal.findDocument(hash))?.pages ?? []) {
      const words = suspicionIn(text);
      if (words === null) continue;
      found.push({ document: id, page: number, words });
      break;
    }
  }
  return found;
}
