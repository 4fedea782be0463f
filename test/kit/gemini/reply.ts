/** What the server is about to answer, before anything is done to it on the wire. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body: object;
  /** Sent one after another, as server-sent events or as an array, in place of the body. */
  readonly stream?: { readonly frames: readonly object[]; readonly events: boolean };
}
