import { createGoogle } from '@ai-sdk/google';
import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { CallRequest, Reply } from '../../record/call.ts';
import type { Document } from '../../record/document.ts';
import { documentsOf } from '../documents-of.ts';
import { headerKey } from '../header-key.ts';
import type { AskContext, Model } from '../model.ts';
import { ModelError } from '../model.ts';
import type { Connection } from './connection.ts';
import { withEnum } from './enum-fetch.ts';
import { generate, stream } from './generate.ts';
import { asModelError } from './google-error.ts';
import { GoogleFiles } from './google-files.ts';
import { optionsOf, promptOf, type Attachment } from './google-prompt.ts';
import { toReply } from './google-reply.ts';
import { sighting, type SightedBy } from './sight.ts';
import { withoutKey } from '../without-key.ts';

/** Documents up to this many bytes go within the request: an upload would take longer than it saves. */
const largestInline = 20_000;

/** The Gemini API: models by name, all with the same uploads. */
export interface Google {
  model(name: string): Model;
}

/**
 * Reaches the Gemini API with one key. The key goes in a header, and nowhere else. Throws a ModelError
 * for one that no header can hold.
 */
export function google(connection: Connection): Google {
  const { baseURL, keyVariable: variable, fetch, now } = connection;
  const apiKey = headerKey(connection.key, { name: 'google', variable });
  const files = new GoogleFiles(connection);
  const sightedBy = sighting();
  const plain = createGoogle({ baseURL, apiKey, fetch });
  const enums = createGoogle({ baseURL, apiKey, fetch: withEnum(fetch) });
  return {
    model(name) {
      const gemini = new GeminiModel({
        name,
        plain: plain(name),
        enums: enums(name),
        files,
        now,
        keyVariable: variable,
        sightedBy,
      });
      return {
        ask: (request, context) => withoutKey(apiKey, context, (clean) => gemini.ask(request, clean)),
      };
    },
  };
}

interface GeminiParts {
  readonly name: string;
  readonly plain: LanguageModelV4;
  /** The same model, asked for enums by `text/x.enum`. */
  readonly enums: LanguageModelV4;
  readonly files: GoogleFiles;
  readonly sightedBy: SightedBy;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly keyVariable: string;
}

/** A request with what it takes to send it. */
interface Asked {
  readonly request: CallRequest;
  readonly documents: readonly Document[];
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly context: AskContext;
}

class GeminiModel {
  readonly #parts: GeminiParts;
  /** Turned off once enums went as JSON after a refusal. */
  #takesEnum = true;

  constructor(parts: GeminiParts) {
    this.#parts = parts;
  }

  async ask(request: CallRequest, context: AskContext): Promise<Reply> {
    const documents = await documentsOf(request, context);
    const attachments = await this.#attachAll(documents, context);
    try {
      return await this.#inShape({ request, documents, attachments, context });
    } catch (error) {
      if (!(error instanceof ModelError) || error.code !== 'file-gone') throw error;
      // Expired on the way: one caller uploads again, and the call is made once more.
      await this.#forget(attachments);
      const renewed = await this.#attachAll(documents, context);
      return this.#inShape({ request, documents, attachments: renewed, context });
    }
  }

  async #inShape(asked: Asked): Promise<Reply> {
    const { plain, enums } = this.#parts;
    if (asked.request.schema?.kind !== 'enum' || !this.#takesEnum) return this.#once(plain, asked);
    try {
      return await this.#once(enums, asked);
    } catch (error) {
      // Others may be under way in the same shape: each of them finds out, and goes on in the other.
      if (!mayRefuseEnum(error)) throw error;
      const reply = await this.#once(plain, asked);
      this.#takesEnum = false;
      return reply;
    }
  }

  async #once(model: LanguageModelV4, { request, documents, attachments, context }: Asked): Promise<Reply> {
    const { signal, onText } = context;
    const options: LanguageModelV4CallOptions = {
      ...optionsOf(request),
      prompt: promptOf(request, (hash) => attachments.get(hash) ?? missing(hash)),
      ...(request.schema?.kind === 'enum' ? { responseFormat: enumFormat(request.schema.values) } : {}),
      ...(signal === undefined ? {} : { abortSignal: signal }),
    };
    try {
      const body = await (onText === undefined
        ? generate(model, options)
        : stream(model, options, (piece) => onText(piece)));
      return toReply(body, this.#parts.sightedBy(body, request, documents));
    } catch (error) {
      // The client library wraps what ends a stream.
      signal?.throwIfAborted();
      const { name, now, keyVariable } = this.#parts;
      throw asModelError(error, { model: name, now: now(), keyVariable });
    }
  }

  async #attachAll(documents: readonly Document[], context: AskContext): Promise<Map<string, Attachment>> {
    const attachments = new Map<string, Attachment>();
    for (const document of documents) attachments.set(document.hash, await this.#attach(document, context));
    return attachments;
  }

  async #attach(document: Document, { documents, signal }: AskContext): Promise<Attachment> {
    const { hash, kind } = document;
    const mediaType = kind === 'pdf' ? 'application/pdf' : 'text/plain';
    const bytes = () => (kind === 'pdf' ? documents.bytes(hash) : textOf(document));
    if (sizeOf(document) > largestInline)
      return { uri: await this.#parts.files.uriOf({ hash, mediaType, bytes }, signal), mediaType };
    return { bytes: await bytes(), mediaType };
  }

  async #forget(attachments: ReadonlyMap<string, Attachment>): Promise<void> {
    for (const [hash, attachment] of attachments) {
      if ('uri' in attachment) await this.#parts.files.forget(hash, attachment.uri);
    }
  }
}

/** Not every refusal says what it is about. */
function mayRefuseEnum(error: unknown): boolean {
  return (
    error instanceof ModelError &&
    error.code === 'bad-request' &&
    /enum|mime ?type|contains an invalid argument/i.test(error.message)
  );
}

function enumFormat(values: readonly string[]) {
  return { type: 'json', schema: { type: 'string', enum: [...values] } } as const;
}

/** The bytes of what is sent, or fewer: enough to tell a small document. */
function sizeOf({ kind, bytes, pages }: Document): number {
  return kind === 'pdf' ? bytes : pages.reduce((sum, page) => sum + page.text.length + 1, 0);
}

/** Anything but a PDF is read as plain text by the provider: it gets the text, without markup that it would not see through. */
function textOf(document: Document): Uint8Array {
  return new TextEncoder().encode(document.pages.map((page) => page.text).join('\n'));
}

function missing(hash: string): never {
  throw new TypeError(`the document ${hash} was not attached`);
}
