import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { printProblem, problem, writeKey } from './problem.ts';

const place = { file: 'a.yaml', line: 9, column: 3, key: 'repeat.answer', sourceLine: '  answer: 3' };

describe('printing a problem', () => {
  it('gives file, line, column, key, message and suggestion, the line and a caret', () => {
    const text = printProblem(problem(place, 'unknown key', 'answers'));
    assert.equal(text, 'a.yaml:9:3  repeat.answer: unknown key; did you mean "answers"?\n  answer: 3\n  ^');
  });

  it('leaves out what it does not know', () => {
    const rows = { ...place, column: null, sourceLine: null };
    assert.equal(printProblem(problem(rows, 'needed')), 'a.yaml:9  repeat.answer: needed');
    assert.equal(printProblem(problem({ ...rows, line: null, key: '' }, 'is empty')), 'a.yaml  is empty');
    assert.equal(printProblem(problem({ ...rows, file: '', line: null }, 'needed')), 'repeat.answer: needed');
  });

  it('keeps the caret under tabs and after characters of two units', () => {
    const lines = (sourceLine: string, column: number) =>
      printProblem(problem({ ...place, sourceLine, column }, 'x'))
        .split('\n')
        .slice(1);
    assert.deepEqual(lines('\ta\tb: 1', 4), ['\ta\tb: 1', '\t \t^']);
    assert.deepEqual(lines('😀 b: 1', 4), ['😀 b: 1', '  ^']);
  });

  it('cuts a long line around the caret', () => {
    const sourceLine = `${'a'.repeat(300)}KEY${'b'.repeat(300)}`;
    const [, line = '', caret = ''] = printProblem(problem({ ...place, sourceLine, column: 301 }, 'x')).split(
      '\n',
    );
    assert.equal(line.slice(caret.length - 1, caret.length + 2), 'KEY');
    assert.deepEqual([line.length, line.at(0), line.at(-1)], [102, '…', '…']);
  });

  it('takes control characters and reordering out of everything', () => {
    const hostile = '\u001b[2J\u202e\n\u0085x';
    const text = printProblem(
      problem({ ...place, file: hostile, key: hostile, sourceLine: hostile, column: 1 }, hostile, hostile),
    );
    for (const character of ['\u001b', '\u202e', '\u0085']) assert.equal(text.includes(character), false);
    assert.equal(text.split('\n').length, 3);
  });
});

describe('writing a key', () => {
  it('uses dots, indexes, and quotes where a name needs them', () => {
    assert.equal(writeKey(['candidates', 1, 'settings', 'topK']), 'candidates[1].settings.topK');
    assert.equal(writeKey(['guidances', 'Our app', 'file']), 'guidances["Our app"].file');
    assert.equal(writeKey([]), '');
  });
});
