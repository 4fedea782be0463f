import { accessSync, constants, createWriteStream, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ResultError, UsageError, type Outside } from './outside.ts';

/** Where a result goes: a file, or stdout. Rejects with a ResultError where it cannot be written after all. */
export interface ResultTarget {
  write(chunks: AsyncIterable<string> | Iterable<string>): Promise<void>;
}

/** Looks before anything is called whether the file can be written; throws a UsageError where it cannot. */
export function resultTarget(output: string | undefined, outside: Outside): ResultTarget {
  if (output === undefined) return { write: (chunks) => writeTo(chunks, outside.results) };
  const path = resolve(outside.folder, output);
  mustBeWritable(path, output);
  return { write: (chunks) => writeFile(chunks, path) };
}

async function writeTo(
  chunks: AsyncIterable<string> | Iterable<string>,
  stream: Outside['results'],
): Promise<void> {
  for await (const chunk of chunks) stream.write(chunk);
  await settled(stream);
}

/** Waits until what was written to a stream is out. Rejects with a ResultError where it cannot be. */
export async function settled(stream: Outside['results']): Promise<void> {
  const fault = await stream.settled?.();
  if (fault != null) throw new ResultError(`the result could not be written (${fault.message})`);
}

/** Streams, so that an export of any size needs little memory. */
async function writeFile(chunks: AsyncIterable<string> | Iterable<string>, path: string): Promise<void> {
  const file = createWriteStream(path);
  let fault: Error | null = null;
  file.on('error', (error) => (fault = error));
  await pipeline(Readable.from(gathered(chunks)), file).catch((error: Error) => {
    if (error !== fault) throw error;
    throw new ResultError(`${path}: could not be written (${error.message})`);
  });
}

/** Rows are short: written one by one, the writing would take longer than the rows. */
async function* gathered(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length < enough) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** Characters of one write. */
const enough = 65_536;

function mustBeWritable(path: string, output: string): void {
  if (existsSync(path) && statSync(path).isDirectory())
    throw new UsageError(`--output ${output}: is a folder; name a file`);
  const place = existsSync(path) ? path : dirname(path);
  try {
    accessSync(place, constants.W_OK);
  } catch {
    throw new UsageError(
      `--output ${output}: cannot be written; check that the folder is there and yours to write to`,
    );
  }
}
