/** A server of the project's own that speaks the Anthropic API: strict, free, failing on demand. */
import { readChat } from '../chat/asked-chat.ts';
import type { Fault } from '../chat/chat-fault.ts';
import { startChatServer, type ChatRequest, type ChatServer, type ServeFacts } from '../chat/chat-server.ts';
import type { ChatReply } from '../chat/chat-wire.ts';
import { tokensOf } from '../chat/prompt-length.ts';
import type { Schema } from '../schema.ts';
import { write } from '../written.ts';
import { ApiError, errorBody, errorOf, invalid } from './errors.ts';
import { asBody, asEvents, reshape } from './message.ts';
import type { AnthropicOptions } from './options.ts';
import { readPrompt } from './prompt.ts';
import { readRequest, type MessagesRequest } from './request.ts';

/** Starts a server on 127.0.0.1; ANTHROPIC_BASE_URL is its `url`. Rejects where the port is taken. */
export function startAnthropicServer(options: AnthropicOptions = {}): Promise<ChatServer> {
  const { key = 'test-key', models = { claude: {} } } = options;
  const seen = new Set<string>();

  const serve = async (request: ChatRequest, fault: Fault | null, facts: ServeFacts): Promise<ChatReply> => {
    if (fault?.kind === '502-html') return { status: 502, body: '<html><body>502 Bad Gateway</body></html>' };
    try {
      const error = fault === null ? null : errorOf(fault);
      if (error !== null) throw error;
      if (`${request.method} ${request.path}` !== 'POST /v1/messages')
        return { status: 404, body: '<html>Not Found</html>' };
      // The real service does not repeat the key: this one does, so that a test sees where it goes.
      const sent = request.header('x-api-key');
      if (sent !== key) throw new ApiError(401, 'authentication_error', `invalid x-api-key ${sent}`);
      if (request.header('anthropic-version') !== '2023-06-01')
        throw invalid('anthropic-version: header is required');
      return await answer(readRequest(request.body), fault, facts);
    } catch (error) {
      if (error instanceof ApiError) return error.reply;
      throw error;
    }
  };

  const answer = async (
    request: MessagesRequest,
    fault: Fault | null,
    facts: ServeFacts,
  ): Promise<ChatReply> => {
    const model = models[request.model];
    if (model === undefined) throw new ApiError(404, 'not_found_error', `model: ${request.model}`);
    const format = request.output_config?.format;
    if (format !== undefined && model.takesSchema === false)
      throw invalid('output_config.format: structured outputs are not supported by this model');
    const prompt = await readPrompt(request, options.dropsDocuments === true);
    const { contextLength = 200_000 } = model;
    if (prompt.tokens > contextLength)
      throw invalid(`prompt is too long: ${prompt.tokens} tokens > ${contextLength} maximum`);
    const asked = askedFor(request, { ...prompt, schema: (format?.schema as Schema | undefined) ?? null });
    const written = await write(asked, facts);
    facts.wrote(written.role);
    if (fault?.kind === 'error-in-200')
      return { status: 200, body: errorBody('api_error', 'Internal server error') };
    const whole = options.reply?.(asked) ?? written.text;
    const isCut = tokensOf(whole) > request.max_tokens;
    const shared = JSON.stringify([request.model, request.system, prompt.hashes]);
    const known = prompt.hashes.length > 0 && seen.has(shared);
    seen.add(shared);
    const message = reshape(
      {
        id: `msg_${asked.identity.slice(0, 24)}`,
        model: model.servedAs ?? request.model,
        text: isCut ? whole.slice(0, request.max_tokens * 4) : whole,
        reason: isCut ? 'max_tokens' : 'end_turn',
        cached: known ? prompt.tokens - 10 : 0,
        fresh: known ? 10 : prompt.tokens,
      },
      fault,
    );
    const body = asBody(message);
    return request.stream === true
      ? { status: 200, body, stream: asEvents(message, fault) }
      : { status: 200, body };
  };

  return startChatServer(options, { chatPath: '/v1/messages', serve });
}

function askedFor(
  request: MessagesRequest,
  {
    documents,
    hashes,
    schema,
  }: {
    documents: Awaited<ReturnType<typeof readPrompt>>['documents'];
    hashes: readonly string[];
    schema: Schema | null;
  },
) {
  const { model, system, messages, stream: _, ...settings } = request;
  const said = messages.map(({ role, content }) => ({
    role,
    content: content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n\n'),
  }));
  const all = system === undefined ? said : [{ role: 'system', content: system }, ...said];
  return { ...readChat({ model, messages: all, schema, settings: { ...settings, hashes } }), documents };
}
