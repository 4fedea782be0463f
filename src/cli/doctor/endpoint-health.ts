import { createFetch, type Fetch } from '../../models/http/fetch.ts';
import type { ModelSources, Provider } from '../../models/provider.ts';
import { reachServer, type Reached } from '../../models/reach-server.ts';
import { oneLine } from '../../output/plain-text.ts';
import type { Health } from './health.ts';

/** Whether a provider's server is there and takes the key, by a question that costs nothing. Null where it is no server. */
export async function endpointHealth(
  provider: Provider,
  sources: Pick<ModelSources, 'environment' | 'providers'>,
  fetch: Fetch = createFetch(patience),
): Promise<Health | null> {
  const reached = await reachServer(provider, sources, fetch);
  return reached === null ? null : healthOf(`endpoint of ${provider.name}`, reached);
}

/** A server that does not answer a question about itself within seconds is as good as away; in milliseconds. */
const patience = { connect: 5000, idle: 5000, total: 10_000 };

function healthOf(about: string, reached: Reached): Health {
  switch (reached.outcome) {
    case 'answers':
      return { state: 'ok', about, found: `${reached.host} answers and takes the key`, remedy: null };
    case 'unclear':
      return {
        state: 'warn',
        about,
        found: `${reached.host} is there, and does not list its models (HTTP ${reached.status})`,
        remedy: reached.status >= 429 ? 'try again in a while' : 'see whether the address ends as it should',
      };
    case 'refused':
      return {
        state: 'failed',
        about,
        found: oneLine(reached.host === null ? reached.problem : `${reached.host}: ${reached.problem}`),
        remedy: null,
      };
  }
}
