import { googleKey, googleKeys } from '../models/environment.ts';
import { knownModel } from '../models/google/known-models.ts';
import { comingProviders, workingModels } from './coming.ts';
import { nearest } from './nearest.ts';
import { problem, type Place } from './problem.ts';
import { fromFolder, type Reading } from './reading.ts';
import { showValue } from './show-value.ts';
import { fileFault } from './text-file.ts';

type Role = 'answer' | 'judge';

/** The models that come with Assay, by what they can do. */
const builtIn = new Map<string, Role>([
  ['builtin:extractive', 'answer'],
  ['builtin:lexical', 'judge'],
]);

const recording = { megabytes: 1000 };

/** Whether a model can rate; of a model that does not come with Assay that is taken for granted. */
export function canJudge(model: string): boolean {
  return builtIn.get(model) !== 'answer';
}

/** What a model is named for, and where. */
export interface ModelUse {
  /** Null where nobody may use it after all. */
  readonly role: Role | null;
  readonly place: Place;
  /** Where the model itself is named, if it is taken over from there. */
  readonly named?: Place;
}

/** Reports a model that is unknown, not there yet, or cannot do what it is named for; says whether it can be used. */
export async function checkModel(reading: Reading, model: string, use: ModelUse): Promise<boolean> {
  const ofRole = roleFault(model, use.role);
  const fault = ofRole ?? (await modelFault(reading, model));
  if (fault === null) return true;
  const place = ofRole === null ? (use.named ?? use.place) : use.place;
  reading.problems.push(problem(place, fault.message, fault.near));
  return false;
}

interface Fault {
  readonly message: string;
  readonly near: string | null;
}

function roleFault(model: string, role: Role | null): Fault | null {
  const can = builtIn.get(model);
  if (can === undefined || role === null || can === role) return null;
  const message =
    role === 'judge' ? `${model} cannot judge; use builtin:lexical` : `${model} is a judge; it cannot answer`;
  return { message, near: null };
}

async function modelFault(reading: Reading, model: string): Promise<Fault | null> {
  if (builtIn.has(model)) return null;
  const [, provider, name] = /^([^:]+):(.+)$/s.exec(model) ?? [];
  const shown = showValue(model);
  const known = [...builtIn.keys()];
  if (provider === undefined || name === undefined) {
    return {
      message: `${shown} is not of the form provider:model; ${workingModels}`,
      near: nearest(model, known),
    };
  }
  if (provider === 'builtin')
    return { message: `no built-in model is called ${showValue(name)}`, near: nearest(model, known) };
  if (provider === 'recorded') {
    const refused = await fileFault(fromFolder(reading, name), recording);
    return refused === null ? null : { message: `${showValue(name)} ${refused}`, near: null };
  }
  if (provider === 'google') return googleFault(reading, name);
  const near = comingProviders.includes(provider)
    ? null
    : nearest(provider, [...comingProviders, 'builtin', 'google', 'recorded']);
  if (near !== null) return { message: `unknown provider ${showValue(provider)}`, near: `${near}:${name}` };
  return {
    message: `${shown}: models of ${provider} come with the next version; ${workingModels}`,
    near: null,
  };
}

/** What can be said of a Gemini model before it is asked: that it is gone, that there is no key, what it passes over. */
function googleFault({ dependencies, warnings }: Reading, name: string): Fault | null {
  const known = knownModel(name);
  if (known?.retired !== undefined) {
    const { since, replacement } = known.retired;
    return { message: `google:${name} was retired on ${since}; use google:${replacement}`, near: null };
  }
  if (googleKey(dependencies.environment) === null) {
    const message = `google:${name} needs a key: set ${googleKeys[0]} in the environment, or in a file .env beside the evaluation`;
    return { message, near: null };
  }
  if (known?.servedAs !== undefined) {
    const from = known.servedAs.from === undefined ? '' : ` from ${known.servedAs.from} on`;
    const message = `google:${name} is answered by ${known.servedAs.model}${from}, at its price; name that one`;
    if (!warnings.some((warning) => warning.message === message))
      warnings.push({ code: 'served-as', message });
  }
  return null;
}
