import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, withShown } from './page.ts';
import { pageServer } from './page-server.ts';
import { inWorkspace, printedBy } from './workspace.ts';

/** A page with what its commands print today: its files are written into a folder, its commands run there in their order. */
export async function refreshPage(page: string): Promise<string> {
  const blocks = blocksOf(page);
  const commands = blocks.flatMap(({ shows }) => shows ?? []);
  if (commands.length === 0) return page;
  const server = await pageServer(page);
  const environment = server?.environment ?? {};
  try {
    return await inWorkspace(async (folder) => {
      for (const { file, text } of blocks) if (file !== null) writeFileSync(join(folder, file), text);
      const shown: string[] = [];
      for (const command of commands) shown.push(await printedBy(command, { folder, environment }));
      return withShown(page, shown);
    });
  } finally {
    await server?.close();
  }
}
