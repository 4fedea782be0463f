import { nearest } from './nearest.ts';
import { problem, type Problem } from './problem.ts';
import { readRows, type Row } from './rows.ts';
import { showValue } from './show-value.ts';
import type { UnitName } from './units.ts';

/** An answer made elsewhere. */
export interface GivenAnswer {
  /** The id of the unit it answers. */
  readonly unit: string;
  /** Counted from 1. */
  readonly answerIndex: number;
  readonly text: string;
}

export interface GivenAnswers {
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly answers: readonly GivenAnswer[];
  readonly problems: readonly Problem[];
}

/** The units that may be answered; not whole where some could not be read. */
export interface Asked {
  readonly units: readonly UnitName[];
  readonly whole: boolean;
}

const needed = ['question', 'answer'];
const columns = ['question', 'answer', 'answerIndex', 'document'];

/** Reads the answers of one candidate from a CSV or JSONL file; a refusal is said in words that follow its name. */
export async function readGivenAnswers(
  file: string,
  asked: Asked,
): Promise<GivenAnswers | { readonly refused: string }> {
  const read = await readRows(file, { known: columns, needed, others: 'passed over' });
  if ('refused' in read) return read;
  const problems = [...read.problems];
  const byUnit = new Map<string, Placed[]>();
  const find = unitFinder(asked);
  for (const row of read.rows) {
    const answer = readAnswer(row, find);
    if (answer === null) continue;
    if ('message' in answer) problems.push(answer);
    else byUnit.set(answer.unit, [...(byUnit.get(answer.unit) ?? []), answer]);
  }
  const numbered = [...byUnit.values()].flatMap((answers) => number(answers, problems));
  return { hash: read.hash, answers: numbered, problems };
}

interface Placed {
  readonly unit: string;
  readonly answerIndex: number | null;
  readonly text: string;
  readonly row: Row;
}

type FindUnit = (row: Row) => string | Problem | null;

function readAnswer(row: Row, find: FindUnit): Placed | Problem | null {
  const { answer = '', answerIndex } = row.cells;
  const unit = find(row);
  if (typeof unit !== 'string') return unit;
  if (typeof answer !== 'string') return problem(row.at('answer'), `expected text, got ${showValue(answer)}`);
  const index = answerIndex === undefined ? null : Number(answerIndex);
  if (index !== null && !(Number.isSafeInteger(index) && index >= 1)) {
    return problem(row.at('answerIndex'), `expected a whole number from 1, got ${showValue(answerIndex)}`);
  }
  return { unit, answerIndex: index, text: answer, row };
}

/**
 * Finds a row's unit: the question by its id, else by its whole text, with the document where there are several;
 * or by the unit's own id, as exports name it.
 */
function unitFinder({ units, whole }: Asked): FindUnit {
  const byName = new Map([
    ...Map.groupBy(units, ({ id }) => id),
    ...Map.groupBy(units, ({ question }) => question.ask),
    ...Map.groupBy(units, ({ question }) => question.id),
  ]);
  const ids = new Set(units.map(({ question }) => question.id));
  return (row) => {
    const { question, document } = row.cells;
    if (question === undefined) return problem(row.at('question'), 'needed');
    const found = byName.get(named(question));
    if (found) return unitAbout(document, { found, row });
    const message = `no question has this id or text: ${showValue(question)}`;
    return whole ? problem(row.at('question'), message, nearest(named(question), ids)) : null;
  };
}

function unitAbout(document: unknown, { found, row }: { found: UnitName[]; row: Row }): string | Problem {
  const names = found.map((unit) => unit.document);
  const [unit, another] =
    document === undefined ? found : found.filter((one) => one.document === named(document));
  if (!unit) {
    const message = `the question is not asked about ${showValue(document)}`;
    return problem(row.at('document'), message, nearest(named(document), names));
  }
  if (!another) return unit.id;
  return problem(row.at('document'), 'needed, since the question is asked about several documents');
}

/** JSON may hold an id as a number. */
function named(cell: unknown): string {
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}

/** Gives each answer its index; those without one are counted in the order of the file. Together they count from 1. */
function number(answers: readonly Placed[], problems: Problem[]): GivenAnswer[] {
  const numbered = answers.map((answer, index) => ({
    ...answer,
    answerIndex: answer.answerIndex ?? index + 1,
  }));
  const taken = new Set<number>();
  for (const { answerIndex, row, unit } of numbered) {
    const where = `answer ${answerIndex} to ${showValue(unit)}`;
    if (taken.has(answerIndex)) problems.push(problem(row.at(), `${where} stands twice`));
    else if (answerIndex > answers.length)
      problems.push(
        problem(row.at('answerIndex'), `${where}, but there are only ${answers.length}; count from 1`),
      );
    taken.add(answerIndex);
  }
  return numbered.map(({ unit, answerIndex, text }) => ({ unit, answerIndex, text }));
}
