import { ModelError } from '../model.ts';
import { errorOfResponse } from './google-error.ts';
import type { Connection, Content } from './connection.ts';

/** Bytes sent in one request: the provider's own clients use the same. */
const chunkSize = 8 * 1024 * 1024;
/** How often an upload that broke off is resumed where the server stands. */
const mostResumes = 3;

/**
 * Uploads content under a name of its own by the resumable protocol: start, chunks, and after a break
 * on where the server says it is. Resolves to the last response, which holds the file; null where the
 * file is there, but has to be looked up by its name. Rejects with a ModelError.
 */
export async function uploadResumably(
  content: Content & { readonly name: string },
  connection: Connection,
  signal?: AbortSignal,
): Promise<Response | null> {
  const aborted = signal === undefined ? {} : { signal };
  const started = await connection.fetch(startAddress(connection), {
    ...startRequest(content, connection),
    ...aborted,
  });
  if (started.status === 409) return null;
  const address = started.headers.get('x-goog-upload-url');
  if (!started.ok || address === null) throw await asError(started);

  let offset = 0;
  for (let resumes = 0; resumes <= mostResumes; resumes += 1) {
    while (offset < content.bytes.length) {
      const response = await orNull(
        connection.fetch(address, { ...chunkRequest(content.bytes, offset), ...aborted }),
      );
      if (response === null || response.status >= 500) break;
      if (response.status === 409) return null;
      if (!response.ok) throw await asError(response);
      offset += chunkSize;
      if (offset >= content.bytes.length) return response;
    }
    await connection.wait(250 * 2 ** resumes, signal);
    const standing = await connection.fetch(address, {
      method: 'POST',
      headers: { 'x-goog-upload-command': 'query' },
      ...aborted,
    });
    if (!standing.ok) throw await asError(standing);
    if (standing.headers.get('x-goog-upload-status') === 'final') return null;
    offset = Number(standing.headers.get('x-goog-upload-size-received') ?? 0);
  }
  throw new ModelError('upload-broke', 'google: the upload of the document broke off several times', {
    reach: 'retry',
  });
}

function startAddress({ baseURL }: Connection): string {
  return `${baseURL.replace(/\/v1(?:beta)?$/, '')}/upload/v1beta/files`;
}

function startRequest(content: Content & { readonly name: string }, { key }: Connection): RequestInit {
  return {
    method: 'POST',
    headers: {
      'x-goog-api-key': key,
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-length': String(content.bytes.length),
      'x-goog-upload-header-content-type': content.mediaType,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ file: { name: content.name } }),
  };
}

function chunkRequest(bytes: Uint8Array, offset: number): RequestInit {
  const last = offset + chunkSize >= bytes.length;
  return {
    method: 'POST',
    headers: {
      'x-goog-upload-offset': String(offset),
      'x-goog-upload-command': last ? 'upload, finalize' : 'upload',
    },
    body: bytes.slice(offset, offset + chunkSize),
  };
}

/** A line that broke is resumed; whatever else goes wrong is told. */
async function orNull(response: Promise<Response>): Promise<Response | null> {
  try {
    return await response;
  } catch (error) {
    if (error instanceof ModelError && error.reach === 'retry' && error.code !== 'offline') return null;
    throw error;
  }
}

async function asError(response: Response): Promise<ModelError> {
  const text = await response.text();
  if (response.ok)
    return new ModelError('bad-reply', 'google: the upload was given no address', { reach: 'retry' });
  return errorOfResponse(response.status, text, { headers: response.headers, model: 'files' });
}
