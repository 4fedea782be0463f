import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { placesInCode } from './code-places.ts';
import { problem, type At, type Problem } from './problem.ts';
import { fileFault } from './text-file.ts';

/** An evaluation written as code: its value, with places that have a key and no line. */
export async function readConfig(file: string): Promise<{ value: unknown; at: At; problems: Problem[] }> {
  const at = placesInCode(file);
  const refuse = (message: string) => ({ value: undefined, at, problems: [problem(at(), message)] });
  const fault = await fileFault(file, { megabytes: 5 });
  if (fault !== null) return refuse(fault);
  try {
    const module = (await import(pathToFileURL(resolve(file)).href)) as { default?: unknown };
    if (module.default !== undefined) return { value: module.default, at, problems: [] };
    return refuse('has no default export; write: export default defineEvaluation({ … })');
  } catch (error) {
    const remedy = /outside a module/.test(String(error))
      ? '; set "type": "module" in the package.json beside it'
      : '';
    return refuse(`cannot be loaded: ${firstLine(error)}${remedy}`);
  }
}

function firstLine(error: unknown): string {
  const [line = ''] = String(error).trim().split('\n');
  return line;
}
