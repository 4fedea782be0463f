/** An Ollama server of the project's own: strict, free, failing on demand; it cuts long prompts as the real one does. */
import { readChat } from '../chat/asked-chat.ts';
import type { Fault } from '../chat/chat-fault.ts';
import { startChatServer, type ChatRequest, type ChatServer, type ServeFacts } from '../chat/chat-server.ts';
import type { ChatReply } from '../chat/chat-wire.ts';
import { cutToLast, promptTokens, tokensOf } from '../chat/prompt-length.ts';
import type { Schema } from '../schema.ts';
import { write } from '../written.ts';
import { ApiError, errorOf, notPulled, tooLong } from './errors.ts';
import type { ModelOptions, OllamaOptions } from './options.ts';
import { readChatBody, readShowBody, type ChatBody } from './request.ts';

/** The context where nobody asks for another: far shorter than what models are made for. */
const usualContext = 4096;
const usualLength = 131_072;

/** Starts a server on 127.0.0.1; OLLAMA_HOST is its `url`. Rejects where the port is taken. */
export function startOllamaServer(options: OllamaOptions = {}): Promise<ChatServer> {
  const { models = { 'llama3.2': {} }, cutsAlways = false } = options;
  const seen = new Set<string>();

  const find = (name: string): ModelOptions => {
    const model = models[name.replace(/:latest$/, '')];
    if (model === undefined) throw notPulled(name);
    return model;
  };

  const serve = async (request: ChatRequest, fault: Fault | null, facts: ServeFacts): Promise<ChatReply> => {
    if (fault?.kind === '502-html') return { status: 502, body: '<html><body>502 Bad Gateway</body></html>' };
    try {
      const error = fault === null ? null : errorOf(fault);
      if (error !== null) throw error;
      if (request.path === '/api/show') return show(readShowBody(request.body).model);
      if (`${request.method} ${request.path}` !== 'POST /api/chat')
        return { status: 404, body: '404 page not found' };
      return await answer(readChatBody(request.body), fault, facts);
    } catch (error) {
      if (error instanceof ApiError) return error.reply;
      throw error;
    }
  };

  const show = (name: string): ChatReply => {
    const { contextLength = usualLength } = find(name);
    const length = options.hidesLength === true ? {} : { 'llama.context_length': contextLength };
    return { status: 200, body: { model_info: { 'general.architecture': 'llama', ...length } } };
  };

  const answer = async (chat: ChatBody, fault: Fault | null, facts: ServeFacts): Promise<ChatReply> => {
    const model = find(chat.model);
    if (chat.think !== undefined && model.thinks === false)
      throw new ApiError(400, `"${chat.model}" does not support thinking`);
    const messages = fitting(chat, model, cutsAlways);
    const { messages: _messages, stream, format, truncate: _truncate, shift: _shift, ...settings } = chat;
    const schema = format === undefined || format === 'json' ? null : (format as Schema);
    const asked = readChat({ model: chat.model, messages, schema, settings });
    const written = await write(asked, facts);
    facts.wrote(written.role);
    const whole = options.reply?.(asked) ?? written.text;
    const cap = chat.options.num_predict ?? -1;
    const isCut = (cap >= 0 && tokensOf(whole) > cap) || fault?.kind === 'max-tokens';
    const text = fault?.kind === 'empty-text' ? '' : isCut ? whole.slice(0, Math.max(cap, 8) * 4) : whole;
    const prompt = messages.map(({ content }) => content).join('\n');
    const known = options.countsNewOnly === true && seen.has(prompt);
    seen.add(prompt);
    const counted = known ? {} : { prompt_eval_count: promptTokens(messages) };
    const name = { model: chat.model, created_at: '2026-01-01T00:00:00Z' };
    const end = {
      done: true,
      done_reason: isCut ? 'length' : 'stop',
      ...counted,
      eval_count: tokensOf(text),
    };
    const message = (content: string) => ({ message: { role: 'assistant', content } });
    if (fault?.kind === 'error-in-200') return { status: 200, body: { error: 'an error was encountered' } };
    const unfinished = fault?.kind === 'no-reason' ? { done: false } : end;
    if (!stream) return { status: 200, body: { ...name, ...message(text), ...unfinished } };
    const words = text.match(/.{1,20}/gs) ?? [];
    const thought = { message: { role: 'assistant', content: '', thinking: 'I look it up.' } };
    const lines = [thought, ...words.map(message)].map((line) => ({ ...name, ...line, done: false }));
    const ended =
      fault?.kind === 'cut-stream'
        ? []
        : fault?.kind === 'stream-error'
          ? [{ error: 'an error was encountered' }]
          : [{ ...name, ...message(''), ...unfinished }];
    const pieces = [...lines, ...ended].map((line) => `${JSON.stringify(line)}\n`);
    return { status: 200, body: {}, stream: { contentType: 'application/x-ndjson', pieces } };
  };

  return startChatServer(options, { chatPath: '/api/chat', serve });
}

/** What of the messages there is room for: whether a long prompt is cut or refused is asked for; old servers cut always. */
function fitting(
  { messages, options, truncate }: ChatBody,
  { contextLength = usualLength }: ModelOptions,
  cutsAlways: boolean,
) {
  const room = Math.min(options.num_ctx ?? usualContext, contextLength);
  const tokens = promptTokens(messages);
  if (tokens <= room) return messages;
  if (!truncate && !cutsAlways) throw tooLong(room, tokens);
  return cutToLast(messages, room);
}
