import { Validator } from '@cfworker/json-schema';
import { withoutFence } from './code-fence.ts';
import { draftOf, type JsonSchema } from './schema-draft.ts';
import { withinLimit } from './time-limit.ts';

/**
 * True where the text is JSON, alone or in one code fence, that the JSON Schema accepts. Null where that
 * cannot be found out: a pattern of the schema takes too long, the JSON is nested too deeply, or it has a name
 * of half a character.
 * The schema is taken to be one without fault.
 */
export function holdsJson(text: string, schema: JsonSchema): boolean | null {
  return withinLimit(() => accepts(text, schema));
}

function accepts(text: string, schema: JsonSchema): boolean | null {
  // The validator writes into the schema that it is given.
  const validator = new Validator(structuredClone(schema), draftOf(schema) ?? '2020-12');
  try {
    const value = parse(text);
    return value !== undefined && validator.validate(value).valid;
  } catch (error) {
    if (error instanceof RangeError || error instanceof URIError) return null;
    throw error;
  }
}

/** Undefined for what is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(withoutFence(text), withoutInheritance);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** An object has the properties that its text names, and no `constructor` from the language. */
function withoutInheritance(_key: string, value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.assign(Object.create(null), value) : value;
}
