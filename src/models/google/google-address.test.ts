import assert from 'node:assert/strict';
import { test } from 'node:test';
import { googleAddress } from './google-address.ts';

test('the address has a version, and no slash at its end', () => {
  const address = (given: string | undefined) => googleAddress({ GOOGLE_GEMINI_BASE_URL: given });
  for (const nothing of [undefined, '', '  '])
    assert.equal(address(nothing), 'https://generativelanguage.googleapis.com/v1beta');
  assert.equal(address('http://127.0.0.1:80'), 'http://127.0.0.1:80/v1beta');
  assert.equal(address('http://127.0.0.1:80//'), 'http://127.0.0.1:80/v1beta');
  assert.equal(address(' http://proxy/gemini/v1/ '), 'http://proxy/gemini/v1');
  assert.equal(address('http://proxy/v1alpha'), 'http://proxy/v1alpha');
  assert.equal(address('http://proxy/v1beta'), 'http://proxy/v1beta');
});
