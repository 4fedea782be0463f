import type { GateCondition, Report } from '../report/report.ts';
import { escapeHtml } from './escape-html.ts';
import { conditionName, conditionSentence } from './gate-sentences.ts';
import { oneLine } from './plain-text.ts';
import { statusSentence } from './sentences.ts';

/**
 * The gate as JUnit XML, as CI systems read it: each condition is a test that passes or fails. A run that is not
 * complete is one test more, which ends in an error: what is open could still change every condition.
 */
export function renderJunit(report: Report): string {
  const { conditions } = report.gate;
  const suite = attribute(report.run.name);
  const complete = report.run.status === 'complete';
  const failures = conditions.filter(({ holds }) => holds !== true).length;
  const counts = `tests="${conditions.length + (complete ? 0 : 1)}" failures="${failures}" errors="${complete ? 0 : 1}"`;
  const unfinished = [
    `    <testcase classname="${suite}" name="the run is complete">`,
    `      <error message="${attribute(statusSentence(report))}"/>`,
    '    </testcase>',
  ];
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="assay" ${counts}>`,
    `  <testsuite name="${suite}" ${counts}>`,
    ...(complete ? [] : unfinished),
    ...conditions.flatMap((condition) => testcase(condition, { report, suite })),
    '  </testsuite>',
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function testcase(condition: GateCondition, { report, suite }: { report: Report; suite: string }): string[] {
  const opening = `    <testcase classname="${suite}" name="${attribute(conditionName(condition, report))}"`;
  if (condition.holds === true) return [`${opening}/>`];
  const message = attribute(conditionSentence(condition, report));
  return [`${opening}>`, `      <failure message="${message}"/>`, '    </testcase>'];
}

/** On one line, without the two characters that XML forbids and texts may hold. */
function attribute(text: string): string {
  return escapeHtml(oneLine(text).replace(/[\ufffe\uffff]/gu, ''));
}
