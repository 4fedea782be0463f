import { readdirSync } from 'node:fs';
import { parse, resolve } from 'node:path';

/**
 * Further contenders: every `.ts`, `.mjs` or `.js` file of a folder is one, called by its name. It is run by
 * Node with address, file of bodies, cases and concurrency, as the loops in `contenders/` are, and does what they do.
 */
export function peersIn(folder: string | undefined): Record<string, string> {
  if (folder === undefined || folder === '') return {};
  const programs = readdirSync(folder).filter((name) => /\.(?:ts|mjs|js)$/.test(name));
  return Object.fromEntries(programs.map((name) => [parse(name).name, resolve(folder, name)]));
}
