import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
// oxlint-disable-next-line no-restricted-imports -- which processes live is asked of the system here, as files are elsewhere
import process from 'node:process';

/** A name for one who makes calls, and for nobody else: the process, a word of its own, and the machine. */
export function newOwner(): string {
  return `${process.pid} ${randomUUID()} ${machine()}`;
}

/**
 * True only where the owner's process is known to have ended: it ran on this machine, and does not any
 * more. Whoever has got its number since passes for it; then only silence tells.
 */
export function isGone(owner: string): boolean {
  const [, id, place] = /^([1-9]\d*) \S+ (.+)$/s.exec(owner) ?? [];
  return place === machine() && !isAlive(Number(id));
}

/** Containers can share a name, and number their processes each for itself: Linux tells them apart. */
function machine(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // Somebody else's process lives too, though it may not be signalled.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
