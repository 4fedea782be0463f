import type { Asked } from './asked.ts';
import { wordAskedFor, writeAnswer } from './answer-text.ts';
import { judge, readVerdict, writeEvaluation, writeReasons } from './judge-text.ts';
import { pick } from './random.ts';
import { truthInManner, type JudgeManner } from './judge-manner.ts';
import type { Schema } from './schema.ts';
import { valueFor, type Choices } from './schema-value.ts';
import type { Truth } from './truth.ts';

/** What a reply was written as. */
export type Role = 'answer' | 'evaluation' | 'rating' | 'verdict' | 'word';

export interface Written {
  readonly role: Role;
  readonly text: string;
}

export interface Writing {
  readonly truth: Truth;
  readonly seed: number;
  /** Share of second turns that contradict the evaluation before them. */
  readonly contradict: number;
  /** Where a judge goes by the words of an answer. */
  readonly judgesBy?: JudgeManner | undefined;
}

/**
 * Writes the model's reply. A request is a judge's where its first turn explains a scale of levels, or where
 * it asks for a value of a list; a request for the word after others is a test of sight; all others are
 * questions to be answered.
 */
export async function write(asked: Asked, given: Writing): Promise<Written> {
  const { format, levels, written } = asked;
  const { judgesBy } = given;
  const writing =
    judgesBy === undefined ? given : { ...given, truth: await truthInManner(judgesBy, asked, given.truth) };
  if (format.kind === 'text') {
    if (levels.length === 0) return { role: 'answer', text: await writeAnswer(asked, writing.truth) };
    const names = levels.map(({ name }) => name);
    const converts =
      written !== null && readVerdict(written, asked, { names, contradict: 0, seed: 0 }) !== null;
    return converts
      ? { role: 'verdict', text: chosen(asked, names, writing) ?? '' }
      : { role: 'evaluation', text: writeEvaluation(judge(asked, writing.truth, names)) };
  }
  if (format.kind === 'enum') return { role: 'verdict', text: chosen(asked, format.values, writing) ?? '' };
  return writeJson(asked, format.schema ?? {}, writing);
}

async function writeJson(asked: Asked, schema: Schema, writing: Writing): Promise<Written> {
  const { identity, levels } = asked;
  const lists = enumsOf(schema).map((values) => values.map(String));
  const word = lists.length === 0 ? await wordAskedFor(asked) : null;
  if (word !== null) {
    const choices = { ofEnum: () => null, number: null, text: word, identity };
    return { role: 'word', text: JSON.stringify(valueFor(schema, choices)) };
  }
  const judged = levels.length > 0 || lists.length > 0;
  if (!judged) {
    const text = await writeAnswer(asked, writing.truth);
    return { role: 'answer', text: json(schema, { ofEnum: () => null, number: null, text, identity }) };
  }
  const names = levels.length > 0 ? levels.map(({ name }) => name) : (lists[0] ?? []);
  const stated = chosenIndex(asked, names, writing);
  const verdict = judge(asked, writing.truth, names);
  const index = stated ?? verdict.index;
  const value = levels[index]?.value ?? verdict.level.value;
  const text = json(schema, {
    // Names and values of the levels, in whatever order the schema lists them.
    ofEnum: (values) => {
      const place = values.findIndex((one) => String(one) === names[index] || Number(one) === value);
      return place >= 0 ? place : values.length === names.length ? index : null;
    },
    number: value,
    text: writeReasons({ ...verdict, index }),
    identity,
  });
  return { role: stated === null ? 'rating' : 'verdict', text };
}

/** One of the names: that of the evaluation before, or of a scale, or that an evaluation in the prompt states. */
function chosen(asked: Asked, names: readonly string[], writing: Writing): string | undefined {
  const index = chosenIndex(asked, names, writing);
  if (index !== null) return names[index];
  if (asked.levels.length === 0 && writing.truth.marksIn(asked.opening).length === 0)
    return pick(names, writing.seed, 'any', asked.identity);
  const verdict = judge(asked, writing.truth, names);
  const byName = names.find((name) => name === verdict.level.name || Number(name) === verdict.level.value);
  return byName ?? names[verdict.index];
}

function chosenIndex(asked: Asked, names: readonly string[], writing: Writing): number | null {
  const { contradict, seed } = writing;
  if (asked.written !== null) return readVerdict(asked.written, asked, { names, contradict, seed });
  // An evaluation that is shown for audit, without the chat that made it.
  return asked.levels.length === 0 ? readVerdict(asked.opening, asked, { names, contradict: 0, seed }) : null;
}

function json(schema: Schema, choices: Choices): string {
  return JSON.stringify(valueFor(schema, choices));
}

function enumsOf(schema: Schema): (readonly unknown[])[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const items = schema.items === undefined ? [] : enumsOf(schema.items);
  return [...(schema.enum === undefined ? [] : [schema.enum]), ...inner.flatMap(enumsOf), ...items];
}
