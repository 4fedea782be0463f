import { join } from 'node:path';
import { assay } from '../journeys/command.ts';
import { callsOf } from './calls.ts';
import { calmRun } from './calm-run.ts';
import { callsIn, concurrent, evaluationOf, type Size } from './evaluation.ts';
import type { Outcome } from './ordeal.ts';
import { promises } from './promises.ts';
import { numbersOf } from './reported.ts';
import { onScene } from './scene.ts';
import { openSmallDisk } from './small-disk.ts';

/** The disk of the journal fills up in the middle of a run: one line, exit 3; with room made, the run goes on. */
export async function fullDisk(options: Size & { kilobytes: number }): Promise<Outcome> {
  const { latencyMs, concurrency } = options;
  const { broken, expect } = promises('a full disk');
  const disk = openSmallDisk(`size=${options.kilobytes}k`);
  if (disk === null)
    return { figures: 'a full disk: skipped, since only root can mount a small one', broken };
  try {
    return await onScene(async (scene) => {
      const calm = await calmRun(options);
      const server = await scene.server({ latencyMs });
      const place = await scene.place(server, evaluationOf(options));
      const journal = join(disk.folder, 'journal.db');
      const typed = ['run', '--journal', journal, ...concurrent(options), '--format', 'json'];
      const full = await assay(place, ...typed);
      const before = callsOf(server).length;
      expect(full.code === 3, `the run ended with ${full.code}`);
      const line = `assay: ${journal}: the disk is full; make room and run again: nothing finished is lost\n`;
      expect(full.stderr === line, `it said: ${full.stderr}`);

      disk.change('size=20m');
      const next = await assay(place, ...typed);
      expect(next.code === 0, `the next run ended with ${next.code}: ${next.stderr}`);
      if (next.code === 0) expect(numbersOf(next) === calm.numbers, 'the report has other numbers');
      const repeated = callsOf(server).length - callsIn(options);
      expect(repeated <= concurrency, `${repeated} calls were repeated`);
      const figures = `a full disk: exit ${full.code} after ${before} of ${callsIn(options)} calls, ${repeated} repeated (${concurrency} at a time) once there was room`;
      return { figures, broken };
    });
  } finally {
    disk.remove();
  }
}
