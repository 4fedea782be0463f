/** Errors in the words of the Anthropic API. */
import type { Fault } from '../chat/chat-fault.ts';
import type { ChatReply } from '../chat/chat-wire.ts';

/** An error that is answered in place of serving a request. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly reply: ChatReply;

  constructor(status: number, type: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.reply = { status, headers, body: errorBody(type, message) };
  }
}

export function errorBody(type: string, message: string): object {
  return { type: 'error', error: { type, message }, request_id: 'req_1' };
}

export function invalid(message: string): ApiError {
  return new ApiError(400, 'invalid_request_error', message);
}

/** The error that a fault answers with; null where it is of another kind. */
export function errorOf({ kind, retrySeconds = 20 }: Fault): ApiError | null {
  const limited = 'This request would exceed the rate limit of your organization.';
  switch (kind) {
    case '429-retry':
      return new ApiError(429, 'rate_limit_error', limited, {
        'retry-after': String(Math.ceil(retrySeconds)),
      });
    case '429-bare':
      return new ApiError(429, 'rate_limit_error', limited);
    case '429-quota':
      return invalid('Your credit balance is too low to access the Anthropic API.');
    case '500':
      return new ApiError(500, 'api_error', 'Internal server error');
    case '503':
      return new ApiError(529, 'overloaded_error', 'Overloaded');
    case 'bad-request':
      return invalid('messages: roles must alternate');
    case 'denied':
      return new ApiError(403, 'permission_error', 'Request not allowed');
    default:
      return null;
  }
}
