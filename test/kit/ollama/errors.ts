/** Errors in Ollama's words. */
import type { Fault } from '../chat/chat-fault.ts';
import type { ChatReply } from '../chat/chat-wire.ts';

/** An error that is answered in place of serving a request. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly reply: ChatReply;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.reply = { status, headers, body: { error: message } };
  }
}

export function notPulled(model: string): ApiError {
  return new ApiError(404, `model '${model}' not found`);
}

/** What the engine behind Ollama says, in an error of Ollama's. */
export function tooLong(limit: number, tokens: number): ApiError {
  const message = `request (${tokens} tokens) exceeds the available context size (${limit} tokens), try increasing it`;
  const error = {
    code: 400,
    message,
    type: 'exceed_context_size_error',
    n_prompt_tokens: tokens,
    n_ctx: limit,
  };
  return new ApiError(400, JSON.stringify({ error }));
}

/** The error that a fault answers with; null where it is of another kind. */
export function errorOf({ kind, retrySeconds = 20 }: Fault): ApiError | null {
  switch (kind) {
    case '429-retry':
      return new ApiError(429, 'too many requests', { 'retry-after': String(Math.ceil(retrySeconds)) });
    case '429-bare':
      return new ApiError(429, 'too many requests');
    case '500':
      return new ApiError(500, 'llama runner process has terminated: exit status 2');
    case '503':
      return new ApiError(503, 'server busy, please try again.  maximum pending requests exceeded');
    case 'bad-request':
      return new ApiError(400, 'invalid options');
    case 'denied':
      return new ApiError(401, 'unauthorized');
    default:
      return null;
  }
}
