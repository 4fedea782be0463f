/** A row of a table made elsewhere, with the line it stands on. */
export interface TidyRow {
  readonly line: number;
  /** How a message names its place, where that is not by its line. */
  readonly at?: string;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** What is wrong with a row. */
export interface TidyFault extends Pick<TidyRow, 'line' | 'at'> {
  readonly message: string;
}
