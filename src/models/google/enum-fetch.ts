import type { Fetch } from '../http/fetch.ts';

/**
 * The client library asks for an enum as JSON; Gemini also takes `text/x.enum`, which can bring nothing
 * but one of the values. Rewrites such requests on their way out, and leaves others alone.
 */
export function withEnum(fetch: Fetch): Fetch {
  return (input, init) =>
    fetch(input, typeof init?.body === 'string' ? { ...init, body: rewrite(init.body) } : init);
}

function rewrite(text: string): string {
  const body = JSON.parse(text) as { generationConfig?: Record<string, unknown> };
  const schema = body.generationConfig?.['responseJsonSchema'];
  if (!isStringEnum(schema)) return text;
  const { responseJsonSchema: _json, ...others } = body.generationConfig ?? {};
  const generationConfig = {
    ...others,
    responseMimeType: 'text/x.enum',
    responseSchema: { type: 'STRING', enum: schema.enum },
  };
  return JSON.stringify({ ...body, generationConfig });
}

function isStringEnum(schema: unknown): schema is { enum: string[] } {
  return (
    typeof schema === 'object' &&
    schema !== null &&
    'type' in schema &&
    schema.type === 'string' &&
    'enum' in schema &&
    Array.isArray(schema.enum)
  );
}
