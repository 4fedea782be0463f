/** What was read or downloaded, before anything is known about its kind. */
export interface Original {
  /** The path or URL, as the user said it. */
  readonly source: string;
  /** The last part of the path, after redirects; only its extension matters. */
  readonly name: string;
  /** What the server called it, in lower case and without parameters; null for a file. */
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}
