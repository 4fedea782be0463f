import type { TidyRow } from './tidy-row.ts';

interface WideOptions {
  /** The columns, one for each rater. */
  readonly columns: readonly string[];
  /** The field that their names go to, and the one that their cells go to. */
  readonly name: string;
  readonly value: string;
}

/**
 * Rows with one column for each rater, as one row for each rating. An empty cell is no rating of that rater, and is
 * counted; a row without any stays, so that it is named. Every row was an answer of its own, and its ratings say so.
 */
export function wideRows(
  rows: readonly TidyRow[],
  { columns, name, value }: WideOptions,
): { readonly rows: readonly TidyRow[]; readonly empty: ReadonlyMap<string, number> } {
  const empty = new Map<string, number>();
  const answers = new Map<string, number>();
  const long = rows.flatMap((row) => {
    const { wide, rest } = parted(row.cells, columns);
    const answer = rest['answerIndex'] === undefined ? nextAnswer(rest, answers) : {};
    for (const column of columns)
      if (wide[column] === undefined) empty.set(column, (empty.get(column) ?? 0) + 1);
    const given = columns.filter((column) => wide[column] !== undefined);
    if (given.length === 0) return [{ ...row, cells: { ...rest, ...answer } }];
    return given.map((column) => ({
      ...row,
      cells: { ...rest, ...answer, [name]: column, [value]: wide[column] },
    }));
  });
  return { rows: long, empty };
}

function parted(
  cells: TidyRow['cells'],
  columns: readonly string[],
): Record<'wide' | 'rest', Record<string, unknown>> {
  const [wide, rest] = [true, false].map((is) =>
    Object.fromEntries(Object.entries(cells).filter(([column]) => columns.includes(column) === is)),
  );
  return { wide: wide ?? {}, rest: rest ?? {} };
}

/** Only of a candidate: comparisons are about two answers, and have their own columns for them. */
function nextAnswer(cells: TidyRow['cells'], answers: Map<string, number>): { answerIndex?: number } {
  if (cells['candidate'] === undefined) return {};
  const key = JSON.stringify([cells['candidate'], cells['question'], cells['document'], cells['measure']]);
  const answerIndex = (answers.get(key) ?? 0) + 1;
  answers.set(key, answerIndex);
  return { answerIndex };
}
