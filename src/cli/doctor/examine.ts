import type { Environment } from '../../models/environment.ts';
import { keyIn, keyVariablesOf } from '../../models/environment.ts';
import type { Provider } from '../../models/provider.ts';
import { findDeclared, findProvider, providerNames } from '../../models/providers.ts';
import type { Providers } from '../../models/provider-settings.ts';
import type { Evaluation } from '../../record/evaluation.ts';
import { environmentIn } from '../environment-in.ts';
import { journalBeside } from '../journal-place.ts';
import type { JournalOption } from '../options.ts';
import type { Outside } from '../outside.ts';
import { endpointHealth } from './endpoint-health.ts';
import { evaluationHealth } from './evaluation-health.ts';
import type { Health } from './health.ts';
import { installationHealth } from './installation-health.ts';
import { journalHealth } from './journal-health.ts';
import { keyHealth } from './key-health.ts';

/** Looks at all that a run needs, one after the other. Asks servers only what costs nothing. */
export async function examine(
  named: string | undefined,
  options: JournalOption,
  outside: Outside,
): Promise<Health[]> {
  const { health, opened } = await evaluationHealth(named, outside);
  const environment = opened?.environment ?? (await environmentIn(outside.folder, outside));
  const folder = opened?.folder ?? outside.folder;
  const providers = opened?.preparation.providers ?? new Map();
  const asked = opened === null ? reachable(environment) : askedBy(opened.preparation.evaluation, providers);
  return [
    ...installationHealth({ node: process.versions.node, version: outside.version }),
    health,
    ...(await serverHealths(asked, { environment, providers, needed: opened !== null })),
    await journalHealth(journalBeside({ folder, environment }, options.journal, outside)),
  ];
}

async function serverHealths(
  asked: readonly Provider[],
  facts: { environment: Environment; providers: Providers; needed: boolean },
): Promise<Health[]> {
  if (asked.length === 0) {
    const found = 'none is asked: built-in models need no key and no server';
    return [{ state: 'ok', about: 'providers', found, remedy: null }];
  }
  const healths = await Promise.all(
    asked.map(async (provider) => [keyHealth(provider, facts), await endpointHealth(provider, facts)]),
  );
  return healths.flat().filter((health) => health !== null);
}

/** The servers that an evaluation's candidates and judges are asked of. */
function askedBy({ candidates, judges }: Evaluation, providers: Providers): Provider[] {
  const names = [...candidates, ...judges].map(({ model }) => model.slice(0, model.indexOf(':')));
  return [...new Set(names)]
    .map((name) => findDeclared(name, providers))
    .filter((provider) => provider?.isServer === true) as Provider[];
}

/** Without an evaluation: the servers that the environment holds a key or an address of. */
function reachable(environment: Environment): Provider[] {
  return providerNames()
    .map(findProvider)
    .filter((provider) => provider !== null)
    .filter(
      (provider) =>
        keyIn(environment, keyVariablesOf(provider, {})) !== null ||
        (provider.name === 'ollama' && keyIn(environment, ['OLLAMA_HOST']) !== null),
    );
}
