import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ended, root } from '../journeys/command.ts';
import { callsOf } from './calls.ts';
import { callsIn, concurrent, evaluationOf, type Size } from './evaluation.ts';
import { reached } from './moment.ts';
import type { Outcome } from './ordeal.ts';
import { promises } from './promises.ts';
import { ratingsOf } from './reported.ts';
import { onScene, type Scene } from './scene.ts';

/** Days pass in the middle of a run, and its upload expires: it is made once more, and nothing else changes. */
export function expired(options: Size): Promise<Outcome> {
  const { broken, expect } = promises('an upload that expires');
  return onScene(async (scene) => {
    const calm = await onPdf(scene, options, null);
    const { server, place, done } = await onPdf(scene, options, Math.floor(callsIn(options) / 2));
    expect(done.code === 0, `the run ended with ${done.code}: ${done.stderr.trim()}`);
    const uploads = server.counts.finishedUpload;
    expect(uploads === 2, `${uploads} uploads`);
    const more = callsOf(server).length - callsIn(options);
    expect(more > 0 && more <= options.concurrency, `${more} calls more`);
    const [ratings, calmRatings] = [await ratingsOf(place), await ratingsOf(calm.place)];
    const differ = ratings.filter((row, index) => row !== calmRatings[index]).length;
    expect(differ === 0, `${differ} ratings differ`);
    const figures = `an upload that expires: ${uploads} uploads, ${more} of ${callsIn(options)} calls asked again, ${differ} ratings changed`;
    return { figures, broken };
  });
}

async function onPdf(scene: Scene, options: Size, expiresAfter: number | null) {
  const server = await scene.server({ latencyMs: options.latencyMs, readsText: false });
  const place = await scene.place(server, { ...evaluationOf(options), document: 'guide.pdf' });
  await copyFile(join(root, 'examples/guidances/how-assay-measures.pdf'), join(place.folder, 'guide.pdf'));
  const child = scene.start(place, 'run', ...concurrent(options));
  const ending = ended(child);
  if (expiresAfter !== null) {
    await reached(server, { begun: expiresAfter, later: 0 }, child);
    server.advance(49);
  }
  return { server, place, done: await ending };
}
