import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { journalContract } from '../../test/contracts/journal.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-journal-'));
after(() => rmSync(folder, { recursive: true }));

let opened = 0;

journalContract('a journal in memory', async () => openSqliteJournal(':memory:'));

journalContract('a journal in a file', async () => {
  opened += 1;
  return openSqliteJournal(join(folder, `${opened}.db`));
});
