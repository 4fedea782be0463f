import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServerFacts, ServerOrder } from './server.ts';

/** The server as the benchmark sees it. */
export interface BenchServer {
  readonly url: string;
  /** Sets the latency and begins to count anew. */
  order(order: ServerOrder): Promise<void>;
  facts(): Promise<ServerFacts>;
  stop(): void;
}

/** Starts the server in a process of its own, and waits until it can be reached. */
export async function startServer(): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)));
  const told = async (message: ServerOrder | 'facts'): Promise<unknown> => {
    child.send(message);
    const [reply] = (await once(child, 'message')) as [unknown];
    return reply;
  };
  const [begun] = (await once(child, 'message')) as [{ url: string }];
  return {
    url: begun.url,
    order: async (order) => void (await told(order)),
    facts: async () => (await told('facts')) as ServerFacts,
    stop: () => void child.kill(),
  };
}
