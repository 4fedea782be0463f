import { Validator } from '@cfworker/json-schema';
import { referenceFault } from './reference-fault.ts';
import { draftOf, type JsonSchema } from './schema-draft.ts';
import { schemaOfDraft4, schemaOfSchemas } from './schema-keywords.ts';

/** What keeps a JSON Schema from being checked, in words, for `not a JSON Schema: …`; null where nothing does. */
export function schemaFault(schema: JsonSchema): string | null {
  const draft = draftOf(schema);
  if (draft === null) return `its "$schema" is no edition that is known: ${shown(schema['$schema'])}`;
  try {
    const rules = draft === '4' ? schemaOfDraft4 : schemaOfSchemas;
    return keywordFault(schema, rules) ?? referenceFault(schema);
  } catch (error) {
    if (error instanceof RangeError) return 'it is nested too deeply, or holds itself';
    return error instanceof Error ? error.message : String(error);
  }
}

/** The keyword that lies deepest of those found wrong: the others are wrong because it is. */
function keywordFault(schema: JsonSchema, rules: JsonSchema): string | null {
  const { errors } = new Validator(structuredClone(rules), '2020-12').validate(schema);
  const pointers = errors.map(({ instanceLocation }) => instanceLocation);
  const [first, ...others] = pointers;
  if (first === undefined) return null;
  const depth = (pointer: string): number => stepsOf(pointer).length;
  const deepest = others.reduce((deep, pointer) => (depth(pointer) > depth(deep) ? pointer : deep), first);
  const steps = stepsOf(deepest);
  const where = steps.length < 2 ? '' : ` in ${steps.slice(0, -1).join(' → ')}`;
  const isUnknown = errors.some((error) => error.keyword === 'false' && error.instanceLocation === deepest);
  return isUnknown
    ? `"${steps.at(-1)}"${where} is no keyword that a check obeys`
    : `"${steps.at(-1)}"${where} cannot be ${shown(valueAt(schema, steps))}`;
}

/** `#/properties/b/type` as its steps. */
const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURI(step).replaceAll('~1', '/').replaceAll('~0', '~'));

function valueAt(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
