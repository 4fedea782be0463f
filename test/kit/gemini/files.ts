import { hash, randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { fileExists, fileNotActive, invalidArgument, unknownFile } from './errors.ts';

/** How long an uploaded file takes to become usable, and which never does. */
export interface Processing {
  /** It is PROCESSING for so many looks at it. */
  readonly polls?: number;
  /** It is PROCESSING for so long. */
  readonly milliseconds?: number;
  /** Files for which it ends as FAILED. */
  readonly fails?: (file: { readonly displayName: string; readonly bytes: Buffer }) => boolean;
  /** The reply that ends an upload does not say the state. */
  readonly unsaidAfterUpload?: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly displayName: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
  readonly created: number;
  readonly owner: string;
  looks: number;
}

/** The files of all projects. A project is a key: nobody sees the files of another. */
export interface FileStore {
  /** Refuses names that are taken or malformed; null makes one up. */
  checkName(name: string | null, owner: string): string;
  add(file: { id: string; displayName: string; mimeType: string; bytes: Buffer; owner: string }): StoredFile;
  /** A file that can be put before a model. Throws what the API answers otherwise. */
  use(id: string, owner: string): StoredFile;
  /** A look from outside: counts towards `polls`. */
  look(id: string, owner: string): object;
  list(owner: string, page: { size: number; token: string | null }): object;
  remove(id: string, owner: string): void;
  /** As it is shown. */
  resource(file: StoredFile): Record<string, unknown>;
}

/** Files live for 48 hours. */
const lifetime = 48 * 3_600_000;

export function fileStore(options: { clock: Clock; processing: Processing; url: () => string }): FileStore {
  const { clock, processing, url } = options;
  const files = new Map<string, StoredFile>();
  const alive = (id: string): StoredFile | undefined => {
    const file = files.get(id);
    if (file === undefined || clock.now() < file.created + lifetime) return file;
    files.delete(id);
    return undefined;
  };
  const find = (id: string, owner: string): StoredFile => {
    const file = alive(id);
    if (file === undefined || file.owner !== owner) throw unknownFile(id);
    return file;
  };
  const stateOf = (file: StoredFile): 'PROCESSING' | 'ACTIVE' | 'FAILED' => {
    const waits = file.looks < (processing.polls ?? 0);
    const early = clock.now() < file.created + (processing.milliseconds ?? 0);
    if (waits || early) return 'PROCESSING';
    return processing.fails?.(file) === true ? 'FAILED' : 'ACTIVE';
  };
  const resource = (file: StoredFile): Record<string, unknown> => {
    const state = stateOf(file);
    const error = { code: 13, message: 'The file could not be processed.' };
    return {
      name: `files/${file.id}`,
      ...(file.displayName === '' ? {} : { displayName: file.displayName }),
      mimeType: file.mimeType,
      sizeBytes: String(file.bytes.length),
      createTime: timestamp(file.created),
      updateTime: timestamp(file.created),
      expirationTime: timestamp(file.created + lifetime),
      // Base64 of the hexadecimal digits, not of the hash: that is what the API sends.
      sha256Hash: Buffer.from(hash('sha256', file.bytes)).toString('base64'),
      uri: `${url()}/v1beta/files/${file.id}`,
      state,
      source: 'UPLOADED',
      ...(state === 'FAILED' ? { error } : {}),
    };
  };
  const checkName = (name: string | null, owner: string): string => {
    if (name === null) return randomId();
    const id = name.replace(/^files\//, '');
    const legal = id.length <= 40 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(id);
    if (!legal)
      throw invalidArgument(
        '* CreateFileRequest.file.name: must be at most 40 lowercase alphanumeric characters or dashes (-), and cannot begin or end with a dash.\n',
      );
    const taken = alive(id);
    if (taken !== undefined) throw taken.owner === owner ? fileExists() : unknownFile(id);
    return id;
  };
  return {
    checkName,
    resource,
    add(file) {
      checkName(file.id, file.owner);
      const stored = { ...file, created: clock.now(), looks: 0 };
      files.set(file.id, stored);
      return stored;
    },
    use(id, owner) {
      const file = find(id, owner);
      if (stateOf(file) !== 'ACTIVE') throw fileNotActive(id);
      return file;
    },
    look(id, owner) {
      const file = find(id, owner);
      const shown = resource(file);
      file.looks += 1;
      return shown;
    },
    list(owner, { size, token }) {
      const own = [...files.keys()].map(alive).filter((file) => file?.owner === owner);
      const from = token === null ? 0 : Number(token);
      const page = own
        .slice(from, from + size)
        .flatMap((file) => (file === undefined ? [] : [resource(file)]));
      if (page.length === 0) return {};
      return from + size < own.length ? { files: page, nextPageToken: String(from + size) } : { files: page };
    },
    remove(id, owner) {
      files.delete(find(id, owner).id);
    },
  };
}

function randomId(): string {
  return [...randomBytes(12)].map((byte) => (byte % 36).toString(36)).join('');
}

/** As the API writes times: with microseconds. */
function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000Z');
}
