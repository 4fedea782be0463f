import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { renderCalibrationMarkdown } from './calibration-markdown.ts';
import { renderCalibrationTable } from './calibration-table.ts';
import { apart, calibration, fewQuestions } from './fixtures/calibration.ts';
import { textWidth } from './text-width.ts';

test('a calibration says how judge and people agree, what people would say, and what to buy', () => {
  assert.equal(
    renderCalibrationTable(calibration()),
    `Judge and people: Three ways, run run-1

question-answering

600 answers to 300 questions: 590 rated by google:gemini-3.5-flash, 70 labelled
by 2 people, 60 both.

The judge agrees with people at kappa 0.71 (0.58 to 0.81): enough for a rough
order only, by the lower limit. Two people agree at 0.74: no judge can be
expected to do better.

agreement                   judge and people           two people
───────────────────────  ───────────────────  ───────────────────
answers                                   60                   20
the same                   75 % (63 to 84 %)    75 % (63 to 84 %)
at most one level apart    95 % (86 to 98 %)    95 % (86 to 98 %)
kappa, quadratic         0.71 (0.58 to 0.81)  0.74 (0.60 to 0.84)
alpha                    0.70 (0.57 to 0.80)  0.70 (0.57 to 0.80)
AC2                      0.75 (0.62 to 0.84)  0.75 (0.62 to 0.84)
Spearman                 0.72 (0.60 to 0.81)  0.72 (0.60 to 0.81)
judge higher by          0.20 (0.05 to 0.35)                    —

The mean that people would give all answers, were the labelled ones drawn at
random:

candidate  judge  labels  corrected        likely  labelled questions
─────────  ─────  ──────  ─────────  ────────────  ──────────────────
<Cited>     4.10    3.80       3.86  3.70 to 4.02                  60

The share that people would pass, from 4:

candidate  judge  labels  corrected  likely  right on good  right on bad
─────────  ─────  ──────  ─────────  ──────  ─────────────  ────────────
<Cited>     60 %    50 %          —       —           20 %          75 %

<Cited>: no corrected pass rate, as the judge agrees with the labels no better
  than chance: change the judge or its rubric.
<Cited>: 100 more labels would narrow the mean to ±0.10, 500 more rated
  questions to ±0.15.

! few @labels
`,
  );
});

test('where nothing can be compared, only what there is is counted', () => {
  assert.equal(
    renderCalibrationTable(apart()),
    `Judge and people: Three ways, run run-1

question-answering

600 answers to 300 questions: 590 rated by google:gemini-3.5-flash, 0 labelled
by 0 people, 0 both.

! few @labels
`,
  );
});

test('agreement without an interval is said with its remedy', () => {
  assert.match(
    renderCalibrationTable(fewQuestions(), { width: 200 }),
    /^How far the judge agrees beyond chance cannot be said: fewer than 5 labelled questions say nothing of agreement: label more\.$/m,
  );
});

test('every line fits a narrow terminal, and colour changes no letter', () => {
  const narrow = renderCalibrationTable(calibration(), { width: 40, color: true });
  for (const line of stripVTControlCharacters(narrow).split('\n')) assert.ok(textWidth(line) <= 40, line);
  assert.equal(stripVTControlCharacters(narrow), renderCalibrationTable(calibration(), { width: 40 }));
});

test('Markdown says the same, and no name comes alive', () => {
  const markdown = renderCalibrationMarkdown(calibration());
  assert.match(markdown, /^\| kappa, quadratic \| 0\.71 \(0\.58 to 0\.81\) \| 0\.74 \(0\.60 to 0\.84\) \|$/m);
  assert.match(markdown, /^\| &#60;Cited&#62; \| 4\.10 \| 3\.80 \| 3\.86 \| 3\.70 to 4\.02 \| 60 \|$/m);
  assert.match(markdown, /^- few @&#8203;labels$/m);
});
