import { z } from 'zod';
import { evaluationFile } from './schema.ts';

/** The JSON Schema of the evaluation file, as the text of the file that is shipped for editors. */
export function evaluationSchema(): string {
  const schema = z.toJSONSchema(evaluationFile, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ ...schema, title: 'Assay evaluation' }, null, 2)}\n`;
}
