import type { EntryList, ListEntry } from './draft.ts';
import { problem, type At } from './problem.ts';
import { fromFolder, type Reading } from './reading.ts';
import { readRows, type Row } from './rows.ts';
import { questionFile, type QuestionFile } from './schema.ts';
import { shapeProblems } from './shape-problems.ts';
import { showValue } from './show-value.ts';

const columns = ['id', 'ask', 'reference', 'document', 'rubric', 'cluster', 'tags'] as const;

/** Questions from a CSV or JSONL file. What is wrong in it is said with its own name and line. */
export async function readQuestionRows(
  path: string,
  { reading, at }: { reading: Reading; at: At },
): Promise<EntryList<QuestionFile>> {
  const read = await readRows(fromFolder(reading, path), {
    known: columns,
    needed: ['ask'],
    others: 'refused',
  });
  if ('refused' in read) {
    reading.problems.push(problem(at(['questions']), `${showValue(path)} ${read.refused}`));
    return { entries: [], whole: false };
  }
  const entries = read.rows.flatMap((row) => readQuestion(row, reading));
  reading.problems.push(...read.problems);
  return { entries, whole: read.problems.length === 0 && entries.length === read.rows.length };
}

function readQuestion(row: Row, reading: Reading): ListEntry<QuestionFile>[] {
  const at: At = (path = []) => row.at(path.length === 0 ? '' : String(path[0]));
  const known = columns.filter((column) => Object.hasOwn(row.cells, column));
  const file = Object.fromEntries(
    known.map((column) => [column, column === 'tags' ? tagsOf(row.cells[column]) : row.cells[column]]),
  );
  const problems = shapeProblems(questionFile, file, at);
  reading.problems.push(...problems);
  return problems.length > 0 ? [] : [{ value: file as QuestionFile, at, intact: true }];
}

/** One cell holds several tags, with commas or semicolons between them. */
function tagsOf(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell;
  return cell
    .split(/[,;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
