import { notFound } from './errors.ts';

/** What the server knows of a model: who really answers, and what it takes. */
export interface ModelFacts {
  readonly generation: 2 | 3 | 4;
  /** The levels of thinking it takes; empty where it is told a budget instead. */
  readonly thinkingLevels: readonly string[];
  /** The budget it takes in tokens; null where it is told a level. `canStop`: 0 switches thinking off. */
  readonly thinkingBudget: { readonly min: number; readonly max: number; readonly canStop: boolean } | null;
  /** Temperature, topP and topK are taken and have no effect. */
  readonly ignoresSampling: boolean;
  /** Takes the response type `text/x.enum`. */
  readonly takesEnumType: boolean;
  /** Another model answers in its place, from that day on. */
  readonly servedAs: { readonly model: string; readonly from: string } | null;
  readonly standing: 'alive' | 'retired' | 'closed to new users';
}

const most = ['LOW', 'MEDIUM', 'HIGH'];
const all = ['MINIMAL', ...most];
const always = '2000-01-01';

const current: ModelFacts = {
  generation: 3,
  thinkingLevels: most,
  thinkingBudget: null,
  ignoresSampling: true,
  takesEnumType: true,
  servedAs: null,
  standing: 'alive',
};
const older: ModelFacts = { ...current, thinkingLevels: all, ignoresSampling: false };
const four: ModelFacts = { ...current, generation: 4 };
const two: ModelFacts = {
  ...older,
  generation: 2,
  thinkingLevels: [],
  thinkingBudget: { min: 0, max: 24_576, canStop: true },
};
const dead: ModelFacts = { ...two, standing: 'retired' };

const known: Readonly<Record<string, ModelFacts>> = {
  'gemini-4-hydrogen': { ...four, thinkingLevels: [...most, 'XHIGH'] },
  'gemini-4-argon': four,
  'gemini-4-carbon': four,
  'gemini-3.8-flash': current,
  'gemini-3.7-flash': { ...current, servedAs: { model: 'gemini-3.8-flash', from: always } },
  'gemini-3.6-flash': { ...current, thinkingLevels: all },
  'gemini-3.5-flash': older,
  'gemini-3.5-flash-lite': { ...current, thinkingLevels: all },
  'gemini-3.1-pro-preview': { ...older, thinkingLevels: most },
  'gemini-3.1-flash-lite-preview': older,
  'gemini-3-flash-preview': older,
  'gemini-2.5-pro': {
    ...two,
    thinkingBudget: { min: 128, max: 32_768, canStop: false },
    servedAs: { model: 'gemini-3.8-flash', from: '2026-12-01' },
    standing: 'closed to new users',
  },
  'gemini-2.5-flash': {
    ...two,
    servedAs: { model: 'gemini-3.5-flash-lite', from: '2026-12-01' },
    standing: 'closed to new users',
  },
  'gemini-2.5-flash-lite': { ...two, standing: 'closed to new users' },
  'gemini-flash-latest': { ...current, servedAs: { model: 'gemini-3.8-flash', from: always } },
  'gemini-flash-lite-latest': { ...current, servedAs: { model: 'gemini-3.5-flash-lite', from: always } },
  'gemini-pro-latest': { ...older, servedAs: { model: 'gemini-3.1-pro-preview', from: always } },
  'gemini-3-pro-preview': dead,
  'gemini-2.0-flash': dead,
  'gemini-2.0-flash-001': dead,
  'gemini-2.0-flash-lite': dead,
  'gemini-2.0-flash-lite-001': dead,
  'gemini-1.5-pro': dead,
  'gemini-1.5-flash': dead,
};

/** A model that was found, under the name that was asked for. */
export interface FoundModel extends ModelFacts {
  readonly name: string;
  /** What `modelVersion` of its replies says. */
  readonly servedName: string;
}

/** What a test may say of models: others, or the known ones with other facts. */
export type ModelOverrides = Readonly<Record<string, Partial<ModelFacts>>>;

export interface ModelList {
  find(name: string, version: string, now: number): FoundModel;
  readonly alive: readonly string[];
}

/** The models of one server. Unknown and retired ones are refused in the API's words. */
export function modelList(overrides: ModelOverrides, newUser: boolean): ModelList {
  const models = new Map(Object.entries(known));
  for (const [name, facts] of Object.entries(overrides))
    models.set(name, { ...(models.get(name) ?? current), ...facts });
  return {
    alive: [...models].filter(([, { standing }]) => standing === 'alive').map(([name]) => name),
    find(name, version, now) {
      const model = models.get(name);
      if (model === undefined)
        throw notFound(
          `models/${name} is not found for API version ${version}, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`,
        );
      const { servedAs, standing } = model;
      const refused = standing === 'retired' || (newUser && standing === 'closed to new users');
      if (refused) {
        const towards = standing === 'retired' ? '' : ' to new users';
        throw notFound(
          `This model models/${name} is no longer available${towards}. Please update your code to use a newer model for the latest features and improvements.`,
        );
      }
      const moved = servedAs !== null && now >= Date.parse(servedAs.from);
      return { ...model, name, servedName: moved ? servedAs.model : name };
    },
  };
}
