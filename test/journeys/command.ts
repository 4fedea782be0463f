/** The real command, as a child process: what is typed, and what comes back. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** What has to stand between `node` and its file for `assay` to mean the source. */
export const flags = ['--conditions=assay-source', '--disable-warning=ExperimentalWarning'];

/** The file that `assay` is. */
export const command = join(root, 'src/cli/main.ts');

/** The folder that a command is typed in, and what its environment holds beside the usual. */
export interface Place {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Types `assay …` in a folder, and waits for its end. */
export function assay(place: string | Place, ...args: readonly string[]): Promise<Ended> {
  return ended(startAssay(place, ...args));
}

/** The same for what must work: throws what the command said if it did not. Resolves to its results. */
export async function results(place: string | Place, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await assay(place, ...args);
  if (code !== 0) throw new Error(`assay ${args.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
}

export function startAssay(place: string | Place, ...args: readonly string[]): ChildProcess {
  return startNode(place, command, ...args);
}

/** Runs a program that imports the library, as its user would. */
export function startNode(place: string | Place, ...args: readonly string[]): ChildProcess {
  const { folder, environment } = typeof place === 'string' ? { folder: place, environment: {} } : place;
  return spawn(process.execPath, [...flags, ...args], {
    cwd: folder,
    env: { ...usualEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function ended(child: ChildProcess): Promise<Ended> {
  const code = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status));
  });
  const [stdout, stderr] = await Promise.all([child.stdout, child.stderr].map(contentOf));
  return { code: await code, stdout: stdout ?? '', stderr: stderr ?? '' };
}

async function contentOf(stream: Readable | null): Promise<string> {
  return stream === null ? '' : text(stream);
}

/** Nothing of the shell that the tests run in decides what a command does. Compiled code is kept: it halves the time. */
export function usualEnvironment(): NodeJS.ProcessEnv {
  const heard = Object.entries(process.env).filter(([name]) => !unheard.test(name));
  return { ...Object.fromEntries(heard), NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/journeys') };
}

const unheard = /^(ASSAY_|NODE_TEST_CONTEXT$|NO_COLOR$|FORCE_COLOR$|OLLAMA_HOST$)|_API_KEY$|_BASE_URL$/;
