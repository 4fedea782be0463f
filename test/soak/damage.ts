import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assay, results, type Ended } from '../journeys/command.ts';
import { evaluationOf, type Size } from './evaluation.ts';
import type { Outcome } from './ordeal.ts';
import { promises } from './promises.ts';
import { onScene } from './scene.ts';

/** Bytes in a page of the journal's file. */
const page = 4096;

/** What is said of a journal that is damaged, whoever finds out and when. */
const said =
  /^assay: \S+\.db: (is damaged; restore it from a copy|is not a journal; name another file)[^\n]*\n$/;

/** Every page of a journal overwritten, and the file cut at every page: said in one line, or not met at all. */
export function damage(options: Size): Promise<Outcome> {
  const { broken, expect } = promises('a damaged journal');
  return onScene(async (scene) => {
    const place = await scene.place(await scene.server(), evaluationOf(options));
    const report = await results(place, 'run', '--journal', 'whole.db');
    const whole = readFileSync(join(place.folder, 'whole.db'));
    const found = { reading: 0, beforeCalls: 0, afterCalls: 0, never: 0 };
    const path = join(place.folder, 'damaged.db');
    const typed = ['--journal', 'damaged.db'];
    const tryOut = async (what: string, bytes: Uint8Array): Promise<void> => {
      writeFileSync(path, bytes);
      const read = await assay(place, 'report', ...typed);
      const isWhole = read.code === 0 && read.stdout === report;
      expect(isWhole || isSaid(read, [2]), `${what}, read: ${read.code}, ${read.stderr}`);
      expect(
        hash('sha256', readFileSync(path)) === hash('sha256', bytes),
        `${what}: reading changed the file`,
      );
      if (!isWhole) found.reading += 1;
      const paid = await assay(place, 'run', '--fresh', ...typed);
      expect(paid.code === 0 || isSaid(paid, [2, 3]), `${what}, run: ${paid.code}, ${paid.stderr}`);
      found[paid.code === 0 ? 'never' : paid.code === 2 ? 'beforeCalls' : 'afterCalls'] += 1;
    };
    const pages = whole.length / page;
    for (let index = 0; index < pages; index += 1) {
      const at = index * page;
      await tryOut(`page ${index} overwritten`, Buffer.from(whole).fill(0x5a, at, at + page));
      if (index > 0) await tryOut(`cut at page ${index}`, whole.subarray(0, at));
    }
    const figures =
      `a journal of ${pages} pages damaged in ${2 * pages - 1} ways: reading met ${found.reading} and said so in one line; ` +
      `of new runs ${found.beforeCalls} said so with exit 2, ${found.afterCalls} with exit 3, ${found.never} did not meet it`;
    return { figures, broken };
  });
}

function isSaid({ code, stderr }: Ended, codes: readonly number[]): boolean {
  return code !== null && codes.includes(code) && said.test(stderr);
}
