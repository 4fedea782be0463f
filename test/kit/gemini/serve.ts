/** Runs the server by hand, so that a command can be pointed at it. */
import { parseArgs } from 'node:util';
import { startGeminiServer } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    seed: { type: 'string', default: '1' },
    key: { type: 'string', default: 'test-key' },
    latency: { type: 'string', default: '0' },
    faults: { type: 'string', default: '[]' },
    truth: { type: 'string', default: '{}' },
    contradict: { type: 'string', default: '0' },
    log: { type: 'string', default: '0' },
  },
});
const server = await startGeminiServer({
  port: Number(values.port),
  seed: Number(values.seed),
  keys: [values.key],
  latencyMs: Number(values.latency),
  faults: JSON.parse(values.faults),
  truth: JSON.parse(values.truth),
  contradict: Number(values.contradict),
  logLimit: Number(values.log),
});
console.log(`${server.url}

GOOGLE_GEMINI_BASE_URL=${server.url}
GEMINI_API_KEY=${values.key}`);
process.once('SIGINT', () => void server.close());
process.once('SIGTERM', () => void server.close());
