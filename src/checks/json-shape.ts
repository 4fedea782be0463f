import { Validator } from '@cfworker/json-schema';
import { withoutFence } from './code-fence.ts';
import { draftOf, type JsonSchema } from './schema-draft.ts';
import { withinLimit } from './time-limit.ts';

/**
 * True where the text is JSON, alone or in one code fence, that the JSON Schema accepts. Null where that
 * cannot be found out: a pattern of the schema takes too long, or the JSON is nested too deeply.
 * The schema is taken to be one without fault.
 */
export function holdsJson(text: string, schema: JsonSchema): boolean | null {
  return withinLimit(() => accepts(text, schema));
}

function accepts(text: string, schema: JsonSchema): boolean | null {
  try {
    const value: unknown = JSON.parse(withoutFence(text), withoutInheritance);
    // The validator writes into the schema that it is given.
    return new Validator(structuredClone(schema), draftOf(schema)).validate(value).valid;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** An object has the properties that its text names, and no `constructor` from the language. */
function withoutInheritance(_key: string, value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.assign(Object.create(null), value) : value;
}
