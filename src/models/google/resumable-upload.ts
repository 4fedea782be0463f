import { ModelError } from '../model.ts';
import { errorOfResponse } from './google-error.ts';
import type { Connection } from './connection.ts';

/** Bytes sent in one request: the provider's own clients use the same. */
const chunkSize = 8 * 1024 * 1024;
/** How often an upload that broke off is resumed where the server stands. */
const mostResumes = 3;

/** A file to be made: its name without `files/`, and what is in it. */
export interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Uploads content under a name of its own by the resumable protocol: start, chunks, and after a break
 * on where the server says it is. Resolves to the last response, which holds the file; null where the
 * file is there, but has to be looked up by its name. Rejects with a ModelError.
 */
export async function uploadResumably(
  upload: Upload,
  connection: Connection,
  signal?: AbortSignal,
): Promise<Response | null> {
  const ask = (address: string, request: RequestInit): Promise<Response> =>
    connection.fetch(address, { method: 'POST', ...request, ...(signal === undefined ? {} : { signal }) });

  const started = await ask(startAddress(connection), startRequest(upload, connection));
  if (started.status === 409) return null;
  const address = started.headers.get('x-goog-upload-url');
  if (!started.ok || address === null) throw await asError(started, connection);

  let offset: number | null = 0;
  for (let resumes = 0; resumes <= mostResumes; resumes += 1) {
    if (resumes > 0) await connection.wait(250 * 2 ** resumes, signal);
    if (offset === null) {
      const standing = await unlessBroken(
        ask(address, { headers: { 'x-goog-upload-command': 'query' } }),
        connection,
      );
      if (standing?.headers.get('x-goog-upload-status') === 'final') return null;
      offset = standing === null ? null : Number(standing.headers.get('x-goog-upload-size-received')) || 0;
    }
    while (offset !== null) {
      const response = await unlessBroken(ask(address, chunkRequest(upload.bytes, offset)), connection);
      // Sent again after a break, the last chunk may find a file that is finished.
      if (response?.status === 409) return null;
      const next: number = offset + chunkSize;
      if (response !== null && next >= upload.bytes.length) return response;
      offset = response === null ? null : next;
    }
  }
  throw new ModelError('upload-broke', 'google: the upload of the document broke off several times', {
    reach: 'retry',
  });
}

function startAddress({ baseURL }: Connection): string {
  return baseURL.replace(/\/(v\d+\w*)$/, '/upload/$1/files');
}

function startRequest({ name, mediaType, bytes }: Upload, { key }: Connection): RequestInit {
  return {
    headers: {
      'x-goog-api-key': key,
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-header-content-length': String(bytes.length),
      'x-goog-upload-header-content-type': mediaType,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ file: { name: `files/${name}` } }),
  };
}

/** Also without a byte, where all have arrived, but the end was not heard. */
function chunkRequest(bytes: Uint8Array, offset: number): RequestInit {
  const last = offset + chunkSize >= bytes.length;
  return {
    headers: {
      'x-goog-upload-offset': String(offset),
      'x-goog-upload-command': last ? 'upload, finalize' : 'upload',
    },
    body: new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset).subarray(
      offset,
      Math.min(offset + chunkSize, bytes.length),
    ),
  };
}

/** Null for a line that broke and a server that failed: both are resumed. Whatever else goes wrong is told. */
async function unlessBroken(asked: Promise<Response>, connection: Connection): Promise<Response | null> {
  let response: Response;
  try {
    response = await asked;
  } catch (error) {
    if (error instanceof ModelError && error.reach === 'retry' && error.code !== 'offline') return null;
    throw error;
  }
  if (response.status >= 500) return null;
  if (!response.ok && response.status !== 409) throw await asError(response, connection);
  return response;
}

async function asError(response: Response, { now, keyVariable }: Connection): Promise<ModelError> {
  const text = await response.text();
  if (response.ok)
    return new ModelError('bad-reply', 'google: the upload was given no address', { reach: 'retry' });
  return errorOfResponse(response.status, text, {
    headers: response.headers,
    model: null,
    now: now(),
    keyVariable,
  });
}
