import { z } from 'zod';
import type { Schema } from '../schema.ts';
import { ApiError } from './errors.ts';
import type { OpenaiOptions } from './options.ts';

const part = z.strictObject({ type: z.literal('text'), text: z.string() });

/** Text in one piece, or in parts, which belong together. */
const content = z
  .union([z.string(), z.array(part).min(1)])
  .transform((said) => (typeof said === 'string' ? said : said.map(({ text }) => text).join('')));

const jsonSchema = z.strictObject({
  name: z.string().regex(/^[\w-]{1,64}$/),
  description: z.string().optional(),
  schema: z.record(z.string(), z.unknown()),
  strict: z.boolean().nullish(),
});

const fields = {
  model: z.string().min(1),
  messages: z
    .array(
      z.strictObject({
        role: z.enum(['system', 'developer', 'user', 'assistant']),
        content,
        name: z.string().optional(),
      }),
    )
    .min(1),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
  max_tokens: z.int().min(1).optional(),
  max_completion_tokens: z.int().min(1).optional(),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh']).optional(),
  response_format: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text') }),
      z.strictObject({ type: z.literal('json_schema'), json_schema: jsonSchema }),
    ])
    .optional(),
  stream: z.boolean().optional(),
  stream_options: z.strictObject({ include_usage: z.boolean().optional() }).optional(),
};

const dialects = {
  openai: z.strictObject(fields),
  compatible: z.strictObject({ ...fields, top_k: z.int().min(-1).optional() }),
};

export type CompletionRequest = z.infer<typeof dialects.compatible>;

/** Reads a request strictly: unknown fields, wrong types and what contradicts itself are refused. */
export function readRequest(body: Buffer, dialect: OpenaiOptions['dialect'] & {}): CompletionRequest {
  const parsed = dialects[dialect].safeParse(json(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue?.code === 'unrecognized_keys')
      throw new ApiError(400, `Unrecognized request argument supplied: ${issue.keys.join(', ')}`);
    const param = issue?.path.join('.') ?? '';
    throw new ApiError(400, `Invalid value for '${param}': ${issue?.message}`, { param });
  }
  const request = parsed.data;
  if (request.stream_options !== undefined && request.stream !== true)
    throw new ApiError(400, "The 'stream_options' parameter is only allowed when 'stream' is enabled.", {
      param: 'stream_options',
    });
  checkSchema(request);
  return request;
}

function checkSchema({ response_format: format }: CompletionRequest): void {
  if (format?.type !== 'json_schema') return;
  const { name, schema, strict } = format.json_schema;
  const refuse = (why: string): never => {
    throw new ApiError(400, `Invalid schema for response_format '${name}': ${why}`, {
      param: 'response_format',
    });
  };
  if (schema['type'] !== 'object') refuse('schema must be a JSON Schema of type "object"');
  if (strict !== true) return;
  const { properties = {}, required = [] } = schema as Schema;
  if (schema['additionalProperties'] !== false)
    refuse("'additionalProperties' is required to be supplied and to be false.");
  for (const key of Object.keys(properties))
    if (!required.includes(key))
      refuse(`'required' is required to include every key in properties. Missing '${key}'.`);
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new ApiError(400, 'We could not parse the JSON body of your request.');
  }
}
