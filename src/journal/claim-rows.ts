import type { DatabaseSync } from 'node:sqlite';
import { bytes } from './call-rows.ts';
import { silence } from './journal.ts';
import { isGone } from './owner.ts';

/** Reads and writes who is about to make which call, in a SQLite journal. */
export function claimRows(database: DatabaseSync) {
  // A clock that was set back must not keep a claim for ever: a time far ahead is silence too.
  const claim = database.prepare(
    `INSERT INTO claims (key, owner, at) VALUES (?1, ?2, ?3)
     ON CONFLICT DO UPDATE SET owner = excluded.owner, at = excluded.at
     WHERE owner = ?2 OR abs(at - ?3) > ${silence}`,
  );
  const find = database.prepare('SELECT owner FROM claims WHERE key = ?');
  const takeOver = database.prepare('UPDATE claims SET owner = ?, at = ? WHERE key = ? AND owner = ?');
  const touch = database.prepare('UPDATE claims SET at = ? WHERE owner = ?');
  const release = database.prepare('DELETE FROM claims WHERE key = ? AND owner = ?');
  const end = database.prepare('DELETE FROM claims WHERE key = ?');

  return {
    claim(key: string, owner: string, now: number): boolean {
      const hash = bytes(key);
      if (claim.run(hash, owner, now).changes > 0) return true;
      const other = find.get(hash)?.['owner'];
      // Of several that find the owner gone, one is first.
      return typeof other === 'string' && isGone(other) && takeOver.run(owner, now, hash, other).changes > 0;
    },
    touch: (owner: string, now: number): void => {
      touch.run(now, owner);
    },
    release: (key: string, owner: string): void => {
      release.run(bytes(key), owner);
    },
    /** Whoever claimed it: the call is there. */
    end: (key: string): void => {
      end.run(bytes(key));
    },
  };
}
