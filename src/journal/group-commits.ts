import type { DatabaseSync } from 'node:sqlite';

/** Writes that are committed together. */
export interface GroupCommits {
  /** Does the work now, and resolves to its result once it is committed. What fails takes its whole group back. */
  write<Result>(work: () => Result): Promise<Result>;
  /** Waits for what is still to be committed. Never rejects: whoever wrote hears of it. */
  settled(): Promise<void>;
}

interface Group {
  readonly begunAt: number;
  readonly committed: Promise<void>;
  readonly commit: () => void;
  /** Takes everything back; everybody in the group hears why. */
  readonly fail: (error: unknown) => void;
}

/** A group does not wait longer for others to join, in milliseconds. */
const longestGroup = 5;

/**
 * Whatever is written in one turn of the event loop is one transaction: a commit costs more than a row,
 * and at speed many calls end together. Nobody waits for it longer than for the end of the turn; and
 * where a turn is long, because much has arrived at once, a group is committed within it. `now`: milliseconds.
 * `onFailure` is told where a group was taken back.
 */
export function groupCommits(
  database: DatabaseSync,
  { now, onFailure }: { now: () => number; onFailure: () => void },
): GroupCommits {
  let open: Group | null = null;

  function begin(): Group {
    database.exec('BEGIN IMMEDIATE');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => undefined);
    const group: Group = {
      begunAt: now(),
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
      if (open !== null && now() - open.begunAt > longestGroup) open.commit();
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
