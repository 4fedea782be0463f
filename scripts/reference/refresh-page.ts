import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, withShown } from './page.ts';
import { startGeminiServer } from '../../test/kit/gemini/server.ts';
import { inWorkspace, printedBy } from './workspace.ts';

/** On a page that says so, commands find a Gemini server of our own, and its key. */
const onServer = '<!-- server: test/kit/gemini -->';

/** A page with what its commands print today: its files are written into a folder, its commands run there in their order. */
export async function refreshPage(page: string): Promise<string> {
  const blocks = blocksOf(page);
  const commands = blocks.flatMap(({ shows }) => shows ?? []);
  if (commands.length === 0) return page;
  const server = page.includes(onServer) ? await startGeminiServer() : null;
  const environment: Record<string, string> =
    server === null ? {} : { GOOGLE_GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'test-key' };
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
