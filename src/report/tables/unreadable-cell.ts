/** What stands in the place of a cell that cannot be read, and why, in words that follow its column's name. */
export class UnreadableCell {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}
