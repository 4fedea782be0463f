/** Runs the server by hand, so that a command can be pointed at it. */
import { parseArgs } from 'node:util';
import { startOllamaServer } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '11434' },
    seed: { type: 'string', default: '1' },
    model: { type: 'string', default: 'llama3.2' },
    context: { type: 'string', default: '131072' },
    faults: { type: 'string', default: '[]' },
    truth: { type: 'string', default: '{}' },
  },
});
const server = await startOllamaServer({
  port: Number(values.port),
  seed: Number(values.seed),
  models: { [values.model]: { contextLength: Number(values.context) } },
  faults: JSON.parse(values.faults),
  truth: JSON.parse(values.truth),
});
console.log(`${server.url}

OLLAMA_HOST=${server.url}`);
process.once('SIGINT', () => void server.close());
process.once('SIGTERM', () => void server.close());
