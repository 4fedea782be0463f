import { pick, uniform } from './random.ts';
import type { Schema } from './schema.ts';

/** What is to stand in a reply, where the schema leaves a choice. */
export interface Choices {
  /** Which of an enum's values; null where it is anybody's choice. */
  readonly ofEnum: (values: readonly unknown[]) => number | null;
  readonly number: number | null;
  readonly text: string;
  readonly identity: string;
}

/** A value that obeys a schema, with the properties in the order that it asks for. */
export function valueFor(schema: Schema, choices: Choices): unknown {
  return value(schema, choices, schema.$defs ?? {}, '');
}

function value(schema: Schema, choices: Choices, named: Schema['$defs'], path: string): unknown {
  const { $ref, anyOf, oneOf } = schema;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    // A schema that names itself without end gets nothing to name.
    return path.length > 400 ? null : value(named?.[name] ?? {}, choices, named, `${path}/${name}`);
  }
  const alternative = anyOf?.[0] ?? oneOf?.[0];
  if (alternative !== undefined) return value(alternative, choices, named, path);
  if (schema.enum !== undefined) {
    const index = choices.ofEnum(schema.enum);
    return index === null ? pick(schema.enum, choices.identity, path) : schema.enum[index];
  }
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(
        orderOf(schema).map((name) => [
          name,
          value(schema.properties?.[name] ?? {}, choices, named, `${path}/${name}`),
        ]),
      );
    case 'array': {
      const length = Math.max(Number(schema.minItems ?? 1), schema.prefixItems?.length ?? 0);
      return Array.from({ length }, (_, index) =>
        value(schema.prefixItems?.[index] ?? schema.items ?? {}, choices, named, `${path}/${index}`),
      );
    }
    case 'integer':
      return Math.round(numberFor(schema, choices, path));
    case 'number':
      return numberFor(schema, choices, path);
    case 'boolean':
      return uniform(choices.identity, path) < 0.5;
    case 'null':
      return null;
    default:
      return choices.text;
  }
}

function numberFor({ minimum, maximum }: Schema, choices: Choices, path: string): number {
  const low = minimum ?? (maximum === undefined ? 0 : maximum - 10);
  const high = maximum ?? low + 10;
  const wanted = choices.number ?? Math.round(low + uniform(choices.identity, path) * (high - low));
  return Math.min(Math.max(wanted, minimum ?? wanted), maximum ?? wanted);
}

function orderOf({ properties = {}, propertyOrdering = [] }: Schema): string[] {
  const named = propertyOrdering.filter((name) => name in properties);
  return [...new Set([...named, ...Object.keys(properties)])];
}

function typeOf({ type, properties, items }: Schema): string {
  const first = [type].flat().find((name) => name !== undefined && name.toLowerCase() !== 'null');
  if (first !== undefined) return first.toLowerCase();
  if (type !== undefined) return 'null';
  return properties === undefined ? (items === undefined ? 'string' : 'array') : 'object';
}
