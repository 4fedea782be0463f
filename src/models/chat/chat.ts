import type { CallRequest, OutputSchema, Reply } from '../../record/call.ts';
import { documentsOf } from '../documents-of.ts';
import { eventData } from '../http/event-data.ts';
import { isEventStream } from '../http/is-event-stream.ts';
import { replyJson } from '../http/reply-json.ts';
import type { AskContext, Model } from '../model.ts';
import { chosenValue } from '../text/chosen-value.ts';
import { mayRefuseShape } from '../text/refused-shape.ts';
import { refuseTooLong } from '../text/refuse-too-long.ts';
import { textMessages, type TextMessage } from '../text/text-messages.ts';
import { textSight } from '../text/text-sight.ts';
import { withWordedShape } from '../text/worded-shape.ts';
import { withoutKey } from '../without-key.ts';
import { errorInReply, errorOfResponse } from './chat-error.ts';
import {
  joinReplyBodies,
  promptTokensOf,
  readReplyBody,
  textIn,
  toReply,
  type ReplyBody,
} from './chat-reply.ts';
import { bodyOf } from './chat-request.ts';
import { headersOf, type Connection } from './connection.ts';
import { contextLengthOf } from './context-length.ts';

/** A model behind a server that speaks chat completions, as OpenAI, llama.cpp, vLLM and many gateways do. */
export function chatModel(name: string, connection: Connection): Model {
  const chat = new ChatModel(name, connection);
  const { key } = connection;
  return {
    ask: (request, context) =>
      key === null
        ? chat.ask(request, context)
        : withoutKey(key, context, (clean) => chat.ask(request, clean)),
  };
}

/** A request with what it takes to send it. */
interface Asked {
  readonly request: CallRequest;
  readonly messages: readonly TextMessage[];
  readonly contextLength: number | null;
  readonly hasDocuments: boolean;
  readonly context: AskContext;
}

class ChatModel {
  readonly #name: string;
  readonly #connection: Connection;
  /** Asked for once. */
  #contextLength: Promise<number | null> | null = null;
  /** Turned off once a shape went in words after a refusal. */
  #takesShape = true;

  constructor(name: string, connection: Connection) {
    this.#name = name;
    this.#connection = connection;
  }

  async ask(request: CallRequest, context: AskContext): Promise<Reply> {
    const documents = await documentsOf(request, context);
    const messages = textMessages(request, documents);
    const contextLength = await this.#room(context);
    refuseTooLong({
      model: `${this.#connection.name}:${this.#name}`,
      texts: messages.map(({ content }) => content),
      output: request.settings.maxOutputTokens ?? null,
      contextLength,
    });
    return this.#inShape({ request, messages, contextLength, hasDocuments: documents.length > 0, context });
  }

  async #inShape(asked: Asked): Promise<Reply> {
    const { schema } = asked.request;
    if (schema === null) return this.#once(asked, null);
    const worded = { ...asked, messages: withWordedShape(asked.messages, schema) };
    if (!this.#takesShape) return this.#once(worded, null);
    try {
      return await this.#once(asked, schema);
    } catch (error) {
      // Others may be under way in the same shape: each of them finds out, and goes on in words.
      if (!mayRefuseShape(error)) throw error;
      const reply = await this.#once(worded, null);
      this.#takesShape = false;
      return reply;
    }
  }

  /** `held`: what the server is to hold the reply to. */
  async #once(asked: Asked, held: OutputSchema | null): Promise<Reply> {
    const { request, messages, contextLength, hasDocuments, context } = asked;
    const { settings, seed, schema } = request;
    const streams = context.onText !== undefined;
    const chat = { model: this.#name, messages, settings, seed, schema: held, streams };
    const body = await this.#send(bodyOf(chat, this.#connection.dialect), context);
    const texts = messages.map(({ content }) => content);
    const sighted = hasDocuments
      ? textSight({ texts, promptTokens: promptTokensOf(body), contextLength })
      : null;
    const reply = toReply(body, { provider: this.#connection.name, sighted });
    return schema?.kind === 'enum' ? { ...reply, text: chosenValue(reply.text, schema.values) } : reply;
  }

  async #send(body: object, { signal, onText }: AskContext): Promise<ReplyBody> {
    const { baseURL, fetch } = this.#connection;
    const response = await fetch(`${baseURL}/chat/completions`, {
      method: 'POST',
      headers: { ...headersOf(this.#connection), 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
    if (!response.ok) throw errorOfResponse(response, await response.text(), this.#asked);
    if (onText === undefined || response.body === null || !isEventStream(response))
      return this.#read(await response.text());
    const events: ReplyBody[] = [];
    for await (const data of eventData(response.body)) {
      if (data.trim() === '[DONE]') break;
      const event = this.#read(data);
      events.push(event);
      const piece = textIn(event);
      if (piece !== '') onText(piece);
    }
    return joinReplyBodies(events);
  }

  #read(text: string): ReplyBody {
    const json = replyJson(text, this.#connection.name);
    const error = errorInReply(json, this.#asked);
    if (error !== null) throw error;
    return readReplyBody(json, this.#connection.name);
  }

  get #asked() {
    return { connection: this.#connection, model: this.#name };
  }

  #room({ signal }: AskContext): Promise<number | null> {
    this.#contextLength ??= contextLengthOf(this.#name, this.#connection, signal);
    return this.#contextLength;
  }
}
