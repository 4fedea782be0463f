import { z } from 'zod';
import { hashOfText } from '../../record/hash.ts';
import { ModelError } from '../model.ts';
import { errorOfResponse } from './google-error.ts';
import type { Connection, Content } from './connection.ts';
import { uploadResumably } from './resumable-upload.ts';

const resource = z.object({
  name: z.string(),
  uri: z.string(),
  state: z.string().nullish(),
  expirationTime: z.string().nullish(),
});

type Resource = z.infer<typeof resource>;

const hour = 3_600_000;
const day = 24 * hour;
/** A file found by its name must live this long still, so that it outlasts what is sent with it. */
const leastLeft = hour;
const longestProcessing = 5 * 60_000;

/**
 * Uploads by content: a file's name is made of its hash and the day, so every process and machine that
 * holds the same content and the same key finds the same upload, without a list of its own. A name of
 * yesterday serves as long as it lives. One upload at a time for a content; the others wait for it.
 */
export class GoogleFiles {
  readonly #connection: Connection;
  readonly #uploads = new Map<string, Promise<Resource>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The address of an upload that is ready. Rejects with a ModelError; files cost nothing, so no reply may be paid for. */
  async uriOf(content: Content, signal?: AbortSignal): Promise<string> {
    try {
      return await this.#uriOf(content, signal);
    } catch (error) {
      throw error instanceof ModelError ? error.with({ mayBePaid: false }) : error;
    }
  }

  async #uriOf(content: Content, signal?: AbortSignal): Promise<string> {
    const known = this.#uploads.get(content.hash);
    if (known !== undefined) {
      const file = await known;
      if (this.#left(file) > leastLeft) return file.uri;
      await this.forget(content.hash, file.uri);
      return this.#uriOf(content, signal);
    }
    const upload = this.#findOrUpload(content, signal);
    this.#uploads.set(content.hash, upload);
    upload.catch(() => {
      // Whoever asks next may try again.
      if (this.#uploads.get(content.hash) === upload) this.#uploads.delete(content.hash);
    });
    return (await upload).uri;
  }

  /** Forgets an upload that the provider no longer knows; one caller uploads again, the others find that. */
  async forget(hash: string, uri: string): Promise<void> {
    const known = this.#uploads.get(hash);
    if (known !== undefined && (await known).uri === uri && this.#uploads.get(hash) === known)
      this.#uploads.delete(hash);
  }

  async #findOrUpload(content: Content, signal?: AbortSignal): Promise<Resource> {
    const today = Math.floor(this.#connection.now() / day);
    for (const one of [today, today - 1, today - 2]) {
      const found = await this.#find(this.#nameOf(content, one), signal);
      if (found !== null) return found;
    }
    return this.#upload(this.#nameOf(content, today), content, signal);
  }

  /** The file of that name, ready; null where there is none that will do. */
  async #find(name: string, signal?: AbortSignal): Promise<Resource | null> {
    const response = await this.#get(name, signal);
    if (response.status === 403 || response.status === 404) return null;
    const file = await this.#ready(await this.#read(response), signal);
    return file !== null && this.#left(file) > leastLeft ? file : null;
  }

  async #upload(name: string, content: Content, signal?: AbortSignal): Promise<Resource> {
    const upload = { name, mediaType: content.mediaType, bytes: await content.bytes() };
    const response = await uploadResumably(upload, this.#connection, signal);
    // Somebody else was first, or the answer got lost: the file is found by its name.
    const read = await this.#read(response ?? (await this.#get(name, signal)));
    const file = await this.#ready(read, signal);
    if (file !== null) return file;
    throw new ModelError(
      'upload-failed',
      'google: cannot process the document; see whether it opens, and how large it is',
      { reach: 'task' },
    );
  }

  /** Waits while the file is worked on; null where that failed. */
  async #ready(file: Resource, signal?: AbortSignal): Promise<Resource | null> {
    const until = this.#connection.now() + longestProcessing;
    let current = file;
    for (let pause = 250; current.state !== 'ACTIVE'; pause = Math.min(pause * 2, 5000)) {
      if (current.state === 'FAILED') return null;
      if (this.#connection.now() > until) {
        throw new ModelError('file-processing', 'google: still works on the document after 5 minutes', {
          reach: 'retry',
          mostRetries: 1,
        });
      }
      await this.#connection.wait(pause, signal);
      current = await this.#read(await this.#get(current.name.replace(/^files\//, ''), signal));
    }
    return current;
  }

  #get(name: string, signal?: AbortSignal): Promise<Response> {
    const { baseURL, key, fetch } = this.#connection;
    return fetch(`${baseURL}/files/${name}`, {
      headers: { 'x-goog-api-key': key },
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async #read(response: Response): Promise<Resource> {
    const text = await response.text();
    if (!response.ok)
      throw errorOfResponse(response.status, text, {
        headers: response.headers,
        model: null,
        now: this.#connection.now(),
        keyVariable: this.#connection.keyVariable,
      });
    try {
      const body = z.looseObject({ file: z.unknown().optional() }).parse(JSON.parse(text));
      return resource.parse(body.file ?? body);
    } catch (error) {
      throw new ModelError('bad-reply', 'google: the reply of the Files API is cut or not JSON', {
        reach: 'retry',
        cause: error,
      });
    }
  }

  #left({ expirationTime }: Resource): number {
    const end = Date.parse(expirationTime ?? '');
    return Number.isNaN(end) ? Infinity : end - this.#connection.now();
  }

  /**
   * At most 40 of a-z, 0-9 and dashes: the provider's rule for names. The key has its part in it, as a
   * name that another project has taken cannot be used.
   */
  #nameOf({ hash }: Content, dayNumber: number): string {
    const own = hashOfText(`${this.#connection.key} ${hash}`).slice(0, 27);
    return `assay-${own}-${dayNumber.toString(36)}`;
  }
}
