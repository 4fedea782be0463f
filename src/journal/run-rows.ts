import type { DatabaseSync } from 'node:sqlite';
import type { Run, RunStatus } from '../record/run.ts';
import type { Step } from '../record/step.ts';
import { bytes } from './call-rows.ts';
import type { RunSummary } from './journal.ts';
import type { Row } from './row.ts';
import { storedEvaluation } from './stored-evaluation.ts';

/** Reads and writes the runs of a SQLite journal, with their steps. */
export function runRows(database: DatabaseSync) {
  const columns = 'id, source, evaluation_hash, freshness, version, status, started_at, finished_at, name';
  const insert = database.prepare(
    `INSERT INTO runs (${columns}, evaluation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET status = excluded.status, finished_at = excluded.finished_at,
       evaluation = excluded.evaluation`,
  );
  const end = database.prepare('UPDATE runs SET status = ?, finished_at = ? WHERE id = ?');
  const list = database.prepare(`SELECT ${columns} FROM runs ORDER BY started_at DESC, rowid DESC`);
  const find = database.prepare(`SELECT ${columns}, evaluation FROM runs WHERE id = ?`);
  const again = database.prepare(
    'INSERT INTO asked_again (run, task, times) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1',
  );
  const askedAgain = database.prepare('SELECT task, times FROM asked_again WHERE run = ?');
  const step = database.prepare(
    `SELECT key, made, error FROM steps WHERE run = ? AND task = ? AND role = ? ORDER BY error IS NULL LIMIT 1`,
  );
  const put = `INSERT INTO steps (run, task, role, key, made, error) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET made = excluded.made, error = excluded.error`;
  const madeStep = database.prepare(put);
  // A continued run finds the calls that it made before it was stopped: they stay its own.
  const otherStep = database.prepare(`${put} WHERE steps.error IS NOT NULL`);
  const forgetFailure = database.prepare(
    'DELETE FROM steps WHERE run = ? AND task = ? AND role = ? AND key != ? AND error IS NOT NULL',
  );

  return {
    insert: (run: Run): void => {
      insert.run(
        run.id,
        run.source,
        run.evaluationHash,
        run.freshness,
        run.version,
        run.status,
        run.startedAt,
        run.finishedAt,
        run.evaluation.name,
        JSON.stringify(run.evaluation),
      );
    },
    end: (id: string, status: RunStatus, finishedAt: number): void => {
      end.run(status, finishedAt, id);
    },
    list: (): RunSummary[] => list.all().map(toSummary),
    find(id: string): Run | null {
      const row = find.get(id);
      if (row === undefined) return null;
      const { name: _name, ...header } = toSummary(row);
      return { ...header, evaluation: storedEvaluation(String(row['evaluation'])) };
    },
    askAgain(run: string, tasks: readonly string[]): void {
      for (const task of tasks) again.run(run, task);
    },
    askedAgain: (run: string): Map<string, number> =>
      new Map(askedAgain.all(run).map((row) => [String(row['task']), Number(row['times'])])),
    keepStep({ run, task, role, key, made, error }: Step): void {
      const hash = bytes(key);
      forgetFailure.run(run, task, role, hash);
      const statement = made ? madeStep : otherStep;
      statement.run(run, task, role, hash, Number(made), error === null ? null : JSON.stringify(error));
    },
    findStep(run: string, task: string, role: string): Step | null {
      const row = step.get(run, task, role);
      if (row === undefined) return null;
      const error = row['error'] === null ? null : (JSON.parse(String(row['error'])) as Step['error']);
      const key = Buffer.from(row['key'] as Uint8Array).toString('hex');
      return { run, task, role, key, made: Boolean(row['made']), error };
    },
  };
}

function toSummary(row: Row): RunSummary {
  return {
    id: String(row['id']),
    name: String(row['name']),
    source: String(row['source']),
    evaluationHash: String(row['evaluation_hash']),
    freshness: Number(row['freshness']),
    version: String(row['version']),
    status: row['status'] as RunStatus,
    startedAt: Number(row['started_at']),
    finishedAt: row['finished_at'] === null ? null : Number(row['finished_at']),
  };
}
