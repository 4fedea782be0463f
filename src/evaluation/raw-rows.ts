/** A row as it stands in its file. A cell that is empty is not there. */
export interface RawRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** What a reader of one format found; a fault is about a line. */
export interface RawRows {
  readonly rows: readonly RawRow[];
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}
