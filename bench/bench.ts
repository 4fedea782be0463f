import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, type BenchServer } from './bench-server.ts';
import { measure, type Measurement, type Program } from './measure.ts';
import { writeEvaluation } from './workspace.ts';

/** Who does the same work: the limit, the AI SDK as anybody would use it, and Assay. */
export const contenders = ['bare loop', 'ai loop', 'Assay'] as const;
export type Contender = (typeof contenders)[number];

/** One piece of work: so many cases, so many at a time, with so long a wait for each call. */
export interface Load {
  readonly cases: number;
  readonly latency: number;
}

/** A measured run of a load. */
export interface LoadMeasurement extends Measurement {
  /** From the start of the process to its first call of a model, in milliseconds. */
  readonly firstCall: number;
}

/** Cases under way at the same time, in every row. */
const concurrency = 100;
/** Characters of the document, where a row says nothing else. */
export const usualDocument = 3000;

const root = fileURLToPath(new URL('../', import.meta.url));
const command = join(root, 'dist', 'cli', 'main.js');

/** What the rows share: the server, a folder, and measurements that several rows read. */
export class Bench {
  readonly rounds: number;
  readonly root = root;
  readonly folder: string;
  readonly #server: BenchServer;
  readonly #measured = new Map<string, Promise<Record<Contender, LoadMeasurement[]>>>();
  #folders = 0;

  private constructor(server: BenchServer, folder: string, rounds: number) {
    this.#server = server;
    this.folder = folder;
    this.rounds = rounds;
  }

  /** Starts the server, and lets Assay answer one question: its bodies are what the loops send. */
  static async open(rounds: number): Promise<Bench> {
    const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
    const bench = new Bench(await startServer(), folder, rounds);
    await bench.run({ cases: 1, documentLength: usualDocument });
    const { lastBodies } = await bench.#server.facts();
    writeFileSync(join(folder, 'bodies.json'), JSON.stringify(lastBodies));
    return bench;
  }

  close(): void {
    this.#server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  newFolder(): string {
    this.#folders += 1;
    const folder = join(this.folder, String(this.#folders));
    mkdirSync(folder);
    return folder;
  }

  /** The built command. */
  assay(folder: string, ...args: string[]): Program {
    const environment = { GEMINI_API_KEY: 'benchmark', GOOGLE_GEMINI_BASE_URL: this.#server.url };
    return { command: process.execPath, args: [command, ...args], folder, environment };
  }

  /** A new run of Assay, everything stored. The folder stays, for those who read what it holds. */
  async run(
    size: { cases: number; documentLength: number },
    latency = 0,
  ): Promise<LoadMeasurement & { folder: string }> {
    const folder = this.newFolder();
    writeEvaluation(folder, size);
    const program = this.assay(folder, 'run', '--concurrency', String(concurrency));
    return { ...(await this.#measure(program, { cases: size.cases, latency })), folder };
  }

  /** All contenders with the same load, in turn, round after round. Done once for each load. */
  measured(load: Load): Promise<Record<Contender, LoadMeasurement[]>> {
    const name = JSON.stringify(load);
    const known = this.#measured.get(name) ?? this.#allRounds(load);
    this.#measured.set(name, known);
    return known;
  }

  async #allRounds(load: Load): Promise<Record<Contender, LoadMeasurement[]>> {
    const all: Record<Contender, LoadMeasurement[]> = { 'bare loop': [], 'ai loop': [], Assay: [] };
    for (let round = 0; round < this.rounds; round += 1) {
      for (const contender of contenders) all[contender].push(await this.once(contender, load));
    }
    return all;
  }

  /** One contender, one run. */
  async once(contender: Contender, load: Load): Promise<LoadMeasurement> {
    if (contender !== 'Assay') return this.#measure(this.#loop(contender, load), load);
    const { folder, ...measurement } = await this.run(
      { cases: load.cases, documentLength: usualDocument },
      load.latency,
    );
    rmSync(folder, { recursive: true });
    return measurement;
  }

  #loop(contender: Exclude<Contender, 'Assay'>, { cases }: Load): Program {
    const file = join(root, 'bench', 'contenders', `${contender.replace(' ', '-')}.ts`);
    const bodies = join(this.folder, 'bodies.json');
    const args = [file, this.#server.url, bodies, String(cases), String(concurrency)];
    return { command: process.execPath, args, folder: this.newFolder(), environment: {} };
  }

  async #measure(program: Program, { cases, latency }: Load): Promise<LoadMeasurement> {
    await this.#server.order({ latency });
    const measurement = await measure(program);
    const { calls, firstCallAt } = await this.#server.facts();
    if (calls !== 2 * cases || firstCallAt === null)
      throw new Error(`${program.args.join(' ')} made ${calls} calls, not ${2 * cases}`);
    return { ...measurement, firstCall: firstCallAt - measurement.startedAt };
  }
}
