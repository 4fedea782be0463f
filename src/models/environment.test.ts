import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyIn, keyVariablesOf, neededKey } from './environment.ts';

const keyVariables = ['FIRST_KEY', 'SECOND_KEY'];

test('the key is the first that is set, without blanks around it', () => {
  const keyOf = (environment: Record<string, string>) => keyIn(environment, keyVariables);
  assert.equal(keyOf({}), null);
  assert.equal(keyOf({ FIRST_KEY: '  ', OTHER_KEY: 'other' }), null);
  assert.equal(keyOf({ FIRST_KEY: '', SECOND_KEY: 'two' }), 'two');
  assert.equal(keyOf({ FIRST_KEY: ' one\n', SECOND_KEY: 'two' }), 'one');
});

test('a key is looked for where the settings of its provider say, and then nowhere else', () => {
  assert.deepEqual(keyVariablesOf({ keyVariables }, {}), keyVariables);
  assert.deepEqual(keyVariablesOf({ keyVariables }, { apiKeyEnv: 'LAB_KEY' }), ['LAB_KEY']);
});

test('without its key a provider cannot be asked, and says what to set', () => {
  const lab = { name: 'lab', keyVariables };
  assert.equal(neededKey({ SECOND_KEY: 'two' }, lab), 'two');
  assert.throws(() => neededKey({ FIRST_KEY: ' ' }, lab), {
    code: 'key-missing',
    reach: 'provider',
    message: 'lab: no key; set FIRST_KEY',
  });
});
