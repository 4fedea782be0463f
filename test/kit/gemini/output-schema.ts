import { invalidArgument } from './errors.ts';
import type { Schema } from '../schema.ts';

/** The words of JSON Schema that `responseJsonSchema` takes; `$schema` is taken and ignored. */
const words = new Set(
  [
    '$schema $id $defs $ref $anchor type format title description enum items prefixItems minItems maxItems',
    'minimum maximum anyOf oneOf properties additionalProperties required propertyOrdering',
  ].flatMap((line) => line.split(' ')),
);
const types = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);

/** Beyond these the API answers that the request is invalid, without saying why. */
const deepest = 24;
const mostNodes = 2000;

/** Refuses an OpenAPI schema that names do not tell to be wrong. `path` is where it stands, in the API's words. */
export function checkOpenApiSchema(schema: Schema, path: string): void {
  const { type, properties, items } = schema;
  if (type === undefined && schema.anyOf === undefined)
    throw invalidArgument(`${path}.type: must be specified\n`);
  if (schema.enum !== undefined && type !== 'STRING')
    throw invalidArgument(`${path}.enum: only allowed for STRING type\n`);
  if (schema.enum?.includes('') === true) throw invalidArgument(`${path}.enum[0]: cannot be empty\n`);
  if (type === 'OBJECT' && Object.keys(properties ?? {}).length === 0)
    throw invalidArgument(`${path}.properties: should be non-empty for OBJECT type\n`);
  if (type === 'ARRAY' && items === undefined) throw invalidArgument(`${path}.items: missing field.\n`);
  for (const list of ['required', 'propertyOrdering'] as const)
    for (const [index, name] of (schema[list] ?? []).entries())
      if (properties?.[name] === undefined) {
        const snake = list === 'required' ? 'required' : 'property_ordering';
        throw invalidArgument(`${path}.${snake}[${index}]: property is not defined\n`);
      }
  for (const [name, inner] of Object.entries(properties ?? {}))
    checkOpenApiSchema(inner, `${path}.properties["${name}"]`);
  if (items !== undefined) checkOpenApiSchema(items, `${path}.items`);
  for (const [index, inner] of (schema.anyOf ?? []).entries())
    checkOpenApiSchema(inner, `${path}.any_of[${index}]`);
}

/** Refuses a JSON Schema outside the subset. */
export function checkJsonSchema(schema: unknown, path: string): void {
  let nodes = 0;
  const check = (node: unknown, at: string, depth: number): void => {
    nodes += 1;
    if (nodes > mostNodes || depth > deepest) throw invalidArgument('Request contains an invalid argument.');
    if (typeof node === 'boolean') return;
    if (!isObject(node)) throw invalidArgument(`${at}: must be a JSON Schema.\n`);
    for (const [word, value] of Object.entries(node)) {
      if (!words.has(word)) throw invalidArgument(`${at}.${word}: unsupported JSON Schema keyword.\n`);
      if (word === 'type' && ![value].flat().every((type) => types.has(String(type).toLowerCase())))
        throw invalidArgument(`${at}.type: unknown type ${JSON.stringify(value)}.\n`);
      if (word === 'enum' && (!Array.isArray(value) || value.length === 0))
        throw invalidArgument(`${at}.enum: must be a non-empty list.\n`);
      for (const [name, inner] of below(word, value)) check(inner, `${at}.${name}`, depth + 1);
    }
  };
  check(schema, path, 0);
}

function below(word: string, value: unknown): [string, unknown][] {
  if (word === 'items' || word === 'additionalProperties') return [[word, value]];
  if (['anyOf', 'oneOf', 'prefixItems'].includes(word) && Array.isArray(value))
    return value.map((inner, index) => [`${word}[${index}]`, inner]);
  if (['properties', '$defs'].includes(word) && isObject(value))
    return Object.entries(value).map(([name, inner]) => [`${word}["${name}"]`, inner]);
  return [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
