import type { CallRequest, OutputSchema, Reply } from '../../record/call.ts';
import type { Document } from '../../record/document.ts';
import { documentsOf } from '../documents-of.ts';
import { fewestPageTokens } from '../fewest-page-tokens.ts';
import { fewestTokens } from '../fewest-tokens.ts';
import { eventData } from '../http/event-data.ts';
import { isEventStream } from '../http/is-event-stream.ts';
import { replyJson } from '../http/reply-json.ts';
import type { AskContext, Model } from '../model.ts';
import { chosenValue } from '../text/chosen-value.ts';
import { mayRefuseShape } from '../text/refused-shape.ts';
import { shapeInWords } from '../text/worded-shape.ts';
import { withoutKey } from '../without-key.ts';
import { errorInReply, errorOfResponse } from './anthropic-error.ts';
import {
  joinEvents,
  promptTokensOf,
  readEvent,
  readMessage,
  toReply,
  type MessageBody,
  type StreamEvent,
} from './anthropic-reply.ts';
import { bodyOf, documentBlock, type DocumentBlock } from './anthropic-request.ts';
import type { Connection } from './connection.ts';

/** A model of the Anthropic API. PDFs go within each request, as they are. */
export function anthropicModel(name: string, connection: Connection): Model {
  const claude = new AnthropicModel(name, connection);
  return {
    ask: (request, context) => withoutKey(connection.key, context, (clean) => claude.ask(request, clean)),
  };
}

/** A request with what it takes to send it. */
interface Asked {
  readonly request: CallRequest;
  readonly documents: readonly Document[];
  readonly blocks: ReadonlyMap<string, DocumentBlock>;
  readonly context: AskContext;
}

class AnthropicModel {
  readonly #name: string;
  readonly #connection: Connection;
  /** Turned off once a shape went in words after a refusal. */
  #takesShape = true;

  constructor(name: string, connection: Connection) {
    this.#name = name;
    this.#connection = connection;
  }

  async ask(request: CallRequest, context: AskContext): Promise<Reply> {
    const documents = await documentsOf(request, context);
    const blocks = new Map<string, DocumentBlock>();
    for (const document of documents) blocks.set(document.hash, await blockOf(document, context));
    return this.#inShape({ request, documents, blocks, context });
  }

  async #inShape(asked: Asked): Promise<Reply> {
    const { schema } = asked.request;
    if (schema === null) return this.#once(asked, null);
    const worded = { ...asked, request: withShapeInWords(asked.request, schema) };
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

  async #once({ request, documents, blocks, context }: Asked, held: OutputSchema | null): Promise<Reply> {
    const streams = context.onText !== undefined;
    const asked = { model: this.#name, request, documents: blocks, held, streams };
    const body = await this.#send(bodyOf(asked), context);
    const reply = toReply(body, sightedBy(promptTokensOf(body), request, documents));
    const { schema } = request;
    return schema?.kind === 'enum' ? { ...reply, text: chosenValue(reply.text, schema.values) } : reply;
  }

  async #send(body: object, { signal, onText }: AskContext): Promise<MessageBody> {
    const { baseURL, key, fetch } = this.#connection;
    const response = await fetch(`${baseURL}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
    if (!response.ok) throw errorOfResponse(response, await response.text(), this.#asked);
    if (onText === undefined || response.body === null || !isEventStream(response))
      return readMessage(this.#read(await response.text()));
    const events: StreamEvent[] = [];
    for await (const data of eventData(response.body)) {
      const event = readEvent(this.#read(data));
      events.push(event);
      if (event.delta?.text) onText(event.delta.text);
    }
    return joinEvents(events);
  }

  #read(text: string): unknown {
    const json = replyJson(text, 'anthropic');
    const error = errorInReply(json, this.#asked);
    if (error !== null) throw error;
    return json;
  }

  get #asked() {
    return { connection: this.#connection, model: this.#name };
  }
}

async function blockOf(document: Document, { documents }: AskContext): Promise<DocumentBlock> {
  if (document.kind === 'pdf') {
    const data = Buffer.from(await documents.bytes(document.hash)).toString('base64');
    return documentBlock({ type: 'base64', media_type: 'application/pdf', data });
  }
  return documentBlock({ type: 'text', media_type: 'text/plain', data: textOf(document) });
}

/** Whether the tokens that were counted can hold what was sent; null where nothing was attached, or counted. */
function sightedBy(
  promptTokens: number | null,
  { system, messages }: CallRequest,
  documents: readonly Document[],
): boolean | null {
  if (documents.length === 0 || promptTokens === null || promptTokens === 0) return null;
  const said = messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'text' ? part.text : [])),
  );
  const texts = documents.filter(({ kind }) => kind !== 'pdf').map(textOf);
  return promptTokens >= fewestPageTokens(documents) + fewestTokens([system ?? '', ...said, ...texts]);
}

function withShapeInWords(request: CallRequest, schema: OutputSchema): CallRequest {
  const words = { kind: 'text', name: 'instructions', text: shapeInWords(schema) } as const;
  const messages = request.messages.map((message, index) =>
    index === request.messages.length - 1 ? { ...message, parts: [...message.parts, words] } : message,
  );
  return { ...request, messages };
}

function textOf({ pages }: Document): string {
  return pages.map((page) => page.text).join('\n');
}
