import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { test, type TestContext } from 'node:test';

/** What a server prints when it is started by hand; it is ended with the test, and must end well. */
async function started(context: TestContext, place: string, ...args: readonly string[]): Promise<string[]> {
  const file = fileURLToPath(new URL(`${place}/serve.ts`, import.meta.url));
  const child = spawn(process.execPath, [file, '--port', '0', ...args]);
  context.after(async () => {
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  return printed.toString().trim().split('\n');
}

test('the Gemini server prints where it listens and what to set', async (context) => {
  const faults = JSON.stringify([{ on: 'listModels', nth: 2, kind: '503' }]);
  const [url = '', , base, key] = await started(context, 'gemini', '--key', 'a-key', '--faults', faults);
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(base, `GOOGLE_GEMINI_BASE_URL=${url}`);
  assert.equal(key, 'GEMINI_API_KEY=a-key');
  const models = (): Promise<Response> => fetch(`${url}/v1beta/models?key=a-key`);
  assert.deepEqual([(await models()).status, (await models()).status], [200, 503]);
});

test('the chat server prints the same of itself', async (context) => {
  const [url = '', , base, key] = await started(context, 'openai', '--key', 'a-key', '--model', 'mine');
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  assert.deepEqual([base, key], [`OPENAI_BASE_URL=${url}`, 'OPENAI_API_KEY=a-key']);
  const models = await fetch(`${url}/models`, { headers: { authorization: 'Bearer a-key' } });
  assert.match(await models.text(), /"id":"mine"/);
});

test('the Ollama server prints the same of itself', async (context) => {
  const [url = '', , host] = await started(context, 'ollama', '--context', '5000');
  assert.equal(host, `OLLAMA_HOST=${url}`);
  const shown = await fetch(`${url}/api/show`, { method: 'POST', body: '{"model": "llama3.2"}' });
  assert.match(await shown.text(), /"llama\.context_length":5000/);
});
