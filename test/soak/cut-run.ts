import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { assay, ended, type Ended, type Place } from '../journeys/command.ts';
import { callsOf, cutThrough, type CutThrough } from './calls.ts';
import type { Calm } from './calm-run.ts';
import { concurrent, evaluationOf, type Size } from './evaluation.ts';
import { reached, type Moment } from './moment.ts';
import type { Promises } from './promises.ts';
import { numbersOf } from './reported.ts';
import type { Scene } from './scene.ts';

const json = ['--format', 'json'];

/** A run that a signal cut, and the run that went on with it. */
export interface CutRun extends CutThrough {
  readonly place: Place;
  readonly first: Ended;
  /** From the signal to the end of the process, in milliseconds. */
  readonly ending: number;
  /** Finished calls that the journal did not hold. */
  readonly lost: number;
}

/** Begins a run, sends a signal at a moment, looks at what is left, and goes on. */
export async function cutRun(
  scene: Scene,
  size: Size,
  cut: { moment: Moment; signal: NodeJS.Signals; calm: Calm; look?: (place: Place) => Promise<void> },
  held: Promises,
): Promise<CutRun> {
  const server = await scene.server({ latencyMs: size.latencyMs });
  const place = await scene.place(server, evaluationOf(size));
  const child = scene.start(place, 'run', ...concurrent(size), ...json);
  const firstEnded = ended(child);
  await reached(server, cut.moment, child);
  const cutAt = Date.now();
  child.kill(cut.signal);
  const first = await firstEnded;
  const ending = Date.now() - cutAt;

  const kept = keptIn(place, held);
  await cut.look?.(place);
  const second = await assay(place, 'run', ...concurrent(size), ...json);
  held.expect(second.code === 0, `the run that went on ended with ${second.code}: ${second.stderr.trim()}`);
  if (second.code === 0) held.expect(numbersOf(second) === cut.calm.numbers, 'the report has other numbers');
  keptIn(place, held);
  const counted = cutThrough(callsOf(server), { cutAt, arrivalMs: size.arrivalMs });
  const lost = Math.max(0, counted.finished - kept);
  held.expect(lost === 0, `${lost} finished calls were lost`);
  held.expect(
    counted.paidTwice === 0,
    `${counted.paidTwice} finished calls were paid twice, out up to ${counted.earliest} ms before`,
  );
  held.expect(counted.repeated <= size.concurrency, `${counted.repeated} calls in flight were repeated`);
  return { place, first, ending, lost, ...counted };
}

/** How many calls the journal holds, which must be whole. */
function keptIn(place: Place, held: Promises): number {
  const path = join(place.folder, '.assay/journal.db');
  if (!existsSync(path)) return 0;
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const check = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    held.expect(check === 'ok', `the journal is damaged: ${String(check)}`);
    const made = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'calls'").get() !== undefined;
    return made ? Number(database.prepare('SELECT count(*) AS n FROM calls').get()?.['n']) : 0;
  } catch (error) {
    held.expect(false, `the journal cannot be read: ${String(error)}`);
    return 0;
  } finally {
    database.close();
  }
}
