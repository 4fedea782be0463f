import type { DatabaseSync } from 'node:sqlite';
import type { Loss } from '../record/loss.ts';
import { bytes } from './call-rows.ts';
import { silence, type Stake } from './journal.ts';
import { isGone } from './owner.ts';
import type { Row } from './row.ts';

/** Who claims a call, and what is at stake with it. */
export interface Claim {
  readonly owner: string;
  readonly now: number;
  readonly stake?: Stake;
}

/** Reads and writes who is about to make which call, in a SQLite journal. */
export function claimRows(database: DatabaseSync, keepLoss: (loss: Loss) => void) {
  const insert = database.prepare(
    'INSERT OR IGNORE INTO claims (owner, at, run, stake, key) VALUES (?, ?, ?, ?, ?)',
  );
  const find = database.prepare('SELECT owner, at, stake FROM claims WHERE key = ?');
  const replace = database.prepare('UPDATE claims SET owner = ?, at = ?, run = ?, stake = ? WHERE key = ?');
  const touch = database.prepare('UPDATE claims SET at = ? WHERE owner = ?');
  const release = database.prepare('DELETE FROM claims WHERE key = ? AND owner = ?');
  const end = database.prepare('DELETE FROM claims WHERE key = ?');
  const others = database.prepare(
    'SELECT stake FROM claims WHERE run = ? AND owner != ? AND stake IS NOT NULL',
  );

  return {
    /** Within a transaction: of several that find an owner gone, one is first. */
    claim(key: string, { owner, now, stake }: Claim): boolean {
      const hash = bytes(key);
      const values = [
        owner,
        now,
        stake?.run ?? null,
        stake === undefined ? null : JSON.stringify(stake),
        hash,
      ] as const;
      if (insert.run(...values).changes > 0) return true;
      const other = find.get(hash);
      if (other === undefined) return true;
      if (other['owner'] === owner) {
        replace.run(...values);
        return true;
      }
      if (!isAbandoned(other, now)) return false;
      const lost = stakeIn(other);
      if (lost !== null) keepLoss({ ...lost, key, reserved: true, at: Number(other['at']) });
      replace.run(...values);
      return true;
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
    stakes: (run: string, except: string): Stake[] =>
      others.all(run, except).flatMap((row) => stakeIn(row) ?? []),
  };
}

/** A clock that was set back must not keep a claim for ever: a time far ahead is silence too. */
function isAbandoned(claim: Row, now: number): boolean {
  return Math.abs(Number(claim['at']) - now) > silence || isGone(String(claim['owner']));
}

function stakeIn(row: Row): Stake | null {
  return typeof row['stake'] === 'string' ? (JSON.parse(row['stake']) as Stake) : null;
}
