import { createGoogle } from '@ai-sdk/google';
import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { CallRequest, Reply } from '../../record/call.ts';
import type { Document } from '../../record/document.ts';
import type { AskContext, Model } from '../model.ts';
import { ModelError } from '../model.ts';
import { redact } from '../redact.ts';
import type { Connection } from './connection.ts';
import { withEnum } from './enum-fetch.ts';
import { asModelError } from './google-error.ts';
import { GoogleFiles } from './google-files.ts';
import { optionsOf, promptOf, type Attachment } from './google-prompt.ts';
import { joinReplyBodies, readReplyBody, toReply, type ReplyBody } from './google-reply.ts';
import { sightedBy } from './sight.ts';

/** Documents up to this many bytes go within the request: an upload would take longer than it saves. */
const largestInline = 20_000;

/** The Gemini API: models by name, all with the same uploads. */
export interface Google {
  model(name: string): Model;
}

/** Reaches the Gemini API with one key. The key goes in a header, and nowhere else. */
export function google(connection: Connection): Google {
  const files = new GoogleFiles(connection);
  const { baseURL, key: apiKey, fetch } = connection;
  const plain = createGoogle({ baseURL, apiKey, fetch });
  const enums = createGoogle({ baseURL, apiKey, fetch: withEnum(fetch) });
  return {
    model(name) {
      const gemini = new GeminiModel({ name, plain: plain(name), enums: enums(name), files });
      return { ask: (request, context) => withoutKey(apiKey, () => gemini.ask(request, context)) };
    },
  };
}

interface GeminiParts {
  readonly name: string;
  readonly plain: LanguageModelV4;
  /** The same model, asked for enums by `text/x.enum`. */
  readonly enums: LanguageModelV4;
  readonly files: GoogleFiles;
}

interface Attached {
  readonly documents: readonly Document[];
  readonly attachments: ReadonlyMap<string, Attachment>;
}

class GeminiModel {
  readonly #parts: GeminiParts;
  /** Turned off by the first model that refuses it: then enums are asked for as JSON. */
  #takesEnum = true;

  constructor(parts: GeminiParts) {
    this.#parts = parts;
  }

  async ask(request: CallRequest, context: AskContext): Promise<Reply> {
    const documents = await documentsOf(request, context);
    const attachments = await this.#attachAll(documents, context);
    try {
      return await this.#once(request, { documents, attachments }, context);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      if (error.code === 'file-gone') {
        // Expired on the way: one caller uploads again, and the call is made once more.
        await this.#forget(attachments);
        const renewed = await this.#attachAll(documents, context);
        return this.#once(request, { documents, attachments: renewed }, context);
      }
      if (this.#refusesEnum(request, error)) {
        this.#takesEnum = false;
        return this.#once(request, { documents, attachments }, context);
      }
      throw error;
    }
  }

  async #once(
    request: CallRequest,
    { documents, attachments }: Attached,
    context: AskContext,
  ): Promise<Reply> {
    const options: LanguageModelV4CallOptions = {
      ...optionsOf(request),
      prompt: promptOf(request, (hash) => attachments.get(hash) ?? missing(hash)),
      ...(request.schema?.kind === 'enum' ? { responseFormat: enumFormat(request.schema.values) } : {}),
      ...(context.signal === undefined ? {} : { abortSignal: context.signal }),
    };
    const model = request.schema?.kind === 'enum' && this.#takesEnum ? this.#parts.enums : this.#parts.plain;
    try {
      const body =
        context.onText === undefined
          ? await generate(model, options)
          : await stream(model, options, context.onText);
      return toReply(body, sightedBy(body, request, documents));
    } catch (error) {
      throw asModelError(error, this.#parts.name);
    }
  }

  async #attachAll(documents: readonly Document[], context: AskContext): Promise<Map<string, Attachment>> {
    const attachments = new Map<string, Attachment>();
    for (const document of documents) attachments.set(document.hash, await this.#attach(document, context));
    return attachments;
  }

  async #attach(document: Document, context: AskContext): Promise<Attachment> {
    const { hash } = document;
    const mediaType = document.kind === 'pdf' ? 'application/pdf' : 'text/plain';
    const bytes = document.kind === 'pdf' ? await context.documents.bytes(hash) : textOf(document);
    if (bytes.length <= largestInline) return { bytes, mediaType };
    return { uri: await this.#parts.files.uriOf({ hash, mediaType, bytes }, context.signal), mediaType };
  }

  async #forget(attachments: ReadonlyMap<string, Attachment>): Promise<void> {
    for (const [hash, attachment] of attachments) {
      if ('uri' in attachment) await this.#parts.files.forget(hash, attachment.uri);
    }
  }

  #refusesEnum({ schema }: CallRequest, error: ModelError): boolean {
    return (
      this.#takesEnum &&
      schema?.kind === 'enum' &&
      error.code === 'bad-request' &&
      /text\/x\.enum|mime ?type/i.test(error.message)
    );
  }
}

async function generate(model: LanguageModelV4, options: LanguageModelV4CallOptions): Promise<ReplyBody> {
  const result = await model.doGenerate(options);
  const body = readReplyBody(result.response?.body);
  // A long answer may take several requests: the library adds up text and tokens, the body is the last one's.
  const said = result.content
    .filter((part) => part.type === 'text')
    .map((part) => part.text)
    .join('');
  const usageMetadata =
    readReplyBody({ usageMetadata: result.usage.raw }).usageMetadata ?? body.usageMetadata;
  const [candidate] = body.candidates ?? [];
  if (candidate === undefined) return { ...body, usageMetadata };
  const thoughtSignature = candidate.content?.parts?.findLast(
    (part) => part.thoughtSignature != null,
  )?.thoughtSignature;
  return {
    ...body,
    usageMetadata,
    candidates: [{ ...candidate, content: { parts: [{ text: said, thoughtSignature }] } }],
  };
}

async function stream(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  onText: (piece: string) => void,
): Promise<ReplyBody> {
  const { stream: parts } = await model.doStream({ ...options, includeRawChunks: true });
  const pieces: ReplyBody[] = [];
  for await (const part of parts) {
    if (part.type === 'raw') pieces.push(readReplyBody(part.rawValue));
    else if (part.type === 'text-delta') onText(part.delta);
    else if (part.type === 'error') throw part.error;
  }
  return joinReplyBodies(pieces);
}

function documentsOf(request: CallRequest, { documents }: AskContext): Promise<Document[]> {
  const hashes = request.messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'document' ? [part.hash] : [])),
  );
  return Promise.all([...new Set(hashes)].map((hash) => documents.read(hash)));
}

function enumFormat(values: readonly string[]) {
  return { type: 'json', schema: { type: 'string', enum: [...values] } } as const;
}

/** Anything but a PDF is read as plain text by the provider: it gets the text, without markup that it would not see through. */
function textOf(document: Document): Uint8Array {
  return new TextEncoder().encode(document.pages.map((page) => page.text).join('\n'));
}

function missing(hash: string): never {
  throw new TypeError(`the document ${hash} was not attached`);
}

/** A provider may echo the key in an error: no word of it leaves this file. */
async function withoutKey(key: string, ask: () => Promise<Reply>): Promise<Reply> {
  try {
    const reply = await ask();
    return reply.text.includes(key) ? { ...reply, text: redact(reply.text, [key]) } : reply;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const { code, reach, retryAfter, most, lastResort } = error;
    // The cause may hold the request: it is left behind.
    throw new ModelError(code, redact(error.message, [key]), {
      reach,
      retryAfter,
      ...(most === null ? {} : { most }),
      ...(lastResort === null ? {} : { lastResort }),
    });
  }
}
