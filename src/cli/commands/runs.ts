import { jsonText } from '../../output/json-text.ts';
import { textTable } from '../text-table.ts';
import { journalNearby, openJournal } from '../journal-place.ts';
import { exitCodes, type ExitCode, type Outside } from '../outside.ts';
import type { JournalOption } from '../options.ts';

export interface RunsOptions extends JournalOption {
  readonly format: 'table' | 'json';
}

/** Lists the stored runs, newest first. */
export async function runs(options: RunsOptions, outside: Outside): Promise<ExitCode> {
  const journal = await openJournal(journalNearby(options.journal, outside));
  const stored = await journal.runs();
  await journal.close();
  if (options.format === 'json') {
    const list = stored.map(({ id, name, source, status, freshness, startedAt, finishedAt }) => ({
      id,
      name,
      source,
      status,
      freshness,
      startedAt: new Date(startedAt).toISOString(),
      finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
    }));
    outside.results.write(`${jsonText(list, 2)}\n`);
    return exitCodes.finished;
  }
  const rows = stored.map((run) => [
    run.id,
    run.status,
    new Date(run.startedAt).toISOString().slice(0, 16).replace('T', ' '),
    run.source,
    run.name,
  ]);
  outside.results.write(
    rows.length === 0
      ? 'no runs yet: start one with "assay run"\n'
      : textTable(['run', 'status', 'started (UTC)', 'file', 'name'], rows, outside.results.width),
  );
  return exitCodes.finished;
}
