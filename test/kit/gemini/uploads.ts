import { randomBytes } from 'node:crypto';
import { invalidArgument, notFound } from './errors.ts';
import { readMessage } from './field-check.ts';
import type { FileStore, Processing } from './files.ts';
import type { Reply } from './reply.ts';

interface Session {
  readonly id: string;
  readonly owner: string;
  readonly displayName: string;
  readonly mimeType: string;
  readonly length: number | null;
  chunks: Buffer[];
  received: number;
  status: 'active' | 'final' | 'cancelled';
}

export type UploadStep = 'start' | 'bytes' | 'query' | 'cancel';

/** What an upload request says, beside its body. */
export interface UploadRequest {
  readonly header: (name: string) => string | null;
  readonly body: Buffer;
}

export interface Uploads {
  start(request: UploadRequest, owner: string, version: string): Reply;
  /** `upload`, `upload, finalize`, `finalize`, `query` and `cancel`, at the address that `start` gave. */
  proceed(request: UploadRequest, uploadId: string): Reply & { readonly finished: boolean };
  /** What is kept of a chunk whose connection broke on the way. */
  receiveHalf(request: UploadRequest, uploadId: string): Reply;
}

/** Chunks but the last are multiples of this. */
export const chunkGranularity = 262_144;

/** The resumable protocol: start, bytes at an offset, and what to do when a connection was lost. */
export function uploads(options: {
  files: FileStore;
  url: () => string;
  limit: number;
  processing: Processing;
}): Uploads {
  const { files, url, limit, processing } = options;
  const sessions = new Map<string, Session>();
  const find = (uploadId: string): Session => {
    const session = sessions.get(uploadId);
    if (session === undefined) throw notFound('Upload not found.');
    return session;
  };
  return {
    start({ header, body }, owner, version) {
      if (header('protocol') !== 'resumable' || header('command') !== 'start')
        throw invalidArgument('Uploads must use the resumable protocol and begin with the command start.');
      const { file } = readMessage('CreateFileRequest', body.toString());
      const mimeType = file?.mimeType ?? header('header-content-type');
      if (mimeType === null || mimeType === undefined)
        throw invalidArgument('* CreateFileRequest.file.mime_type: mime_type is not specified\n');
      const declared = header('header-content-length');
      const length = declared === null ? null : Number(declared);
      if (length !== null && length > limit)
        throw invalidArgument(`File size ${length} exceeds the limit of ${limit} bytes.`);
      const id = files.checkName(file?.name ?? null, owner);
      const displayName = file?.displayName ?? header('header-file-name') ?? '';
      const uploadId = randomBytes(16).toString('hex');
      const session = { id, owner, displayName, mimeType, length, chunks: [], received: 0 };
      sessions.set(uploadId, { ...session, status: 'active' });
      const address = `${url()}/upload/${version}/files?upload_id=${uploadId}&upload_protocol=resumable`;
      const headers = {
        'x-goog-upload-status': 'active',
        'x-goog-upload-url': address,
        'x-goog-upload-control-url': address,
        'x-goog-upload-chunk-granularity': String(chunkGranularity),
      };
      return { status: 200, headers, body: {} };
    },
    receiveHalf({ header, body }, uploadId) {
      const session = find(uploadId);
      take(session, { header, body: body.subarray(0, body.length / 2) }, true);
      return plain(session);
    },
    proceed({ header, body }, uploadId) {
      const session = find(uploadId);
      const commands = (header('command') ?? '').split(',').map((command) => command.trim());
      if (commands.includes('query')) return { ...plain(session), finished: false };
      if (commands.includes('cancel')) {
        session.status = 'cancelled';
        session.chunks = [];
        return { ...plain(session), finished: false };
      }
      if (session.status !== 'active') throw invalidArgument(`Upload has already been ${session.status}.`);
      const finalize = commands.includes('finalize');
      if (commands.includes('upload')) take(session, { header, body }, finalize);
      else if (!finalize) throw invalidArgument(`Unknown upload command: ${header('command') ?? 'none'}.`);
      if (!finalize) return { ...plain(session), finished: false };
      if (session.length !== null && session.received !== session.length)
        throw invalidArgument(`Upload has ${session.received} bytes, but ${session.length} were announced.`);
      const { id, displayName, mimeType, owner } = session;
      const bytes = Buffer.concat(session.chunks);
      const stored = files.add({ id, displayName, mimeType, bytes, owner });
      session.status = 'final';
      session.chunks = [];
      const { state, ...unsaid } = files.resource(stored);
      const file = processing.unsaidAfterUpload === true ? unsaid : { ...unsaid, state };
      return { ...plain(session), body: { file }, finished: true };
    },
  };
}

function take(session: Session, { header, body }: UploadRequest, last: boolean): void {
  const offset = Number(header('offset') ?? '0');
  if (offset !== session.received)
    throw invalidArgument(`Upload offset ${offset} does not match the ${session.received} bytes received.`);
  if (!last && body.length % chunkGranularity !== 0)
    throw invalidArgument(`Chunks must be multiples of ${chunkGranularity} bytes, except for the last.`);
  session.chunks.push(body);
  session.received += body.length;
}

function plain(session: Session): Reply {
  const headers = {
    'x-goog-upload-status': session.status,
    'x-goog-upload-size-received': String(session.received),
  };
  return { status: 200, headers, body: {} };
}
