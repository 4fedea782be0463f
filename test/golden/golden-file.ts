/** Golden files: values computed elsewhere, that our formulas must give. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface GoldenCase {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
}

export interface GoldenFile {
  readonly method: string;
  readonly cases: readonly GoldenCase[];
}

/** Every golden file of a folder, in the order of names. Throws an error that names the folder or file that is none. */
export function readGoldenFolder(folder: string): GoldenFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${folder}: no such folder`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.toSorted().map((name) => readGoldenFile(join(folder, name)));
}

function readGoldenFile(path: string): GoldenFile {
  const content = parseJson(path);
  if (isGoldenFile(content)) return content;
  throw new Error(
    `${path}: not a golden file: it needs "method" and "cases" with name, input, expected and tolerance`,
  );
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: not JSON`, { cause: error });
  }
}

function isGoldenFile(content: unknown): content is GoldenFile {
  return (
    isRecord(content) &&
    typeof content['method'] === 'string' &&
    Array.isArray(content['cases']) &&
    content['cases'].every(isGoldenCase)
  );
}

function isGoldenCase(content: unknown): boolean {
  return (
    isRecord(content) &&
    typeof content['name'] === 'string' &&
    isRecord(content['input']) &&
    isRecord(content['expected']) &&
    typeof content['tolerance'] === 'number'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
