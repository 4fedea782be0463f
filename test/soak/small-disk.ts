import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk in memory, with an end. */
export interface SmallDisk {
  readonly folder: string;
  /** Makes it larger or smaller, or one that can only be read: `size=1m`, `ro`. */
  change(options: string): void;
  remove(): void;
}

/** Why there can be none here; false where there can be. For the `skip` of a test. */
export function noSmallDisk(): string | false {
  const disk = openSmallDisk('size=64k');
  disk?.remove();
  return disk === null ? 'a small disk can be mounted by root on Linux only' : false;
}

/** Mounts one; null where nobody may. */
export function openSmallDisk(options: string): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'assay-disk-'));
  const mount = (...words: string[]): boolean => spawnSync('mount', [...words, folder]).status === 0;
  if (!mount('-t', 'tmpfs', '-o', options, 'assay')) {
    rmdirSync(folder);
    return null;
  }
  return {
    folder,
    change(changed) {
      if (!mount('-o', `remount,${changed}`)) throw new Error(`${folder} could not be changed to ${changed}`);
    },
    remove() {
      spawnSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}
