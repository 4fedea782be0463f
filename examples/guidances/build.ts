/** Builds how-assay-measures.pdf from the Markdown beside it; the same Markdown always gives the same bytes. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBlocks } from './typesetting/blocks.ts';
import { typeset } from './typesetting/pages.ts';

const source = join(import.meta.dirname, 'how-assay-measures.md');
const target = join(import.meta.dirname, 'how-assay-measures.pdf');

const blocks = readBlocks(await readFile(source, 'utf8'));
await writeFile(target, await typeset(blocks, 'How Assay measures'));
