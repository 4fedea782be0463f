/** Runs the server by hand, so that a command can be pointed at it. */
import { parseArgs } from 'node:util';
import { startOpenaiServer } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    seed: { type: 'string', default: '1' },
    key: { type: 'string', default: 'test-key' },
    model: { type: 'string', default: 'llama' },
    context: { type: 'string', default: '131072' },
    latency: { type: 'string', default: '0' },
    faults: { type: 'string', default: '[]' },
    truth: { type: 'string', default: '{}' },
  },
});
const server = await startOpenaiServer({
  port: Number(values.port),
  seed: Number(values.seed),
  keys: [values.key],
  models: { [values.model]: { contextLength: Number(values.context) } },
  latencyMs: Number(values.latency),
  faults: JSON.parse(values.faults),
  truth: JSON.parse(values.truth),
});
console.log(`${server.url}/v1

OPENAI_BASE_URL=${server.url}/v1
OPENAI_API_KEY=${values.key}`);
process.once('SIGINT', () => void server.close());
process.once('SIGTERM', () => void server.close());
