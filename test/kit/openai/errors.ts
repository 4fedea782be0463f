/** Errors in the words of the servers that this one stands for. */
import type { Fault } from '../chat/chat-fault.ts';
import type { ChatReply } from '../chat/chat-wire.ts';

/** An error that is answered in place of serving a request. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly reply: ChatReply;

  constructor(
    status: number,
    message: string,
    facts: {
      type?: string;
      code?: string | null;
      param?: string | null;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(message);
    const { type = 'invalid_request_error', code = null, param = null, headers = {} } = facts;
    this.reply = { status, headers, body: { error: { message, type, param, code } } };
  }
}

export function missingKey(): ApiError {
  return new ApiError(
    401,
    "You didn't provide an API key. You need to provide your API key in an Authorization header.",
  );
}

/** The real service shows a part of the key, too: this one shows all of it, so that a test sees where it goes. */
export function wrongKey(key: string): ApiError {
  return new ApiError(401, `Incorrect API key provided: ${key}.`, { code: 'invalid_api_key' });
}

export function unknownModel(model: string): ApiError {
  const message = `The model \`${model}\` does not exist or you do not have access to it.`;
  return new ApiError(404, message, { code: 'model_not_found' });
}

export function tooLong(limit: number, tokens: number): ApiError {
  const message = `This model's maximum context length is ${limit} tokens. However, your messages resulted in ${tokens} tokens. Please reduce the length of the messages.`;
  return new ApiError(400, message, { code: 'context_length_exceeded', param: 'messages' });
}

export function noSchemas(): ApiError {
  const message = "'response_format.type' must be 'text'";
  return new ApiError(400, message, { param: 'response_format' });
}

/** The error that a fault answers with; null where it is of another kind. */
export function errorOf({ kind, retrySeconds = 20 }: Fault): ApiError | null {
  const limited = { type: 'requests', code: 'rate_limit_exceeded' };
  switch (kind) {
    case '429-retry':
      return new ApiError(429, `Rate limit reached. Please try again in ${retrySeconds}s.`, {
        ...limited,
        headers: {
          'retry-after': String(Math.ceil(retrySeconds)),
          'retry-after-ms': String(retrySeconds * 1000),
        },
      });
    case '429-bare':
      return new ApiError(429, 'Rate limit reached.', limited);
    case '429-quota':
      return new ApiError(
        429,
        'You exceeded your current quota, please check your plan and billing details.',
        {
          type: 'insufficient_quota',
          code: 'insufficient_quota',
        },
      );
    case '500':
      return new ApiError(500, 'The server had an error while processing your request.', {
        type: 'server_error',
      });
    case '503':
      return new ApiError(503, 'The engine is currently overloaded, please try again later.', {
        type: 'server_error',
      });
    case 'bad-request':
      return new ApiError(400, 'We could not parse the JSON body of your request.');
    case 'denied':
      return new ApiError(403, 'Country, region, or territory not supported', { type: 'request_forbidden' });
    default:
      return null;
  }
}

/** What stands between a client and the server says when it cannot reach it. */
export const badGateway: ChatReply = {
  status: 502,
  body: '<html>\n<head><title>502 Bad Gateway</title></head>\n<body><center><h1>502 Bad Gateway</h1></center></body>\n</html>\n',
};
