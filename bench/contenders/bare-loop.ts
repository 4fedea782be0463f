/** The limit: the same calls with the same bodies over kept-alive connections, and nothing else. Stores nothing. */
import { Agent, request } from 'node:http';
import { eachCase, readWork } from './work.ts';

const { url, bodies, concurrency, cases } = readWork();
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
const address = `${url}/v1beta/models/gemini-3.8-flash:generateContent`;

await eachCase({ cases, concurrency }, async (question) => {
  await ask(bodies.answer(question));
  await ask(bodies.rating(question));
});
agent.destroy();

function ask(body: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'x-goog-api-key': 'benchmark',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(address, { method: 'POST', agent, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(pieces).toString())));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
