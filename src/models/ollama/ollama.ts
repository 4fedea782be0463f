import type { CallRequest, Reply } from '../../record/call.ts';
import { documentsOf } from '../documents-of.ts';
import { textLines } from '../http/text-lines.ts';
import { replyJson } from '../http/reply-json.ts';
import type { AskContext, Model } from '../model.ts';
import { chosenValue } from '../text/chosen-value.ts';
import { mostTokens } from '../text/most-tokens.ts';
import { refuseTooLong } from '../text/refuse-too-long.ts';
import { textMessages } from '../text/text-messages.ts';
import { textSight } from '../text/text-sight.ts';
import { withoutKey } from '../without-key.ts';
import { ask, type Connection } from './connection.ts';
import { modelLength } from './model-length.ts';
import { errorInReply, errorOfResponse } from './ollama-error.ts';
import { joinReplyBodies, readReplyBody, toReply, type ReplyBody } from './ollama-reply.ts';
import { bodyOf } from './ollama-request.ts';

/** Tokens that are kept for the reply where nobody says how long it may be; thinking is among them. */
const usualOutput = 8192;
/** The context grows in steps: for another length Ollama loads the model anew. */
const lengthStep = 8192;

/** A model of Ollama, by its own protocol, which alone says how long the context is to be. */
export function ollamaModel(name: string, connection: Connection): Model {
  const chat = new OllamaModel(name, connection);
  const { key } = connection;
  return {
    ask: (request, context) =>
      key === null
        ? chat.ask(request, context)
        : withoutKey(key, context, (clean) => chat.ask(request, clean)),
  };
}

class OllamaModel {
  readonly #name: string;
  readonly #connection: Connection;
  /** What the model was made for; asked for once. */
  #longest: Promise<number | null> | null = null;
  /** The longest that was needed so far: shorter prompts take it too, so that the model stays loaded. */
  #needed = 0;

  constructor(name: string, connection: Connection) {
    this.#name = name;
    this.#connection = connection;
  }

  async ask(request: CallRequest, context: AskContext): Promise<Reply> {
    const documents = await documentsOf(request, context);
    const messages = textMessages(request, documents);
    const texts = messages.map(({ content }) => content);
    const output = request.settings.maxOutputTokens ?? null;
    const longest = await this.#longestContext(context);
    refuseTooLong({ model: `ollama:${this.#name}`, texts, output, contextLength: longest });
    const contextLength = this.#roomFor(mostTokens(texts) + (output ?? usualOutput), longest);
    const streams = context.onText !== undefined;
    const chat = { model: this.#name, request, messages, contextLength, streams };
    const body = await this.#send(bodyOf(chat), context);
    const promptTokens = body.prompt_eval_count ?? null;
    const counted = { texts, promptTokens, contextLength, countsNewOnly: true };
    const reply = toReply(body, documents.length === 0 ? null : textSight(counted));
    return request.schema?.kind === 'enum'
      ? { ...reply, text: chosenValue(reply.text, request.schema.values) }
      : reply;
  }

  async #longestContext({ signal }: AskContext): Promise<number | null> {
    const asked = (this.#longest ??= modelLength(this.#name, this.#connection, signal));
    try {
      return await asked;
    } catch (error) {
      // Whoever tries again asks again.
      if (this.#longest === asked) this.#longest = null;
      throw error;
    }
  }

  #roomFor(tokens: number, longest: number | null): number {
    const steps = Math.ceil(tokens / lengthStep) * lengthStep;
    this.#needed = Math.min(Math.max(this.#needed, steps), longest ?? Infinity);
    return this.#needed;
  }

  async #send(body: object, { signal, onText }: AskContext): Promise<ReplyBody> {
    const response = await ask(this.#connection, { path: '/api/chat', body, signal });
    if (!response.ok) {
      const facts = { model: this.#name, now: this.#connection.now() };
      throw errorOfResponse(response, await response.text(), facts);
    }
    if (onText === undefined || response.body === null) return this.#read(await response.text());
    const lines: ReplyBody[] = [];
    for await (const line of textLines(response.body)) {
      if (line.trim() === '') continue;
      const read = this.#read(line);
      lines.push(read);
      if (read.message?.content) onText(read.message.content);
    }
    return joinReplyBodies(lines);
  }

  #read(text: string): ReplyBody {
    const json = replyJson(text, 'ollama');
    const error = errorInReply(json, this.#name);
    if (error !== null) throw error;
    return readReplyBody(json);
  }
}
