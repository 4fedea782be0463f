import { dereference, type Schema } from '@cfworker/json-schema';
import type { JsonSchema } from './schema-draft.ts';

/** A `$ref` of a JSON Schema that leads nowhere, or back to where it stands without going into the value; null without one. */
export function referenceFault(schema: JsonSchema): string | null {
  const lookup = dereference(structuredClone(schema));
  const schemas = Object.values(lookup).filter((inner) => typeof inner === 'object');
  const lost = schemas.find((inner) => inner.$ref !== undefined && targetOf(inner, lookup) === undefined);
  if (lost !== undefined) return `"$ref" leads nowhere: ${JSON.stringify(lost.$ref)}`;
  const settled = new Set<Schema>();
  const circles = schemas.some((inner) => comesBack(inner, { lookup, settled, open: new Set() }));
  return circles ? 'a "$ref" leads back to itself without going into the value' : null;
}

type Lookup = Readonly<Record<string, Schema | boolean>>;

const targetOf = (schema: Schema, lookup: Lookup): Schema | boolean | undefined =>
  lookup[schema.__absolute_ref__ ?? ''];

interface Path {
  readonly lookup: Lookup;
  readonly settled: Set<Schema>;
  readonly open: Set<Schema>;
}

function comesBack(schema: Schema, path: Path): boolean {
  if (path.open.has(schema)) return true;
  if (path.settled.has(schema)) return false;
  path.open.add(schema);
  const circles = sameValue(schema, path.lookup).some((inner) => comesBack(inner, path));
  path.open.delete(schema);
  path.settled.add(schema);
  return circles;
}

/** The schemas that the same value is held against. */
function sameValue(schema: Schema, lookup: Lookup): Schema[] {
  const { allOf = [], anyOf = [], oneOf = [], dependentSchemas = {}, not } = schema;
  const inner = [...allOf, ...anyOf, ...oneOf, ...Object.values(dependentSchemas), not];
  const branches = [schema.if, schema.then, schema.else];
  return [targetOf(schema, lookup), ...inner, ...branches].filter((one) => typeof one === 'object');
}
