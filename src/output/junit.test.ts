import assert from 'node:assert/strict';
import { test } from 'node:test';
import { condition, report } from './fixtures/report.ts';
import { renderJunit } from './junit.ts';

const failing = condition({ candidate: 'A & "B"', value: 3.4, holds: false });

test('each condition is a test, and one that does not hold fails with its value', () => {
  const gate = { passed: false, conditions: [condition(), failing] };
  assert.equal(
    renderJunit(report({ gate })),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="assay" tests="2" failures="1" errors="0">
  <testsuite name="Three ways to answer" tests="2" failures="1" errors="0">
    <testcase classname="Three ways to answer" name="Cited, question-answering: lower limit of the mean at least 3.50"/>
    <testcase classname="Three ways to answer" name="A &amp; &quot;B&quot;, question-answering: lower limit of the mean at least 3.50">
      <failure message="does not hold: A &amp; &quot;B&quot;, question-answering: lower limit of the mean at least 3.50; it is 3.40"/>
    </testcase>
  </testsuite>
</testsuites>
`,
  );
});

test('a condition that cannot be computed fails, and an unfinished run is an error', () => {
  const gate = { passed: null, conditions: [condition({ value: null, holds: null })] };
  const run = { ...report().run, status: 'incomplete' as const };
  const text = renderJunit(report({ gate, run }));
  assert.match(text, /tests="2" failures="1" errors="1"/);
  assert.match(text, /name="the run is complete">\n +<error message="Run 3f2a9c1e: incomplete\./);
  assert.match(text, /<failure message="does not hold, as it cannot be computed: /);
});

test('what XML forbids does not get in', () => {
  const run = { ...report().run, name: 'a\u0000b\ufffe\u001b[31mc' };
  assert.match(renderJunit(report({ run })), /<testsuite name="abc" /);
});
