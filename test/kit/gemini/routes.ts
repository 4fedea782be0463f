/** What can be asked of the server. */
export type RequestKind =
  | 'startUpload'
  | 'uploadBytes'
  | 'queryUpload'
  | 'cancelUpload'
  | 'getFile'
  | 'listFiles'
  | 'deleteFile'
  | 'generateContent'
  | 'streamGenerateContent'
  | 'countTokens'
  | 'getModel'
  | 'listModels';

/** A request's place in the API. `target` is a model, a file or an upload; null where there is none. */
export interface Route {
  readonly kind: RequestKind;
  readonly version: string;
  readonly target: string | null;
  readonly query: URLSearchParams;
}

const places: readonly [method: string, path: RegExp, kind: RequestKind][] = [
  ['POST', /^\/(v1beta|v1)\/models\/([^/:]+):generateContent$/, 'generateContent'],
  ['POST', /^\/(v1beta|v1)\/models\/([^/:]+):streamGenerateContent$/, 'streamGenerateContent'],
  ['POST', /^\/(v1beta|v1)\/models\/([^/:]+):countTokens$/, 'countTokens'],
  ['GET', /^\/(v1beta|v1)\/models\/([^/:]+)$/, 'getModel'],
  ['GET', /^\/(v1beta|v1)\/models$/, 'listModels'],
  ['GET', /^\/(v1beta|v1)\/files\/([^/]+)$/, 'getFile'],
  ['DELETE', /^\/(v1beta|v1)\/files\/([^/]+)$/, 'deleteFile'],
  ['GET', /^\/(v1beta|v1)\/files$/, 'listFiles'],
];
const upload = /^\/upload\/(v1beta|v1)\/files$/;

/** Finds the place of a request; null where the API has none. `command` is that of the upload protocol. */
export function findRoute(method: string, url: string, command: string | null): Route | null {
  const { pathname, searchParams: query } = new URL(url, 'http://localhost');
  const version = upload.exec(pathname)?.[1];
  if (version !== undefined && (method === 'POST' || method === 'PUT')) {
    const target = query.get('upload_id');
    if (target === null) return { kind: 'startUpload', version, target, query };
    return { kind: uploadKind(command ?? ''), version, target, query };
  }
  for (const [verb, path, kind] of places) {
    const match = verb === method ? path.exec(pathname) : null;
    if (match !== null) {
      const target = match[2] === undefined ? null : decodeURIComponent(match[2]);
      return { kind, version: match[1] ?? '', target, query };
    }
  }
  return null;
}

function uploadKind(command: string): RequestKind {
  if (command.includes('query')) return 'queryUpload';
  return command.includes('cancel') ? 'cancelUpload' : 'uploadBytes';
}
