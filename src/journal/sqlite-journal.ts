import type { DatabaseSync } from 'node:sqlite';
import type { Document } from '../record/document.ts';
import type { Label } from '../record/label.ts';
import { callRows } from './call-rows.ts';
import { claimRows } from './claim-rows.ts';
import type { Journal } from './journal.ts';
import { groupCommits } from './group-commits.ts';
import { lossRows } from './loss-rows.ts';
import { checkPages, explain, openDatabase } from './open-database.ts';
import { runRows } from './run-rows.ts';
import { beginning, usageRows, type UsagePlace } from './usage-rows.ts';

/** A journal in one file. Throws a JournalError where the file cannot be used; `:memory:` needs none. */
export function openSqliteJournal(path: string): Journal {
  const { database, calls, usage, losses, claims, runs, documents, labels } = openRows(path);
  const group = groupCommits(database, { now: () => performance.now(), onFailure: calls.takenBack });

  /** SQLite answers at once; the port is asynchronous for engines that do not. */
  async function read<Result>(work: () => Result): Promise<Result> {
    try {
      return work();
    } catch (error) {
      throw explain(error, path);
    }
  }

  async function write<Result>(work: () => Result): Promise<Result> {
    try {
      return await group.write(work);
    } catch (error) {
      throw explain(error, path);
    }
  }

  return {
    check: () => read(() => checkPages(database, path)),
    findCall: (key) => read(() => calls.find(key)),
    findAlike: (alike) => read(() => calls.findAlike(alike)),
    findRequest: (key) => read(() => calls.findRequest(key)),
    keepCall: (fact) =>
      write(() => {
        const isNew = calls.insert(fact);
        runs.keepStep(isNew ? fact.step : { ...fact.step, made: false });
        claims.end(fact.call.key);
        return isNew;
      }),
    keepStep: (step) => write(() => runs.keepStep(step)),
    findStep: (run, task, role) => read(() => runs.findStep(run, task, role)),
    servedBefore: (at) => read(() => calls.servedBefore(at)),
    keepLoss: (loss) => write(() => losses.insert(loss)),
    async *usage(run) {
      for (let after: UsagePlace | null = beginning; after !== null;) {
        const page = await read(() => usage.page(run, after ?? beginning));
        yield* page.replies;
        after = page.next;
      }
      for (let after: number | null = 0; after !== null;) {
        const page = await read(() => losses.page(run, after ?? 0));
        yield* page.replies;
        after = page.next;
      }
    },
    claim: (key, claim) =>
      write(() => {
        if (calls.has(key)) return 'done';
        return claims.claim(key, claim) ? 'claimed' : 'taken';
      }),
    keepClaims: (owner, now) => write(() => claims.touch(owner, now)),
    release: (key, owner) => write(() => claims.release(key, owner)),
    stakes: (run, except) => read(() => claims.stakes(run, except)),
    keepRun: (run) => write(() => runs.insert(run)),
    endRun: (id, status, finishedAt) => write(() => runs.end(id, status, finishedAt)),
    runs: () => read(() => runs.list()),
    findRun: (id) => read(() => runs.find(id)),
    askAgain: (run, tasks) => write(() => runs.askAgain(run, tasks)),
    askedAgain: (run) => read(() => runs.askedAgain(run)),
    keepDocument: (document) => write(() => documents.insert(document)),
    findDocument: (hash) => read(() => documents.find(hash)),
    keepLabel: (label) => write(() => labels.insert(label)),
    async *labels() {
      yield* await read(() => labels.all());
    },
    async close() {
      await group.settled();
      return read(() => database.close());
    },
  };
}

function openRows(path: string) {
  const database = openDatabase(path);
  try {
    const losses = lossRows(database);
    return {
      database,
      calls: callRows(database),
      usage: usageRows(database),
      losses,
      claims: claimRows(database, (loss) => losses.insert(loss)),
      runs: runRows(database),
      documents: documentRows(database),
      labels: labelRows(database),
    };
  } catch (error) {
    database.close();
    throw explain(error, path);
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
