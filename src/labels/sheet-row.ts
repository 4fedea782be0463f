/** One answer to be labelled by one measure, as a person gets it: without its candidate, and without any judge's rating. */
export interface SheetRow {
  /** What finds the answer again. */
  readonly key: string;
  readonly question: string;
  readonly ask: string;
  readonly reference: string | null;
  readonly answer: string;
  readonly measure: string;
  /** What can be said: `1 = very bad; 2 = bad; …`. */
  readonly levels: string;
  /** Empty, to be filled in. */
  readonly label: string;
  readonly rater: string;
}

export const sheetColumns = [
  'key',
  'question',
  'ask',
  'reference',
  'answer',
  'measure',
  'levels',
  'label',
  'rater',
] as const satisfies readonly (keyof SheetRow)[];
