import type { DatabaseSync } from 'node:sqlite';

/** Writes that are committed together. */
export interface GroupCommits {
  /** Does the work now, and resolves to its result once it is committed. What fails takes its whole group back. */
  write<Result>(work: () => Result): Promise<Result>;
  /** Waits for what is still to be committed. Never rejects: whoever wrote hears of it. */
  settled(): Promise<void>;
}

interface Group {
  readonly committed: Promise<void>;
  /** Commits; with an error, takes everything back. */
  readonly end: (error?: unknown) => void;
}

/**
 * Whatever is written in one turn of the event loop is one transaction: a commit costs more than a row,
 * and at speed many calls end together. Nobody waits for it longer than for the end of the turn.
 */
export function groupCommits(database: DatabaseSync): GroupCommits {
  let open: Group | null = null;

  function begin(): Group {
    database.exec('BEGIN IMMEDIATE');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => undefined);
    const group: Group = {
      committed: promise,
      end(error) {
        if (open !== group) return;
        // From here on nobody joins, whatever comes of it.
        open = null;
        try {
          if (error !== undefined) throw error;
          database.exec('COMMIT');
          resolve();
        } catch (failure) {
          // A full disk has taken everything back already.
          if (database.isTransaction) database.exec('ROLLBACK');
          reject(failure);
        }
      },
    };
    setImmediate(() => group.end());
    return group;
  }

  return {
    async write(work) {
      open ??= begin();
      const group = open;
      try {
        const result = work();
        await group.committed;
        return result;
      } catch (error) {
        group.end(error);
        throw error;
      }
    },
    async settled() {
      await open?.committed.catch(() => undefined);
    },
  };
}
