/**
 * Checks the walls between the rooms (.dependency-cruiser.mjs) of the checkout it is run in, and that it saw
 * every file: a parser that finds nothing would report no violation.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IConfiguration, IViolation } from 'dependency-cruiser';

const folders = ['src', 'web'].filter((folder) => existsSync(folder));
const { forbidden, options } = await readWalls();
const cruised = await cruise(folders, { ...options, ruleSet: { forbidden }, validate: true });
const { modules, summary } = cruised.output as ICruiseResult;

const problems = [
  ...unknownRooms(),
  ...unseenFiles(modules.map((module) => module.source)),
  ...summary.violations.map(worded),
];
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(
  `${modules.length} modules, ${summary.totalDependenciesCruised} imports, ${problems.length} problems\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

async function readWalls(): Promise<Required<Pick<IConfiguration, 'forbidden' | 'options'>>> {
  const file: { default: Required<Pick<IConfiguration, 'forbidden' | 'options'>> } = await import(
    pathToFileURL(resolve('.dependency-cruiser.mjs')).href
  );
  return file.default;
}

function unknownRooms(): string[] {
  const rooms: unknown = JSON.parse(readFileSync('src/rooms.json', 'utf8'));
  if (!Array.isArray(rooms)) return ['src/rooms.json is not a list of rooms.'];
  const known = new Set<unknown>([...rooms, 'index.ts', 'index.test.ts', 'rooms.json']);
  return globSync('src/*')
    .map((path) => path.slice('src/'.length))
    .filter((name) => !known.has(name))
    .map((name) => `src/${name}: not a room; src/rooms.json lists them in their order.`);
}

function unseenFiles(seen: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    globSync(`${folder}/**/*.ts`, { exclude: ['**/*.d.ts', '**/fixtures/**'] }),
  );
  if (files.length === 0) return ['There are no source files to check here.'];
  return files
    .filter((file) => !seen.includes(file))
    .map((file) => `${file}: not seen by dependency-cruiser.`);
}

function worded({ from, to, rule }: IViolation): string {
  const reason = forbidden.find((wall) => wall.name === rule.name)?.comment ?? '';
  return `${from} imports ${to} (${rule.name}). ${reason}`;
}
