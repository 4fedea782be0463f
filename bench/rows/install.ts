import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import type { Rounds, Unit } from '../figures.ts';
import type { Result } from '../result.ts';

/** What a user gets who installs the packed package: megabytes, packages, and those that want to run a script. */
export async function install(bench: Bench): Promise<Result[]> {
  const folder = bench.newFolder();
  npm(['pack', '--pack-destination', folder], bench.root);
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  npm(['install', '--no-audit', '--no-fund', join(folder, packed)], folder);
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const installed = Object.entries(packages).filter(([path]) => path !== '');
  const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  return [
    line('installed size', {
      rounds: [megabytes(join(folder, 'node_modules'))],
      unit: 'megabytes',
      most: 60,
    }),
    line('packages installed', { rounds: [installed.length], unit: 'count', most: 45 }),
    line('install scripts', { rounds: [scripts.length], unit: 'count', most: 0 }),
  ];
}

function line(measure: string, { rounds, unit, most }: { rounds: Rounds; unit: Unit; most: number }): Result {
  return {
    measure,
    unit,
    limit: null,
    peers: {},
    assay: rounds,
    held: { what: '', rounds, unit },
    bound: { most },
  };
}

function megabytes(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const bytes = files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  return bytes / 1024 / 1024;
}

function npm(args: readonly string[], folder: string): void {
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}: ${stderr}`);
}
