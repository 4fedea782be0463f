import { fieldsOf, type Fields } from './json-fields.ts';
import { numberCell } from './number-cell.ts';
import { textCell } from './text-cell.ts';
import type { TidyRow } from './tidy-row.ts';
import { UnreadableCell } from './unreadable-cell.ts';

/** A log of Inspect AI, with the name of its file. */
export interface InspectLog {
  readonly file: string;
  readonly json: unknown;
}

/** Whether JSON is an Inspect log. */
export function isInspectLog(json: unknown): boolean {
  const log = fieldsOf(json);
  return log !== null && fieldsOf(log['eval']) !== null && 'status' in log && 'version' in log;
}

/**
 * The rows of Inspect logs, one log a candidate: its model, with the name of its file where two logs share a model. A
 * question is a sample's id, with its task where there are several; epochs are answers. Every scorer is a measure.
 */
export function inspectRows(logs: readonly InspectLog[]): { rows: TidyRow[]; unfinished: string[] } {
  const models = logs.map(({ json }) => textCell(evalOf(json)['model']) ?? 'no model');
  const tasks = new Set(logs.map(({ json }) => textCell(evalOf(json)['task']) ?? ''));
  const rows = logs.flatMap(({ file, json }, index) => {
    const model = models[index] ?? '';
    const shared = models.filter((other) => other === model).length > 1;
    const task = tasks.size > 1 ? `${textCell(evalOf(json)['task']) ?? ''}: ` : '';
    return logRows(json, {
      candidate: shared ? `${model} (${file})` : model,
      model,
      task,
      file,
      several: logs.length > 1,
    });
  });
  const unfinished = logs.filter(({ json }) => fieldsOf(json)?.['status'] !== 'success');
  return { rows, unfinished: unfinished.map(({ file }) => file) };
}

function evalOf(json: unknown): Fields {
  return fieldsOf(fieldsOf(json)?.['eval']) ?? {};
}

interface LogPlace {
  readonly candidate: string;
  readonly model: string;
  readonly task: string;
  readonly file: string;
  readonly several: boolean;
}

function logRows(json: unknown, { candidate, model, task, file, several }: LogPlace): TidyRow[] {
  const list = fieldsOf(json)?.['samples'];
  const samples = (Array.isArray(list) ? list : []).map((one) => fieldsOf(one) ?? {});
  const read = samples.map((sample) => ({ sample, scores: scoresOf(sample) }));
  const measures = [...new Set(read.flatMap(({ scores }) => [...scores.keys()]))];
  return read.flatMap(({ sample, scores }, index) => {
    const id = textCell(sample['id']) ?? String(index + 1);
    const epoch = sample['epoch'] ?? 1;
    const at = `${several ? `${file}, ` : ''}sample ${id}, epoch ${textCell(epoch) ?? '?'}`;
    const failed = fieldsOf(sample['error']) !== null;
    const completion = textCell(fieldsOf(sample['output'])?.['completion']);
    const answer = completion === null ? {} : { answer: completion };
    return measures.map((measure) => ({
      at,
      line: index + 1,
      cells: {
        candidate,
        model,
        question: `${task}${id}`,
        answerIndex: epoch,
        ...answer,
        measure,
        ...ratingOf(scores.get(measure), failed),
      },
    }));
  });
}

/** A score's value by its scorer; a mapping of values is a measure for each. Older logs have one score without a name. */
function scoresOf(sample: Fields): Map<string, unknown> {
  const scores = fieldsOf(sample['scores']) ?? ('score' in sample ? { score: sample['score'] } : {});
  const found = new Map<string, unknown>();
  for (const [scorer, score] of Object.entries(scores)) {
    const value = fieldsOf(score)?.['value'];
    const several = fieldsOf(value);
    if (several === null) found.set(scorer, value);
    else for (const [name, one] of Object.entries(several)) found.set(`${scorer}.${name}`, one);
  }
  return found;
}

/** What a value is worth; an answer that was refused or left out (N) is no answer, and not a wrong one. */
const worth: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ['C', 1],
  ['P', 0.5],
  ['I', 0],
  [true, 1],
  [false, 0],
  ['yes', 1],
  ['true', 1],
  ['no', 0],
  ['false', 0],
]);

function ratingOf(value: unknown, failed: boolean): Record<string, unknown> {
  if (value === 'N') return { outcome: 'no-answer' };
  // Null stands for the number that is none, by which a scorer says that it could not score.
  if (value === undefined || value === null) return failed ? { outcome: 'error' } : {};
  const known = worth.get(typeof value === 'string' && value.length > 1 ? value.toLowerCase() : value);
  const rating = known ?? numberCell(value);
  return {
    rating: rating ?? new UnreadableCell(`is neither C, P, I, N nor a number: ${JSON.stringify(value)}`),
  };
}
