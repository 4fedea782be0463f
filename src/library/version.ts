import { readFileSync } from 'node:fs';

/** The version of the package, which lies two folders up from the source and from what is built of it. */
export const version = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
