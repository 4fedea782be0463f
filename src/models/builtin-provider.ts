import { nothingKnown, type Provider, type Role } from './provider.ts';

/** The models that come with Assay, by what they can do. */
const roles: ReadonlyMap<string, Role> = new Map([
  ['extractive', 'answer'],
  ['lexical', 'judge'],
]);

/** The models that come with Assay: they need no key, and compute what they say. */
export const builtinProvider: Provider = {
  name: 'builtin',
  names: [...roles.keys()],
  isFree: true,
  isServer: false,
  keyVariables: [],
  versionsKeepName: false,
  factsOf: (model) => ({ ...nothingKnown, role: roles.get(model) ?? null }),
  variesByDraw: (model, { temperature = 0 }) =>
    model === 'extractive' ? temperature > 0 : !roles.has(model),
  open: async () => {
    const { IndexedDocuments } = await import('./builtin/indexed-documents.ts');
    // One index for both: a judge reads what was answered from.
    const documents = new IndexedDocuments();
    return async (model) => {
      if (model === 'extractive') return (await import('./builtin/extractive.ts')).extractive(documents);
      if (model === 'lexical') return (await import('./builtin/lexical.ts')).lexical(documents);
      return null;
    };
  },
};
