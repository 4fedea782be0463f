import type { DatabaseSync } from 'node:sqlite';
import type { Document } from '../record/document.ts';
import type { Label } from '../record/label.ts';
import { callRows } from './call-rows.ts';
import { claimRows } from './claim-rows.ts';
import type { Journal } from './journal.ts';
import { explain, openDatabase } from './open-database.ts';
import { runRows } from './run-rows.ts';
import { usageRows } from './usage-rows.ts';

/** A journal in one file. Throws a JournalError where the file cannot be used; `:memory:` needs none. */
export function openSqliteJournal(path: string): Journal {
  const { database, calls, usage, claims, runs, documents, labels } = openRows(path);

  /** SQLite answers at once; the port is asynchronous for engines that do not. */
  async function attempt<Result>(work: () => Result): Promise<Result> {
    try {
      return work();
    } catch (error) {
      throw explain(error, path);
    }
  }

  return {
    findCall: (key) => attempt(() => calls.find(key)),
    findAlike: (alike) => attempt(() => calls.findAlike(alike)),
    findRequest: (key) => attempt(() => calls.findRequest(key)),
    keepCall: (fact) =>
      attempt(() =>
        together(database, () => {
          const isNew = calls.insert(fact);
          runs.keepStep(isNew ? fact.step : { ...fact.step, made: false });
          claims.end(fact.call.key);
          return isNew;
        }),
      ),
    keepStep: (step) => attempt(() => together(database, () => runs.keepStep(step))),
    findStep: (run, task, role) => attempt(() => runs.findStep(run, task, role)),
    servedBefore: (at) => attempt(() => calls.servedBefore(at)),
    async *usage(run) {
      let page = await attempt(() => usage.page(run, null));
      for (;;) {
        yield* page.calls;
        const { next } = page;
        if (next === null) return;
        page = await attempt(() => usage.page(run, next));
      }
    },
    claim: (key, owner, now) => attempt(() => claims.claim(key, owner, now)),
    keepClaims: (owner, now) => attempt(() => claims.touch(owner, now)),
    release: (key, owner) => attempt(() => claims.release(key, owner)),
    keepRun: (run) => attempt(() => runs.insert(run)),
    endRun: (id, status, finishedAt) => attempt(() => runs.end(id, status, finishedAt)),
    runs: () => attempt(() => runs.list()),
    findRun: (id) => attempt(() => runs.find(id)),
    askAgain: (run, tasks) => attempt(() => together(database, () => runs.askAgain(run, tasks))),
    askedAgain: (run) => attempt(() => runs.askedAgain(run)),
    keepDocument: (document) => attempt(() => documents.insert(document)),
    findDocument: (hash) => attempt(() => documents.find(hash)),
    keepLabel: (label) => attempt(() => labels.insert(label)),
    async *labels() {
      yield* await attempt(() => labels.all());
    },
    close: () => attempt(() => database.close()),
  };
}

function openRows(path: string) {
  const database = openDatabase(path);
  try {
    return {
      database,
      calls: callRows(database),
      usage: usageRows(database),
      claims: claimRows(database),
      runs: runRows(database),
      documents: documentRows(database),
      labels: labelRows(database),
    };
  } catch (error) {
    database.close();
    throw explain(error, path);
  }
}

function together<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function documentRows(database: DatabaseSync) {
  const insert = database.prepare('INSERT OR IGNORE INTO documents (hash, document) VALUES (?, ?)');
  const find = database.prepare('SELECT document FROM documents WHERE hash = ?');
  return {
    insert: (document: Document): void => {
      insert.run(document.hash, JSON.stringify(document));
    },
    find(hash: string): Document | null {
      const row = find.get(hash);
      return row === undefined ? null : (JSON.parse(String(row['document'])) as Document);
    },
  };
}

function labelRows(database: DatabaseSync) {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO labels (answer_hash, question, measure, rater, value, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const all = database.prepare('SELECT * FROM labels ORDER BY at, answer_hash, measure, rater');
  return {
    insert: (label: Label): void => {
      insert.run(label.answerHash, label.question, label.measure, label.rater, label.value, label.at);
    },
    /** All at once: people write few, and an open reading would get in the way of writing. */
    all: (): Label[] =>
      all.all().map((row) => ({
        answerHash: String(row['answer_hash']),
        question: String(row['question']),
        measure: String(row['measure']),
        rater: String(row['rater']),
        value: Number(row['value']),
        at: Number(row['at']),
      })),
  };
}
