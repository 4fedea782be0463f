import { nothingKnown, type Provider } from './provider.ts';
import { recorded } from './recorded.ts';

/** `recorded:<file>`: the replies of an earlier run, paid before. */
export const recordedProvider: Provider = {
  name: 'recorded',
  names: 'file',
  isFree: true,
  isServer: false,
  keyVariables: [],
  versionsKeepName: false,
  factsOf: () => nothingKnown,
  variesByDraw: () => true,
  open:
    async ({ openRecording }) =>
    async (name) =>
      recorded(await openRecording(name)),
};
