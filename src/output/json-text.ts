/** Thrown where a number that is no number was about to be printed: a bug in whoever computed it. */
export class NotFiniteError extends Error {
  override readonly name = 'NotFiniteError';
  readonly path: string;

  constructor(path: string, value: number) {
    super(`${path} is ${value}: a number that cannot be given must be null, with its reason`);
    this.path = path;
  }
}

/**
 * JSON in which control, bidirectional and other invisible characters stand as escapes: it says the same to a reader
 * of JSON, and does nothing to a terminal. Throws NotFiniteError for NaN and infinities, which JSON would turn to null.
 */
export function jsonText(value: unknown, indent = 0): string {
  requireFinite(value, '');
  return JSON.stringify(value, null, indent).replace(unsafe, escaped);
}

const unsafe = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function requireFinite(value: unknown, path: string): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new NotFiniteError(path || 'the value', value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) requireFinite(item, path === '' ? key : `${path}.${key}`);
}
