import { hash } from 'node:crypto';

/** Chance that depends on its keys alone: equal keys, equal number, in every process and order. */
type Keys = readonly (string | number)[];

/** Uniform in [0, 1). */
export function uniform(...keys: Keys): number {
  return digest(keys).readUIntBE(0, 6) / 2 ** 48;
}

/** Standard normal, by Box and Muller (1958) from two uniforms. */
export function normal(...keys: Keys): number {
  const bytes = digest(keys);
  const radius = Math.sqrt(-2 * Math.log((bytes.readUIntBE(0, 6) + 1) / 2 ** 48));
  return radius * Math.cos((2 * Math.PI * bytes.readUIntBE(6, 6)) / 2 ** 48);
}

/** One of several; undefined where there is none. */
export function pick<Item>(items: readonly Item[], ...keys: Keys): Item | undefined {
  return items[Math.floor(uniform(...keys) * items.length)];
}

/** A fingerprint of texts, 40 hexadecimal digits. */
export function fingerprint(...keys: Keys): string {
  return hash('sha1', keys.join('\0'));
}

function digest(keys: Keys): Buffer {
  return hash('sha1', keys.join('\0'), 'buffer');
}
