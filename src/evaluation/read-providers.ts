import { findProvider, providerNames } from '../models/providers.ts';
import type { Providers, ProviderSettings } from '../models/provider-settings.ts';
import { addressFault } from './address-fault.ts';
import type { Draft } from './draft.ts';
import { nameFault } from './names.ts';
import { nearest } from './nearest.ts';
import { problem, within, writeKey, type At, type Problem } from './problem.ts';
import type { ProviderFile } from './schema.ts';
import { showValue } from './show-value.ts';

/** Every provider that the file names, also where something is wrong with it: its models are not unknown as well. */
export interface ReadProviders {
  readonly providers: Providers;
  readonly problems: readonly Problem[];
}

/** The settings of providers, their seconds as milliseconds. `shape`: what was reported of their form already. */
export function readProviders(draft: Draft, shape: readonly Problem[]): ReadProviders {
  // What is no mapping has no names in it.
  const names = draft.providers === undefined ? [] : draft.keysUnder('providers');
  const entries = names.map((name) => ({
    name,
    file: draft.providers?.[name] ?? {},
    at: within(draft.at, ['providers', name]),
    intact: !shape.some(({ key }) => isWithin(key, writeKey(['providers', name]))),
  }));
  return {
    providers: new Map(entries.map(({ name, file }) => [name, settingsOf(file)])),
    problems: entries.flatMap(providerProblems),
  };
}

interface Entry {
  readonly name: string;
  readonly file: ProviderFile;
  readonly at: At;
  /** Nothing of it has been refused for its form. */
  readonly intact: boolean;
}

function providerProblems({ name, file, at, intact }: Entry): Problem[] {
  const fault = nameProblem(name, file);
  if (fault !== null) return [problem(at([], 'key'), fault.message, fault.near)];
  const address = file.baseURL === undefined ? null : addressFault(file.baseURL);
  return [
    ...(address === null ? [] : [{ ...problem(at(['baseURL']), address), sourceLine: null }]),
    ...variableProblems(file, at),
    ...(findProvider(name) === null
      ? declaredProblems({ name, file, at, intact })
      : knownProblems(name, file, at)),
  ];
}

interface Fault {
  readonly message: string;
  readonly near: string | null;
}

/** What is wrong with the name itself: everything below it is beside the point then. */
function nameProblem(name: string, file: ProviderFile): Fault | null {
  const fault = nameFault(name);
  if (fault !== null) return { message: fault, near: null };
  if (/[:\s]/.test(name)) return { message: "a provider's name holds no colon and no blank", near: null };
  if (findProvider(name)?.isServer === false)
    return { message: `${name} is no server and has no settings; leave it out`, near: null };
  const near = findProvider(name) === null && file.kind === undefined ? nearest(name, providerNames()) : null;
  return near === null ? null : { message: `unknown provider ${showValue(name)}`, near };
}

/** Of a name that only this file knows: how it is reached must be said. */
function declaredProblems({ name, file, at, intact }: Entry): Problem[] {
  if (!intact) return [];
  const missing = [
    ...(file.kind === undefined ? ['kind: openai-compatible'] : []),
    ...(file.baseURL === undefined ? ['baseURL: <address>'] : []),
  ];
  if (missing.length === 0) return [];
  const message = `${showValue(name)} is none of the providers known by name; add ${missing.join(' and ')}`;
  return [problem(at([], 'key'), message)];
}

function knownProblems(name: string, file: ProviderFile, at: At): Problem[] {
  if (file.kind === undefined) return [];
  const message = `${name} is known, and spoken to in its own way; leave it out, or give the endpoint another name`;
  return [problem(at(['kind'], 'key'), message)];
}

function variableProblems({ apiKeyEnv }: ProviderFile, at: At): Problem[] {
  if (apiKeyEnv === undefined || isVariable(apiKeyEnv)) return [];
  const message = 'not the name of an environment variable; name the one that holds the key, never the key';
  // What stands there may be the key.
  return [{ ...problem(at(['apiKeyEnv']), message), sourceLine: null }];
}

function settingsOf(file: ProviderFile): ProviderSettings {
  const { baseURL, apiKeyEnv, timeouts, ...others } = file;
  return written({
    ...others,
    // What is no variable may be the key itself, and must not be repeated anywhere.
    apiKeyEnv: isVariable(apiKeyEnv ?? '') ? apiKeyEnv : undefined,
    baseURL: baseURL?.trim().replace(/\/+$/, ''),
    timeouts:
      timeouts === undefined
        ? undefined
        : written({
            connect: milliseconds(timeouts.connect),
            idle: milliseconds(timeouts.idle),
            total: milliseconds(timeouts.total),
          }),
  });
}

function isVariable(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.ceil(seconds * 1000);
}

type Written<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the keys that nobody has written. */
function written<T extends object>(settings: T): Written<T> {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as Written<T>;
}

function isWithin(key: string, outer: string): boolean {
  return key === outer || key.startsWith(`${outer}.`) || key.startsWith(`${outer}[`);
}
