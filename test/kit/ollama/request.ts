import { z } from 'zod';
import { ApiError } from './errors.ts';

const chat = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))
    .min(1),
  stream: z.boolean().default(true),
  truncate: z.boolean().default(true),
  shift: z.boolean().default(true),
  format: z.union([z.literal('json'), z.record(z.string(), z.unknown())]).optional(),
  think: z.union([z.boolean(), z.enum(['low', 'medium', 'high'])]).optional(),
  options: z
    .strictObject({
      num_ctx: z.int().min(1),
      num_predict: z.int().min(-2),
      temperature: z.number().min(0),
      top_p: z.number().min(0).max(1),
      top_k: z.int().min(0),
      seed: z.int(),
    })
    .partial()
    .default({}),
});

export type ChatBody = z.infer<typeof chat>;

const show = z.strictObject({ model: z.string().min(1) });

/** Reads a chat strictly: stricter than the real server, which passes over what it does not know. */
export function readChatBody(body: Buffer): ChatBody {
  return read(chat, body);
}

export function readShowBody(body: Buffer): { model: string } {
  return read(show, body);
}

function read<Body>(shape: z.ZodType<Body>, body: Buffer): Body {
  const parsed = shape.safeParse(json(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ApiError(400, `${issue?.path.join('.')}: ${issue?.message}`);
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new ApiError(400, 'unexpected end of JSON input');
  }
}
