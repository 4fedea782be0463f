/** A fault of a rubric, or a doubt about it: which key it stands at, and what is wrong. */
export interface RubricFault {
  /** Path of keys and indexes into the file, such as `['levels', 2, 'condition']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}
