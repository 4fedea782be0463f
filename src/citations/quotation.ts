/** A quotation of an answer: its words without the marks, and its place with them. */
export interface Quotation {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
