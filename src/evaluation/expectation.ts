import { z } from 'zod';
import { showValue } from './show-value.ts';

/** A schema as data, to be asked what it would have accepted. */
export type Expected = z.core.JSONSchema.BaseSchema;

export function expectedBy(schema: z.ZodType): Expected {
  const known = written.get(schema) ?? z.toJSONSchema(schema, { io: 'input' });
  written.set(schema, known);
  return known;
}

/** A file of many bad rows asks the same schema many times. */
const written = new WeakMap<z.ZodType, Expected>();

/** What is expected at a path; of several shapes, the one that the value there was meant to have. */
export function expectedAt(root: Expected, value: unknown, path: readonly (string | number)[]): Expected {
  let node = meant(root, value);
  let inner = value;
  for (const part of path) {
    inner = valueAt(inner, [part]);
    const next =
      typeof part === 'number' ? node.items : (own(node.properties, part) ?? node.additionalProperties);
    if (typeof next !== 'object' || Array.isArray(next)) return {};
    node = meant(next, inner);
  }
  return node;
}

/** The value at a path, or undefined where there is none. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, part) => (isContainer(inner) ? own(inner, String(part)) : undefined),
    value,
  );
}

/** The keys that a mapping may have. */
export function keysOf(node: Expected): string[] {
  return Object.keys(node.properties ?? {});
}

/** What is expected, in plain words: `a whole number from 1 to 100`. */
export function inWords(node: Expected): string {
  if (node.anyOf) return node.anyOf.map((option) => inWords(asNode(option))).join(' or ');
  if (node.enum) return node.enum.map((choice) => showValue(choice)).join(' or ');
  if (node.const !== undefined) return showValue(node.const);
  switch (node.type) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number${range(node)}`;
    case 'number':
      return `a number${range(node)}`;
    case 'array':
      return 'a list';
    default:
      return node.properties ? `a mapping {${keysOf(node).join(', ')}}` : 'a mapping';
  }
}

/** zod bounds whole numbers by what is exact; that is no limit worth naming. */
function range({ minimum, maximum, exclusiveMinimum }: Expected): string {
  const most = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? null : maximum;
  if (exclusiveMinimum !== undefined)
    return ` above ${exclusiveMinimum}${most === null ? '' : `, up to ${most}`}`;
  const least = minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? '' : ` from ${minimum}`;
  return most === null ? least : `${least} to ${most}`;
}

function meant(node: Expected, value: unknown): Expected {
  const options = (node.anyOf ?? []).map(asNode);
  return options.find((option) => isOfType(value, option.type)) ?? node;
}

function isOfType(value: unknown, type: Expected['type']): boolean {
  if (Array.isArray(value)) return type === 'array';
  return typeof value === 'object' && value !== null && type === 'object';
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function asNode(schema: z.core.JSONSchema._JSONSchema): Expected {
  return typeof schema === 'boolean' ? {} : schema;
}

function own<T>(container: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return container !== undefined && Object.hasOwn(container, key) ? container[key] : undefined;
}
