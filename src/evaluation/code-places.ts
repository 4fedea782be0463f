import { writeKey, type At } from './problem.ts';

/** Places of an evaluation written as code: they have a key, and no line. The file is empty where there is none. */
export function placesInCode(file: string): At {
  return (path = []) => ({ file, line: null, column: null, key: writeKey(path), sourceLine: null });
}
