import type { GoldenAdapters } from './adapters.ts';
import { difference } from './difference.ts';
import type { GoldenCase, GoldenFile } from './golden-file.ts';

export interface GoldenResult {
  readonly passed: number;
  /** One line for each case that misses its expectation. */
  readonly failures: readonly string[];
  /** Methods that no function of this project computes: counted neither way. */
  readonly notShipped: readonly string[];
}

/** Runs every case of the files through the adapter named like their method. */
export function runGoldenFiles(files: readonly GoldenFile[], adapters: GoldenAdapters): GoldenResult {
  const failures: string[] = [];
  const notShipped: string[] = [];
  let passed = 0;
  for (const { method, cases } of files) {
    const adapter = adapters.get(method);
    if (adapter === undefined) {
      notShipped.push(method);
      continue;
    }
    for (const goldenCase of cases) {
      const failure = runCase(goldenCase, adapter);
      if (failure === null) passed += 1;
      else failures.push(`${method}, ${goldenCase.name}: ${failure}`);
    }
  }
  return { passed, failures, notShipped };
}

function runCase(
  { input, expected, tolerance }: GoldenCase,
  adapter: (input: never) => unknown,
): string | null {
  try {
    const got = adapter(input as never);
    // A refusal may still hold some of the expected numbers.
    if (isRefusal(got) && !isRefusal(expected)) return `refused: ${JSON.stringify(got)}`;
    return difference({ expected, got, tolerance });
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
