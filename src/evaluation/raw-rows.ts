/** A row as it stands in its file. A cell that is empty is not there. */
export interface RawRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** What is wrong with a line; the key is null where it is about the whole of it. */
export interface RowFault {
  readonly line: number;
  readonly key: string | null;
  readonly message: string;
}

/** What a reader of one format found. */
export interface RawRows {
  readonly rows: readonly RawRow[];
  readonly faults: readonly RowFault[];
  /** What the first line names; null where the format has no such line. */
  readonly header: { readonly line: number; readonly columns: readonly string[] } | null;
}
