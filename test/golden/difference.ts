interface DifferenceOptions {
  readonly expected: unknown;
  readonly got: unknown;
  readonly tolerance: number;
  /** Where in the expectation this is, for the message. */
  readonly path?: string;
}

/**
 * The first thing in which a result misses its expectation, as a short line; null where it misses nothing.
 * Numbers may differ by max(tolerance, 1e-8) * max(1, |expected|). Only the keys of the expectation are looked at. A nested
 * object may carry its own `tolerance`, and with `optional: true` it may be absent from the result.
 */
export function difference({ expected, got, tolerance, path = '' }: DifferenceOptions): string | null {
  if (typeof expected === 'number')
    return isClose(expected, got, tolerance) ? null : misfit({ expected, got, path });
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return misfit({ expected, got, path });
    return firstOf(expected.keys(), (index) =>
      difference({ expected: expected[index], got: got[index], tolerance, path: `${path}[${index}]` }),
    );
  }
  if (isRecord(expected)) {
    if (expected['optional'] === true && got === undefined) return null;
    if (!isRecord(got)) return misfit({ expected, got, path });
    const { optional: _, tolerance: own, ...content } = expected;
    const within = typeof own === 'number' ? own : tolerance;
    return firstOf(Object.keys(content), (key) =>
      difference({
        expected: content[key],
        got: got[key],
        tolerance: within,
        path: path === '' ? key : `${path}.${key}`,
      }),
    );
  }
  return expected === got ? null : misfit({ expected, got, path });
}

function isClose(expected: number, got: unknown, tolerance: number): boolean {
  return (
    typeof got === 'number' &&
    Math.abs(got - expected) <= Math.max(tolerance, 1e-8) * Math.max(1, Math.abs(expected))
  );
}

function firstOf<Key>(keys: Iterable<Key>, find: (key: Key) => string | null): string | null {
  for (const key of keys) {
    const found = find(key);
    if (found !== null) return found;
  }
  return null;
}

function misfit({ expected, got, path }: { expected: unknown; got: unknown; path: string }): string {
  return `${path}: expected ${JSON.stringify(expected)}, got ${show(got)}`;
}

/** As JSON, but NaN and infinities by name: as null they would hide. */
function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
