import { given } from './given.ts';
import { nothingKnown, type Provider } from './provider.ts';

/** `given:<hash>`: answers made elsewhere, from a file that a candidate names. */
export const givenProvider: Provider = {
  name: 'given',
  names: null,
  isFree: true,
  isServer: false,
  keyVariables: [],
  versionsKeepName: false,
  factsOf: () => nothingKnown,
  variesByDraw: () => true,
  open: async (sources) => async (hash) => given(sources.given.get(hash) ?? new Map<string, string[]>()),
};
