/**
 * Writes what the documentation takes from the code: the two pages of docs/reference/, and in every page the
 * blocks that show what a command prints. Run it after a change of commands, keys or output, and read the diff.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsPage } from './reference/commands-page.ts';
import { evaluationPage } from './reference/evaluation-page.ts';
import { pageFiles } from './reference/page-files.ts';
import { refreshPage } from './reference/refresh-page.ts';
import { root } from './reference/workspace.ts';

writeFileSync(join(root, 'docs/reference/commands.md'), commandsPage());
writeFileSync(join(root, 'docs/reference/evaluation.md'), evaluationPage());
for (const file of pageFiles()) {
  const page = readFileSync(join(root, file), 'utf8');
  const refreshed = await refreshPage(page);
  if (refreshed === page) continue;
  writeFileSync(join(root, file), refreshed);
  process.stdout.write(`${file}: rewritten\n`);
}
