import type { Fetch } from './http/fetch.ts';
import { ModelError } from './model.ts';
import type { LookUp, ModelSources, Provider } from './provider.ts';

/** How a server took a question that costs nothing. `host` is null where it could not even be asked. */
export type Reached =
  | { readonly outcome: 'answers'; readonly host: string }
  /** It is there, and says neither yes nor no: it may list no models, or have too much to do. */
  | { readonly outcome: 'unclear'; readonly host: string; readonly status: number }
  | { readonly outcome: 'refused'; readonly host: string | null; readonly problem: string };

/** Asks a provider's server whether it is there and takes the key; nothing that costs. Null where it is no server. */
export async function reachServer(
  provider: Provider,
  sources: Pick<ModelSources, 'environment' | 'providers'>,
  fetch: Fetch,
): Promise<Reached | null> {
  if (provider.lookUp === undefined) return null;
  let host: string | null = null;
  try {
    const lookUp = provider.lookUp(sources);
    host = hostOf(lookUp.url);
    const { status } = await fetch(lookUp.url, { headers: lookUp.headers });
    return reached(status, { host, lookUp });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { outcome: 'refused', host, problem: error.message };
  }
}

function reached(status: number, { host, lookUp }: { host: string; lookUp: LookUp }): Reached {
  if (status >= 200 && status < 300) return { outcome: 'answers', host };
  // The Gemini API says 400 to a key that it does not know.
  if (status === 400 || status === 401 || status === 403)
    return { outcome: 'refused', host, problem: `refuses the key (HTTP ${status}): ${lookUp.whenDenied}` };
  return { outcome: 'unclear', host, status };
}

/** Name and password that may stand in an address are nobody's business. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
