import { z } from 'zod';
import { invalid } from './errors.ts';

const cache = z.strictObject({ type: z.literal('ephemeral') }).optional();
const words = z.string().regex(/\S/, 'text content blocks must contain non-whitespace text');
const text = z.strictObject({ type: z.literal('text'), text: words, cache_control: cache });
const source = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('base64'), media_type: z.literal('application/pdf'), data: z.base64() }),
  z.strictObject({ type: z.literal('text'), media_type: z.literal('text/plain'), data: z.string().min(1) }),
]);
const document = z.strictObject({ type: z.literal('document'), source, cache_control: cache });
const block = z.discriminatedUnion('type', [text, document]);

const request = z.strictObject({
  model: z.string().min(1),
  max_tokens: z.int().min(1),
  messages: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.array(block).min(1) }))
    .min(1),
  system: z.string().optional(),
  temperature: z.number().min(0).max(1).optional(),
  top_p: z.number().min(0).max(1).optional(),
  top_k: z.int().min(0).optional(),
  thinking: z.strictObject({ type: z.literal('enabled'), budget_tokens: z.int().min(1024) }).optional(),
  output_config: z
    .strictObject({
      effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional(),
      format: z
        .strictObject({
          type: z.literal('json_schema'),
          schema: z.looseObject({ type: z.literal('object'), additionalProperties: z.literal(false) }),
        })
        .optional(),
    })
    .optional(),
  stream: z.boolean().optional(),
});

export type MessagesRequest = z.infer<typeof request>;
export type Block = z.infer<typeof block>;

/** Reads a request strictly: unknown fields, wrong types and what contradicts itself are refused. */
export function readRequest(body: Buffer): MessagesRequest {
  const parsed = request.safeParse(json(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') ?? '';
    if (issue?.code === 'unrecognized_keys')
      throw invalid(`${[...issue.path, ...issue.keys].join('.')}: Extra inputs are not permitted`);
    throw invalid(`${path}: ${issue?.message}`);
  }
  const { thinking, max_tokens: cap, temperature } = parsed.data;
  if (thinking !== undefined && thinking.budget_tokens >= cap)
    throw invalid('`max_tokens` must be greater than `thinking.budget_tokens`.');
  if (thinking !== undefined && (temperature ?? 1) !== 1)
    throw invalid('`temperature` may only be set to 1 when thinking is enabled.');
  return parsed.data;
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw invalid('The request body is not valid JSON');
  }
}
