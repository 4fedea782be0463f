import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelError } from '../model.ts';
import { mayRefuseShape } from './refused-shape.ts';

test('a shape may have been refused where the request was, in words about shapes or by a status for them', () => {
  const refused = (code: string, message: string) =>
    mayRefuseShape(new ModelError(code, message, { reach: 'task' }));
  assert.equal(refused('bad-request', "lab: 'response_format.type' must be 'text'"), true);
  assert.equal(refused('bad-request', 'lab: json_schema is not supported'), true);
  assert.equal(refused('bad-request', 'anthropic: output_config: Extra inputs are not permitted'), true);
  assert.equal(refused('http-422', 'lab: unprocessable'), true);
  assert.equal(refused('bad-request', 'lab: seed: not an integer'), false);
  assert.equal(refused('too-long', 'lab: json_schema'), false);
  assert.equal(mayRefuseShape(new Error('json_schema')), false);
});
