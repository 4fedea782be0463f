import {
  connectionFault,
  factsOf,
  keyFault,
  modelForms,
  modelNames,
  providerNames,
} from '../models/providers.ts';
import { nearest } from './nearest.ts';
import { problem, type Place } from './problem.ts';
import { fromFolder, type Reading } from './reading.ts';
import { showValue } from './show-value.ts';
import { fileFault } from './text-file.ts';

type Role = 'answer' | 'judge';

const recording = { megabytes: 1000 };

/** Whether a model can rate; where nothing else is known that is taken for granted. */
export function canJudge(model: string): boolean {
  return factsOf(model).role !== 'answer';
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
  const can = factsOf(model).role;
  if (can === null || role === null || can === role) return null;
  const message =
    role === 'judge' ? `${model} cannot judge; use builtin:lexical` : `${model} is a judge; it cannot answer`;
  return { message, near: null };
}

async function modelFault(reading: Reading, model: string): Promise<Fault | null> {
  const [, provider, name] = /^([^:]+):(.+)$/s.exec(model) ?? [];
  if (provider === undefined || name === undefined) {
    const message = `${showValue(model)} is not of the form provider:model; ${workingModels()}`;
    return { message, near: nearest(model, modelForms()) };
  }
  const names = modelNames(provider, reading.providers);
  if (names === null) return providerFault({ provider, name }, reading);
  if (names === 'file') {
    const refused = await fileFault(fromFolder(reading, name), recording);
    return refused === null ? null : { message: `${showValue(name)} ${refused}`, near: null };
  }
  if (names === 'any' || names.includes(name)) return factsFault(reading, model);
  const near = nearest(model, modelForms());
  return { message: `no built-in model is called ${showValue(name)}`, near };
}

/** Of a provider that cannot be named: it is misspelt, or not declared. */
function providerFault(
  { provider, name }: { provider: string; name: string },
  { providers }: Reading,
): Fault {
  const model = showValue(`${provider}:${name}`);
  const near = nearest(provider, [...providers.keys(), ...providerNames()]);
  if (near !== null) return { message: `unknown provider ${showValue(provider)}`, near: `${near}:${name}` };
  const message = `${model}: no provider of that name; declare it under "providers", or use another: ${workingModels()}`;
  return { message, near: null };
}

/** What works instead. */
function workingModels(): string {
  return `${new Intl.ListFormat('en-GB').format(modelForms())} work today`;
}

/** What can be said of a model before it is asked: that it is gone, that there is no key, that another answers. */
function factsFault({ dependencies, providers, warnings }: Reading, model: string): Fault | null {
  const { retired, servedAs } = factsOf(model);
  const [provider] = model.split(':');
  if (retired !== null) {
    const message = `${model} was retired on ${retired.since}; use ${provider}:${retired.replacement}`;
    return { message, near: null };
  }
  const withoutKey = keyFault(model, dependencies.environment, providers);
  if (withoutKey !== null) return { message: withoutKey, near: null };
  const unreachable = connectionFault(model, dependencies.environment, providers);
  if (unreachable !== null) return { message: unreachable, near: null };
  if (servedAs !== null) {
    const from = servedAs.from === undefined ? '' : ` from ${servedAs.from} on`;
    const message = `${model} is answered by ${servedAs.model}${from}, at its price; name that one`;
    if (!warnings.some((warning) => warning.message === message))
      warnings.push({ code: 'served-as', message });
  }
  return null;
}
