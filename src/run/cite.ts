import type { DocumentIndex } from '../citations/document-index.ts';
import { JournalError, type Journal } from '../journal/journal.ts';
import type { Answer } from '../record/answer.ts';
import type { Citation } from '../record/citation.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { AnswerTask } from '../record/task.ts';

/** Looks up the citations of an answer; null where there is no answer. */
export type Cite = (task: AnswerTask, answer: Answer) => Promise<readonly Citation[] | null>;

/**
 * Looks citations up in the documents that a journal keeps; each is read and indexed once, when the first answer about
 * it is there. Null where the evaluation asks for none. Rejects with a JournalError where a document is not kept.
 */
export function citing(evaluation: Evaluation, journal: Pick<Journal, 'findDocument'>): Cite | null {
  if (evaluation.citations !== true) return null;
  const indexes = new Map<string, Promise<DocumentIndex>>();
  return async ({ unit: { document } }, answer) => {
    if (answer.outcome !== 'answered') return null;
    const index = indexes.get(document.hash) ?? openIndex(document.hash, journal);
    indexes.set(document.hash, index);
    // Loaded only where somebody asks for it: a run without citations begins sooner.
    const { findCitations } = await import('../citations/find-citations.ts');
    return findCitations(answer.text, await index);
  };
}

async function openIndex(hash: string, journal: Pick<Journal, 'findDocument'>): Promise<DocumentIndex> {
  const document = await journal.findDocument(hash);
  const { indexDocument } = await import('../citations/document-index.ts');
  if (document !== null) return indexDocument(document.pages);
  throw new JournalError(
    `the journal holds no document ${hash.slice(0, 8)}, in which citations would be looked up; restore it from a copy`,
  );
}
