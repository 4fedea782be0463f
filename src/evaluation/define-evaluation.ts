import type { EvaluationFile } from './schema.ts';

/** Gives an evaluation written as code the types and the completion of the file: `export default defineEvaluation({…})`. */
export function defineEvaluation(file: EvaluationFile): EvaluationFile {
  return file;
}
