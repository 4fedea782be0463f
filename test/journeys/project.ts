import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';

/** Contents by path. */
type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder with these files, which is gone when the test file has ended. */
export async function aProject(files: Files = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-journey-'));
  folders.push(folder);
  await write(folder, files);
  return folder;
}

/** Writes files into a folder, and the folders that they lie in. */
export async function write(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

/** Makes `import … from 'assay'` work in a folder, as installing this checkout would. */
export async function installAssay(folder: string): Promise<void> {
  await write(folder, { 'package.json': '{"type": "module"}' });
  await mkdir(join(folder, 'node_modules'));
  await symlink(join(import.meta.dirname, '../..'), join(folder, 'node_modules/assay'));
}

/** A document that the built-in model can answer from, on half a page. */
export const ferry = `# The ferry to Holm

The ferry leaves Sund at seven in the morning and at four in the afternoon. The crossing takes fifty minutes.
In winter, from November to March, only the morning ferry runs.

## Fares

A single fare is nine euros. Children under six travel free. A bicycle costs three euros more.
Tickets are sold on board, and can be paid in cash or by card.

## Weather

The captain cancels a crossing when the wind is above fifteen metres a second. Who holds a ticket for a
cancelled crossing gets the money back at the harbour office, which is open from eight to noon.
`;

const folders: string[] = [];

after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
