import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, type BenchServer } from './bench-server.ts';
import { measure, type Measurement, type Program } from './measure.ts';
import { writeEvaluation } from './workspace.ts';

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

/** The same load done by all contenders, round by round. */
export interface Measured {
  /** A bare loop over node:http: nothing can cost less. */
  readonly limit: readonly LoadMeasurement[];
  /** By name: the AI SDK as anybody would use it, and what ASSAY_BENCH_PEERS holds. */
  readonly peers: Readonly<Record<string, readonly LoadMeasurement[]>>;
  readonly assay: readonly LoadMeasurement[];
}

/** Cases under way at the same time, in every row. */
const concurrency = 100;
/** Characters of the document, where a row says nothing else. */
export const usualDocument = 3000;

const root = fileURLToPath(new URL('../', import.meta.url));
const command = join(root, 'dist', 'cli', 'main.js');

export interface BenchOptions {
  readonly rounds: number;
  /** Further programs that do the same work: by name, the file that Node runs. */
  readonly peers: Readonly<Record<string, string>>;
}

/** What the rows share: the server, a folder, and measurements that several rows read. */
export class Bench {
  readonly rounds: number;
  readonly root = root;
  readonly folder: string;
  readonly #server: BenchServer;
  readonly #peers: Readonly<Record<string, string>>;
  readonly #measured = new Map<string, Promise<Measured>>();
  #folders = 0;

  private constructor(server: BenchServer, { folder, rounds, peers }: BenchOptions & { folder: string }) {
    this.#server = server;
    this.folder = folder;
    this.rounds = rounds;
    this.#peers = { 'ai loop': loopFile('ai-loop'), ...peers };
  }

  /** Starts the server, and lets Assay answer one question: its bodies are what the loops send. */
  static async open(options: BenchOptions): Promise<Bench> {
    const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
    const bench = new Bench(await startServer(), { ...options, folder });
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
  measured(load: Load): Promise<Measured> {
    const name = JSON.stringify(load);
    const known = this.#measured.get(name) ?? this.#allRounds(load);
    this.#measured.set(name, known);
    return known;
  }

  async #allRounds(load: Load): Promise<Measured> {
    const limit: LoadMeasurement[] = [];
    const assay: LoadMeasurement[] = [];
    const peers = Object.fromEntries(Object.keys(this.#peers).map((name) => [name, [] as LoadMeasurement[]]));
    for (let round = 0; round < this.rounds; round += 1) {
      limit.push(await this.limit(load));
      for (const [name, file] of Object.entries(this.#peers)) peers[name]?.push(await this.#loop(file, load));
      assay.push(await this.assayOnce(load));
    }
    return { limit, peers, assay };
  }

  /** The bare loop, once. */
  limit(load: Load): Promise<LoadMeasurement> {
    return this.#loop(loopFile('bare-loop'), load);
  }

  /** Assay, once; what it stored is thrown away. */
  async assayOnce({ cases, latency }: Load): Promise<LoadMeasurement> {
    const { folder, ...measurement } = await this.run({ cases, documentLength: usualDocument }, latency);
    rmSync(folder, { recursive: true });
    return measurement;
  }

  #loop(file: string, load: Load): Promise<LoadMeasurement> {
    const bodies = join(this.folder, 'bodies.json');
    const args = [file, this.#server.url, bodies, String(load.cases), String(concurrency)];
    const program = { command: process.execPath, args, folder: this.newFolder(), environment: {} };
    return this.#measure(program, load);
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

function loopFile(name: string): string {
  return join(root, 'bench', 'contenders', `${name}.ts`);
}
