import type { SchemaDraft } from '@cfworker/json-schema';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The edition of JSON Schema that a schema names, 2020-12 where it names none. Null for one that is not known. */
export function draftOf({ $schema }: JsonSchema): SchemaDraft | null {
  if ($schema === undefined) return '2020-12';
  const named = typeof $schema === 'string' ? EDITION.exec($schema)?.[1] : undefined;
  return named === undefined ? null : (drafts.get(named) ?? null);
}

const EDITION = /^https?:\/\/json-schema\.org\/(?:draft\/)?([\w-]+)\/schema#?$/;

/** What the seventh draft changed of the sixth needs no other reading. */
const drafts: ReadonlyMap<string, SchemaDraft> = new Map([
  ['draft-04', '4'],
  ['draft-06', '7'],
  ['draft-07', '7'],
  ['2019-09', '2019-09'],
  ['2020-12', '2020-12'],
]);
