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
  readonly commit: () => void;
  /** Takes everything back; everybody in the group hears why. */
  readonly fail: (error: unknown) => void;
}

/**
 * Whatever is written in one turn of the event loop is one transaction: a commit costs more than a row,
 * and at speed many calls end together. Nobody waits for it longer than for the end of the turn.
 * `onFailure` is told where a group was taken back.
 */
export function groupCommits(database: DatabaseSync, { onFailure }: { onFailure: () => void }): GroupCommits {
  let open: Group | null = null;

  function begin(): Group {
    database.exec('BEGIN IMMEDIATE');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => undefined);
    const group: Group = {
      committed: promise,
      commit() {
        if (open !== group) return;
        try {
          database.exec('COMMIT');
          open = null;
          resolve();
        } catch (error) {
          group.fail(error);
        }
      },
      fail(error) {
        if (open !== group) return;
        open = null;
        // A full disk has taken everything back already.
        if (database.isTransaction) database.exec('ROLLBACK');
        onFailure();
        reject(error);
      },
    };
    setImmediate(() => group.commit());
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
        group.fail(error);
        throw error;
      }
    },
    async settled() {
      await open?.committed.catch(() => undefined);
    },
  };
}
