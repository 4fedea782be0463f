import { seededRandom } from '../../src/models/builtin/seeded-random.ts';
import { calmRun } from './calm-run.ts';
import { cutRun } from './cut-run.ts';
import type { Size } from './evaluation.ts';
import { seconds, sum } from './figures.ts';
import { forEach } from './for-each.ts';
import { momentsOf } from './moment.ts';
import type { Outcome } from './ordeal.ts';
import { promises } from './promises.ts';
import { errorsIn } from './reported.ts';
import { onScene } from './scene.ts';

/** How long a run may take to end when it is asked to, in milliseconds. */
const longestEnding = 2000;
/** What a busy machine takes to notice that a process has ended, in milliseconds. */
const noticing = 250;

/** Ctrl-C and SIGTERM in turn, at random moments: 130 within two seconds, no error in a row, and the run goes on. */
export function signals(options: Size & { signals: number; seed: number; atOnce: number }): Promise<Outcome> {
  return onScene(async (scene) => {
    const calm = await calmRun(options);
    // A process that has not set up its ears yet ends by the signal itself.
    const moments = momentsOf(options.signals + 1, options, seededRandom(options.seed)).slice(1);
    const startedAt = Date.now();
    const done = await forEach(moments, options.atOnce, async (moment, index) => {
      const signal = index % 2 === 0 ? 'SIGINT' : 'SIGTERM';
      const held = promises(`seed ${options.seed}, ${signal} ${index + 1} after ${moment.begun} calls`);
      let errors = 0;
      const look = async (place: Parameters<typeof errorsIn>[0]): Promise<void> => {
        errors = await errorsIn(place);
      };
      const run = await cutRun(scene, options, { moment, signal, calm, look }, held);
      held.expect(run.first.code === 130, `the run ended with ${run.first.code}: ${run.first.stderr.trim()}`);
      held.expect(run.ending <= longestEnding + noticing, `the run ended after ${seconds(run.ending)}`);
      held.expect(errors === 0, `${errors} rows say error`);
      return { ...run, errors, broken: held.broken };
    });
    return {
      figures:
        `${done.length} signals: ended within ${seconds(Math.max(...done.map(({ ending }) => ending)))}, ` +
        `${sum(done.map(({ errors }) => errors))} error rows, ` +
        `${sum(done.map(({ paidTwice }) => paidTwice))} paid twice, ` +
        `${done.filter(({ broken }) => broken.length === 0).length} of ${done.length} went on as undisturbed; ` +
        seconds(Date.now() - startedAt),
      broken: done.flatMap(({ broken }) => broken),
    };
  });
}
