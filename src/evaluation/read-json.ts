import { readTextFile } from './text-file.ts';

/** Larger ones do not fit into one text. */
const largest = { megabytes: 400 };

/** Reads a JSON file, also one in which numbers that are none stand as NaN or Infinity: they are read as null. */
export async function readJson(
  file: string,
): Promise<{ readonly json: unknown } | { readonly refused: string }> {
  const read = await readTextFile(file, largest);
  if ('refused' in read) return read;
  const json = parsed(read.text) ?? parsed(withoutConstants(read.text));
  return json ?? { refused: 'is not valid JSON' };
}

function parsed(text: string): { json: unknown } | null {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

function withoutConstants(text: string): string {
  let quoted = false;
  return text.replaceAll(/\\.|"|-?Infinity|NaN/gs, (found) => {
    if (found === '"') quoted = !quoted;
    return quoted || found === '"' || found.startsWith('\\') ? found : 'null';
  });
}
