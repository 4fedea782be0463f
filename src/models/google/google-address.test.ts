import assert from 'node:assert/strict';
import { test } from 'node:test';
import { googleAddress } from './google-address.ts';

test('the address has a version, and no slash at its end', () => {
  for (const nothing of [undefined, '', '  '])
    assert.equal(googleAddress(nothing), 'https://generativelanguage.googleapis.com/v1beta');
  assert.equal(googleAddress('http://127.0.0.1:80'), 'http://127.0.0.1:80/v1beta');
  assert.equal(googleAddress('http://127.0.0.1:80//'), 'http://127.0.0.1:80/v1beta');
  assert.equal(googleAddress(' http://proxy/gemini/v1/ '), 'http://proxy/gemini/v1');
  assert.equal(googleAddress('http://proxy/v1alpha'), 'http://proxy/v1alpha');
  assert.equal(googleAddress('http://proxy/v1beta'), 'http://proxy/v1beta');
});
