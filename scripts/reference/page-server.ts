import { startGeminiServer } from '../../test/kit/gemini/server.ts';
import { startOllamaServer } from '../../test/kit/ollama/server.ts';

/** A server that the commands of a page find set in their environment. */
export interface PageServer {
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** The server that a page asks for by `<!-- server: test/kit/… -->`, each a model provider of our own; null where it asks for none. */
export async function pageServer(page: string): Promise<PageServer | null> {
  if (page.includes('<!-- server: test/kit/gemini -->')) {
    const server = await startGeminiServer();
    const environment = { GOOGLE_GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'test-key' };
    return { environment, close: () => server.close() };
  }
  if (page.includes('<!-- server: test/kit/ollama -->')) {
    const server = await startOllamaServer();
    return { environment: { OLLAMA_HOST: server.url }, close: () => server.close() };
  }
  return null;
}
