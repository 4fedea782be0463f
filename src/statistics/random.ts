/** A stream of random numbers that is the same on every machine for the same seed. */
export interface RandomStream {
  /** The next 32 random bits, as a whole number from 0 to 2^32 - 1. */
  readonly bits: () => number;
  /** The next number from 0 up to, and without, 1. */
  readonly uniform: () => number;
}

/**
 * The one generator of all randomness in the statistics: sfc32 (Doty-Humphrey 2010, PractRand), whose state is filled from
 * the seed and the words of the path. Each use names its own path ('sign-flip', …), so streams do not share numbers.
 * Whole-number arithmetic only: the same bits everywhere.
 */
export function randomStream(seed: number, ...path: readonly (string | number)[]): RandomStream {
  const fill = wordHash([seed, ...path].join('\u0000'));
  let a = fill();
  let b = fill();
  let c = fill();
  let counter = 1;
  const bits = (): number => {
    const next = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + next) | 0;
    return next >>> 0;
  };
  // The author's advice: what the seed left alike is mixed within this many steps.
  for (let step = 0; step < 15; step += 1) bits();
  return { bits, uniform: () => bits() / 2 ** 32 };
}

/** Words that depend on every character: FNV-1a, and for each word the finisher of MurmurHash3. */
function wordHash(text: string): () => number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return () => {
    hash = (hash + 0x9e3779b9) | 0;
    let word = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
}
