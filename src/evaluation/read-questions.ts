import { createHash } from 'node:crypto';
import type { Question } from '../record/evaluation.ts';
import type { Draft } from './draft.ts';
import { nameFault } from './names.ts';
import { nearest } from './nearest.ts';
import { problem, type At } from './problem.ts';
import { readQuestionRows } from './question-rows.ts';
import type { Reading } from './reading.ts';
import type { ReadDocuments } from './read-documents.ts';
import type { Rubrics } from './read-rubrics.ts';
import type { QuestionFile } from './schema.ts';
import { showValue } from './show-value.ts';

/** A question and where it stands, in the evaluation or in a file of its own. */
export interface ReadQuestion {
  readonly question: Question;
  readonly at: At;
}

export interface ReadQuestions {
  readonly questions: readonly ReadQuestion[];
  /** False where some could not be read: what seems unknown may be one of these. */
  readonly whole: boolean;
}

interface Surroundings {
  readonly reading: Reading;
  readonly documents: ReadDocuments;
  readonly rubrics: Rubrics;
}

/** The questions, in the order of the file, with their ids. */
export async function readQuestions(
  draft: Draft,
  { reading, documents, rubrics }: Surroundings,
): Promise<ReadQuestions> {
  const { questions } = draft;
  const list =
    typeof questions === 'string' ? await readQuestionRows(questions, { reading, at: draft.at }) : questions;
  const read: ReadQuestion[] = [];
  for (const { value, at } of list.entries) {
    const file = typeof value === 'string' ? { ask: value } : value;
    checkDocument(file, { at, documents, reading });
    const question = toQuestion(file, await rubricOf(file, { at, rubrics }));
    read.push({ question, at });
  }
  reading.problems.push(
    ...idProblems(
      read,
      list.entries.map(({ value }) => typeof value !== 'string' && value.id !== undefined),
    ),
  );
  return { questions: read, whole: list.whole };
}

function toQuestion(file: QuestionFile, rubric: string | null): Question {
  return {
    id: file.id ?? `q-${createHash('sha256').update(file.ask).digest('hex').slice(0, 8)}`,
    ask: file.ask,
    reference: file.reference ?? null,
    document: file.document ?? null,
    rubric,
    cluster: file.cluster ?? null,
    tags: file.tags ?? [],
  };
}

function checkDocument(
  { document }: QuestionFile,
  { at, documents, reading }: { at: At; documents: ReadDocuments; reading: Reading },
): void {
  if (document === undefined || documents.ids.includes(document) || documents.ids.length === 0) return;
  const message = `no document is called ${showValue(document)}`;
  reading.problems.push(problem(at(['document']), message, nearest(document, documents.ids)));
}

async function rubricOf(
  { rubric }: QuestionFile,
  { at, rubrics }: { at: At; rubrics: Rubrics },
): Promise<string | null> {
  if (rubric === undefined) return null;
  return (await rubrics.find(rubric, at(['rubric'])))?.id ?? null;
}

function idProblems(read: readonly ReadQuestion[], named: readonly boolean[]) {
  const taken = new Map<string, string>();
  return read.flatMap(({ question, at }, index) => {
    const place = at(named[index] ? ['id'] : []);
    const earlier = taken.get(question.id);
    const fault = nameFault(question.id);
    taken.set(question.id, earlier ?? question.ask);
    if (fault !== null) return [problem(place, fault)];
    if (earlier === undefined) return [];
    const sameText = earlier === question.ask && !named[index];
    return [
      problem(
        place,
        sameText ? 'the same question stands twice' : `another question has the id ${showValue(question.id)}`,
      ),
    ];
  });
}
