import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

test('the command prints where it listens and what to set', async () => {
  const file = fileURLToPath(new URL('gemini/serve.ts', import.meta.url));
  const faults = JSON.stringify([{ on: 'listModels', nth: 2, kind: '503' }]);
  const child = spawn(process.execPath, [file, '--port', '0', '--key', 'a-key', '--faults', faults]);
  try {
    const [printed] = (await once(child.stdout, 'data')) as [Buffer];
    const [url = '', , base, key] = printed.toString().trim().split('\n');
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(base, `GOOGLE_GEMINI_BASE_URL=${url}`);
    assert.equal(key, 'GEMINI_API_KEY=a-key');
    const models = (): Promise<Response> => fetch(`${url}/v1beta/models?key=a-key`);
    assert.deepEqual([(await models()).status, (await models()).status], [200, 503]);
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.equal(code, 0);
});
