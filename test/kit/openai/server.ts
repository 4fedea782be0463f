/** A server of the project's own that speaks chat completions: strict, free, failing on demand. */
import { readChat } from '../chat/asked-chat.ts';
import type { Fault } from '../chat/chat-fault.ts';
import { startChatServer, type ChatRequest, type ChatServer, type ServeFacts } from '../chat/chat-server.ts';
import type { ChatReply } from '../chat/chat-wire.ts';
import { cutToLast, promptTokens } from '../chat/prompt-length.ts';
import type { Schema } from '../schema.ts';
import { write } from '../written.ts';
import { asBody, asEvents, complete, reshape } from './completion.ts';
import {
  ApiError,
  badGateway,
  errorOf,
  missingKey,
  noSchemas,
  tooLong,
  unknownModel,
  wrongKey,
} from './errors.ts';
import type { ModelOptions, OpenaiOptions } from './options.ts';
import { readRequest, type CompletionRequest } from './request.ts';

const usualLength = 131_072;

/** Starts a server on 127.0.0.1; its base URL is its `url` with `/v1`. Rejects where the port is taken. */
export function startOpenaiServer(options: OpenaiOptions = {}): Promise<ChatServer> {
  const { keys = ['test-key'], models = { llama: {} }, lists = 'vllm', dialect = 'compatible' } = options;
  const seen = new Set<string>();

  const serve = async (request: ChatRequest, fault: Fault | null, facts: ServeFacts): Promise<ChatReply> => {
    if (fault?.kind === '502-html') return badGateway;
    try {
      const error = fault === null ? null : errorOf(fault);
      if (error !== null) throw error;
      const place = `${request.method} ${request.path}`;
      if (place === 'GET /props' && lists === 'llamacpp') return { status: 200, body: properties(models) };
      if (keys.length > 0) checkKey(request.header('authorization'), keys);
      if (place === 'GET /v1/models') return { status: 200, body: listOf(models, lists) };
      if (place !== 'POST /v1/chat/completions')
        return { status: 404, body: '<html><body>Not Found</body></html>' };
      return await answer(readRequest(request.body, dialect), fault, facts);
    } catch (error) {
      if (error instanceof ApiError) return error.reply;
      throw error;
    }
  };

  const answer = async (
    request: CompletionRequest,
    fault: Fault | null,
    facts: ServeFacts,
  ): Promise<ChatReply> => {
    const model = models[request.model];
    if (model === undefined) throw unknownModel(request.model);
    if (request.response_format?.type === 'json_schema' && model.takesSchema === false) throw noSchemas();
    const messages = fitting(request, model);
    const { messages: _messages, stream, stream_options, response_format: format, ...settings } = request;
    const schema = format?.type === 'json_schema' ? (format.json_schema.schema as Schema) : null;
    const asked = readChat({ model: request.model, messages, schema, settings });
    const written = await write(asked, facts);
    facts.wrote(written.role);
    if (fault?.kind === 'error-in-200')
      return {
        status: 200,
        body: { error: { message: 'Upstream failed', code: 502, type: 'upstream_error' } },
      };
    const opening = JSON.stringify(messages[0]);
    const completion = reshape(
      complete({
        id: `chatcmpl-${asked.identity.slice(0, 24)}`,
        model: model.servedAs ?? request.model,
        text: options.reply?.(asked) ?? written.text,
        prompt: promptTokens(messages),
        cached: seen.has(opening) ? promptTokens(messages.slice(0, 1)) : 0,
        thoughts: model.thoughts ?? 0,
        cap: request.max_completion_tokens ?? request.max_tokens ?? null,
      }),
      fault,
    );
    seen.add(opening);
    const body = asBody(completion, fault);
    if (stream !== true) return { status: 200, body };
    return {
      status: 200,
      body,
      stream: asEvents(completion, { fault, counts: stream_options?.include_usage === true }),
    };
  };

  return startChatServer(options, { chatPath: '/v1/chat/completions', serve });
}

/** What of the messages there is room for. */
function fitting(
  { messages }: CompletionRequest,
  { contextLength = usualLength, cutsPrompts }: ModelOptions,
) {
  const tokens = promptTokens(messages);
  if (tokens < contextLength) return messages;
  if (cutsPrompts !== true) throw tooLong(contextLength, tokens);
  return cutToLast(messages, contextLength - 1);
}

function checkKey(header: string | null, keys: readonly string[]): void {
  const key = /^Bearer (.+)$/.exec(header ?? '')?.[1];
  if (key === undefined) throw missingKey();
  if (!keys.includes(key)) throw wrongKey(key);
}

function listOf(models: OpenaiOptions['models'] & {}, lists: OpenaiOptions['lists'] & {}): object {
  const data = Object.entries(models).map(([id, { contextLength = usualLength }]) => ({
    id,
    object: 'model',
    created: 1_700_000_000,
    ...{
      vllm: { owned_by: 'vllm', max_model_len: contextLength },
      llamacpp: { owned_by: 'llamacpp', meta: { n_ctx_train: usualLength } },
      openai: { owned_by: 'system' },
    }[lists],
  }));
  return { object: 'list', data };
}

function properties(models: OpenaiOptions['models'] & {}): object {
  const [{ contextLength = usualLength } = {}] = Object.values(models);
  return { default_generation_settings: { n_ctx: contextLength }, total_slots: 1 };
}
