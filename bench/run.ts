/** The benchmark: what Assay costs, with the bare limit in the same run. docs/performance.md says how to read it. */
import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Bench } from './bench.ts';
import { peersIn } from './peers.ts';
import { columns, cells, type Result } from './result.ts';
import { cpu } from './rows/cpu.ts';
import { firstCall } from './rows/first-call.ts';
import { growth } from './rows/growth.ts';
import { install } from './rows/install.ts';
import { journal } from './rows/journal.ts';
import { memory } from './rows/memory.ts';
import { start } from './rows/start.ts';
import { stored } from './rows/stored.ts';
import { wall } from './rows/wall.ts';

const rows = { wall, cpu, memory, growth, start, 'first-call': firstCall, stored, journal, install };
type RowName = keyof typeof rows;

/** Rows of 100,000 cases take minutes: they are measured where they are asked for. */
const long: readonly RowName[] = ['growth'];

const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    long: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
  },
});
const chosen = chosenRows(values.rows);
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  complain(`--rounds ${values.rounds}: give a whole number from 1`);
if (!values.built) build();

const say = (text: string): void => void process.stderr.write(`${text}\n`);
say(machine('before'));
const peers = peersIn(process.env['ASSAY_BENCH_PEERS']);
if (Object.keys(peers).length === 0) say('no further peers: ASSAY_BENCH_PEERS names no folder of programs');
const bench = await Bench.open({ rounds, peers });
const results: Result[] = [];
try {
  for (const name of chosen) {
    const began = performance.now();
    const found = await rows[name](bench);
    results.push(...found);
    say(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
    if (!values.markdown) for (const result of found) process.stdout.write(plainLine(result));
  }
} finally {
  bench.close();
}
if (values.markdown) process.stdout.write(markdownTable());
say(machine('after'));

function chosenRows(named: string | undefined): RowName[] {
  const all = Object.keys(rows) as RowName[];
  if (named === undefined) return all.filter((name) => values.long || !long.includes(name));
  const wanted = named.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !Object.hasOwn(rows, name));
  if (unknown !== undefined) complain(`--rows ${unknown}: there are ${all.join(', ')}`);
  return all.filter((name) => wanted.includes(name));
}

function build(): void {
  const script = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));
  if (spawnSync(process.execPath, [script], { stdio: 'inherit' }).status !== 0) process.exit(1);
}

function plainLine(result: Result): string {
  const [measure = '', limit = '', others = '', assay = '', held = '', bound = '', holds = ''] =
    cells(result);
  const parts = [
    ...(limit === '' ? [] : [`limit ${limit}`]),
    ...(others === '' ? [] : [others]),
    `Assay ${assay}`,
    `${held}, ${bound}: ${holds === 'yes' ? 'holds' : 'DOES NOT HOLD'}`,
  ];
  return `${measure}\n  ${parts.join('\n  ')}\n`;
}

function markdownTable(): string {
  const lines = [columns, columns.map(() => '---'), ...results.map(cells)];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n\n${machine('after')}\n`;
}

function machine(when: string): string {
  const load = loadavg().map((value) => value.toFixed(2));
  const model = cpus()[0]?.model ?? 'unknown processor';
  return `${when}: load ${load.join(' ')}, ${availableParallelism()} cores (${model}), Node ${process.version}`;
}

function complain(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
