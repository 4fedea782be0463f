import { z } from 'zod';
import { withoutFence } from './code-fence.ts';

/** True where the text is JSON, alone or in one code fence, that the JSON Schema accepts. Throws for a schema that is none. */
export function holdsJson(text: string, schema: Readonly<Record<string, unknown>>): boolean {
  const shape = z.fromJSONSchema(schema);
  let value: unknown;
  try {
    value = JSON.parse(withoutFence(text));
  } catch {
    return false;
  }
  return shape.safeParse(value).success;
}
