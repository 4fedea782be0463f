import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Stops at once, with whatever is under way. */
  readonly close: () => Promise<void>;
}

/** Listens on 127.0.0.1; on a free port where 0 is given. Rejects where the port is taken. */
export async function listen(
  respond: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port: number,
): Promise<Listening> {
  const server = createServer((request, response) => {
    response.on('error', () => {});
    respond(request, response).catch((error: unknown) => {
      // A client that went away in the middle of its request is no fault of anybody's here.
      if (request.destroyed && !request.complete) return;
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`A bug in the server: ${error instanceof Error ? error.stack : String(error)}`);
    });
  });
  // Longer than any client keeps an idle connection: none shall be closed under a request.
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
