import { z } from 'zod';

/** True where the text is JSON, alone or in one code fence, that the JSON Schema accepts. */
export function holdsJson(text: string, schema: Readonly<Record<string, unknown>>): boolean {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/i.exec(text);
  try {
    const value: unknown = JSON.parse(fenced?.[1] ?? text);
    return z.fromJSONSchema(schema).safeParse(value).success;
  } catch {
    return false;
  }
}
