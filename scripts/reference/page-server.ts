import type { GeminiOptions } from '../../test/kit/gemini/options.ts';
import { startGeminiServer } from '../../test/kit/gemini/server.ts';
import { startOllamaServer } from '../../test/kit/ollama/server.ts';

/** A server that the commands of a page find set in their environment. */
export interface PageServer {
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** The server that a page asks for by `<!-- server: test/kit/… -->`, each a model provider of our own; null where it asks for none. A Gemini server can be told how good the answers of guidances really are: `, Terse 2.4, Quote 3.6`, by a word of each. */
export async function pageServer(page: string): Promise<PageServer | null> {
  const gemini = /^<!-- server: test\/kit\/gemini(?:, (.+?))? -->$/m.exec(page);
  if (gemini !== null) {
    const server = await startGeminiServer(truthIn(gemini[1]));
    const environment = { GOOGLE_GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'test-key' };
    return { environment, close: () => server.close() };
  }
  if (page.includes('<!-- server: test/kit/ollama -->')) {
    const server = await startOllamaServer();
    return { environment: { OLLAMA_HOST: server.url }, close: () => server.close() };
  }
  return null;
}

/** `Terse 2.4, Quote 3.6`: the quality of answers under a system instruction that has the word. */
function truthIn(said: string | undefined): GeminiOptions {
  if (said === undefined) return {};
  const candidates = said.split(', ').map((each) => {
    const [match = '', quality] = each.split(' ');
    return { match, quality: Number(quality) };
  });
  return { truth: { candidates } };
}
