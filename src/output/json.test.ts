import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidate, interval, notebookReport, report, standing } from './fixtures/report.ts';
import { jsonText, NotFiniteError } from './json-text.ts';
import { renderJson } from './json.ts';

test('the report and nothing else, indented, with a line feed at the end', () => {
  const text = renderJson(notebookReport());
  assert.deepEqual(JSON.parse(text), notebookReport());
  assert.match(text, /^\{\n {2}"schema": "assay\/report\/1",\n/u);
  assert.ok(text.endsWith('\n}\n'));
});

test('a number that is none is a bug, and is named by its path', () => {
  const mean = interval({ estimate: Number.NaN });
  const broken = report({ candidates: [candidate('A', { measures: { quality: standing({ mean }) } })] });
  assert.throws(() => renderJson(broken), {
    name: 'NotFiniteError',
    path: 'candidates.0.measures.quality.mean.estimate',
    message:
      'candidates.0.measures.quality.mean.estimate is NaN: a number that cannot be given must be null, with its reason',
  });
  assert.throws(() => jsonText(Infinity), NotFiniteError);
});

test('what would act on a terminal stands as an escape, and reads back the same', () => {
  const hostile = 'a\u001b[31m\u009b31m\u202e\u2028\u{e0041}\ud800 👍';
  const text = jsonText({ hostile });
  assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\u2028]/u);
  assert.deepEqual(JSON.parse(text), { hostile });
  assert.ok(text.includes('👍'));
});
