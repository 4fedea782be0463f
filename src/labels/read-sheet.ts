import type { Label } from '../record/label.ts';
import type { LabelledAnswer } from './labelled-answer.ts';

/** A row of a sheet that came back, with the line it stands on. */
interface FilledRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

export interface ReadOptions {
  /** Whose labels they are where a row does not say. */
  readonly rater: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a filled sheet holds. Faults are named by their line; where there is one, nothing should be kept. */
export interface ReadSheet {
  readonly labels: readonly Label[];
  /** Rows without a label. */
  readonly blank: number;
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** The labels of a filled sheet, each by a level of its rubric, given as its value or its name. */
export function readSheet(
  rows: readonly FilledRow[],
  answers: readonly LabelledAnswer[],
  options: ReadOptions,
): ReadSheet {
  const byKey = new Map(answers.map((answer) => [answer.key, answer]));
  const labels: Label[] = [];
  const faults: { line: number; message: string }[] = [];
  let blank = 0;
  for (const { line, cells } of rows) {
    if (textOf(cells['label']) === null) {
      blank += 1;
      continue;
    }
    const read = readRow(cells, byKey, options);
    if (typeof read === 'string') faults.push({ line, message: read });
    else labels.push(read);
  }
  return { labels, blank, faults };
}

/** The label of a row, or what is wrong with it. */
function readRow(
  cells: FilledRow['cells'],
  byKey: ReadonlyMap<string, LabelledAnswer>,
  { rater: usual, at }: ReadOptions,
): Label | string {
  const answer = byKey.get(textOf(cells['key']) ?? '');
  if (answer === undefined) return 'key is of no answer of this run; keep that column as it was drawn';
  const rater = textOf(cells['rater']) ?? usual;
  if (rater === null) return 'does not say who labelled it; fill in rater, or name them with --rater';
  const label = textOf(cells['label']) ?? '';
  const { levels } = answer.rubric;
  const level = levels.find(({ value, name }) => label === name || Number(label) === value);
  if (level === undefined) {
    const known = levels.map(({ value, name }) => `${value} (${name})`).join(', ');
    return `label ${JSON.stringify(label)} is no level of ${answer.rubric.id}; levels are ${known}`;
  }
  const { answerHash, measure, task } = answer;
  return { answerHash, question: task.unit.id, measure, rater, value: level.value, at };
}

function textOf(cell: unknown): string | null {
  const text = typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
  return text === '' ? null : text;
}
