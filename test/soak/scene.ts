import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, startAssay, type Place } from '../journeys/command.ts';
import type { GeminiOptions } from '../kit/gemini/options.ts';
import { startGeminiServer, type GeminiServer } from '../kit/gemini/server.ts';

/** Where an ordeal takes place: servers, folders and processes, all gone at its end. */
export interface Scene {
  server(options?: GeminiOptions): Promise<GeminiServer>;
  /** A folder with a document of half a page, a PDF, and this as its evaluation, from which the server is reached. */
  place(server: GeminiServer, evaluation: object): Promise<Place>;
  /** Types `assay …`, to be waited for with `ended`. */
  start(place: Place, ...args: readonly string[]): ChildProcess;
}

/** The key of every server. */
const key = 'test-key';

/** Sets a scene, uses it, and clears it away whatever happened on it. */
export async function onScene<Result>(use: (scene: Scene) => Promise<Result>): Promise<Result> {
  const folders: string[] = [];
  const servers: GeminiServer[] = [];
  const children: ChildProcess[] = [];
  try {
    return await use({
      async server(options = {}) {
        const server = await startGeminiServer({ keys: [key], cachesPrefixes: false, ...options });
        servers.push(server);
        return server;
      },
      async place(server, evaluation) {
        const folder = await mkdtemp(join(tmpdir(), 'assay-soak-'));
        folders.push(folder);
        await writeFile(
          join(folder, 'model.md'),
          await readFile(join(root, 'examples/notebook/a-small-model.md')),
        );
        // JSON is YAML as well.
        await writeFile(join(folder, 'assay.yaml'), JSON.stringify(evaluation, null, 1));
        return { folder, environment: { GEMINI_API_KEY: key, GOOGLE_GEMINI_BASE_URL: server.url } };
      },
      start(place, ...args) {
        const child = startAssay(place, ...args);
        children.push(child);
        return child;
      },
    });
  } finally {
    // Also one that was stopped and not continued; one that has ended hears nothing.
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(servers.map((server) => server.close()));
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  }
}
