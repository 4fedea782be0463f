import { seededRandom } from '../../src/models/builtin/seeded-random.ts';
import { calmRun } from './calm-run.ts';
import { cutRun } from './cut-run.ts';
import type { Size } from './evaluation.ts';
import { seconds, sum } from './figures.ts';
import { forEach } from './for-each.ts';
import { momentsOf } from './moment.ts';
import type { Outcome } from './ordeal.ts';
import { promises } from './promises.ts';
import { onScene } from './scene.ts';

/** Kills runs at random moments: nothing finished is lost or paid again, and each report comes out right. */
export function kills(options: Size & { kills: number; seed: number; atOnce: number }): Promise<Outcome> {
  return onScene(async (scene) => {
    const calm = await calmRun(options);
    const moments = momentsOf(options.kills, options, seededRandom(options.seed));
    const startedAt = Date.now();
    const done = await forEach(moments, options.atOnce, async (moment, index) => {
      const held = promises(`seed ${options.seed}, kill ${index + 1} after ${moment.begun} calls`);
      const run = await cutRun(scene, options, { moment, signal: 'SIGKILL', calm }, held);
      held.expect(run.first.code === null, `the run had ended with ${run.first.code} before`);
      return { ...run, broken: held.broken };
    });
    const repeats = done.map(({ repeated }) => repeated);
    return {
      figures:
        `${done.length} kills, ${sum(done.map(({ finished }) => finished))} calls finished before them: ` +
        `${sum(done.map(({ lost }) => lost))} lost, ${sum(done.map(({ paidTwice }) => paidTwice))} paid twice, ` +
        `${sum(repeats)} in flight repeated (at most ${Math.max(...repeats)} by a kill), ` +
        `${done.filter(({ broken }) => broken.length === 0).length} of ${done.length} as undisturbed; ` +
        seconds(Date.now() - startedAt),
      broken: done.flatMap(({ broken }) => broken),
    };
  });
}
