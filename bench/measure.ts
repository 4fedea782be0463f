import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program to be measured. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What one run of a program took. */
export interface Measurement {
  /** When it was started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** From start to end, in milliseconds. */
  readonly wall: number;
  /** User and system time of the program and of the programs it started, in milliseconds. */
  readonly cpu: number;
  /** The highest resident memory of any of them, in megabytes. */
  readonly memory: number;
}

const meter = fileURLToPath(new URL('meter.cjs', import.meta.url));

/** Runs a Node program with a meter laid before it. Rejects, with what it printed, where it does not end well. */
export async function measure(program: Program): Promise<Measurement> {
  const file = join(program.folder, 'meter.jsonl');
  rmSync(file, { force: true });
  const { startedAt, wall } = await time({
    ...program,
    environment: { ...program.environment, NODE_OPTIONS: `--require ${meter}`, ASSAY_METER: file },
  });
  const used = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { cpu: number; memory: number });
  const cpu = used.reduce((sum, one) => sum + one.cpu, 0) / 1000;
  const memory = Math.max(...used.map((one) => one.memory)) / 1024;
  return { startedAt, wall, cpu, memory };
}

/** Only how long a program takes, with nothing laid before it. */
export async function time(program: Program): Promise<{ startedAt: number; wall: number }> {
  const { command, args, folder, environment } = program;
  const startedAt = Date.now();
  const start = performance.now();
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...plainEnvironment(), ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece) => (said = `${said}${piece}`.slice(-2000)));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${String(code)}: ${said}`);
  return { startedAt, wall: performance.now() - start };
}

/** As a user's shell has it: what this project sets for its own tools must not help. */
function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) };
}
