import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { assay } from './command.ts';
import { aProject, ferry } from './project.ts';

const good = `document: ferry.md
model: builtin:extractive
questions:
  - {id: fare, ask: What does a single fare cost?}
judge: {model: builtin:lexical, rubric: question-answering}
`;

/** Ten slips, each with all that is said about it. */
const slips: readonly { what: string; file: string; said: readonly string[] }[] = [
  {
    what: 'a key that is nearly right',
    file: good.replace('questions:', 'question:'),
    said: ['slip.yaml:3:1  question: unknown key; did you mean "questions"?', 'question:', '^'],
  },
  {
    what: 'a key deep inside',
    file: `${good}repeat:\n  answer: 3\n`,
    said: ['slip.yaml:7:3  repeat.answer: unknown key; did you mean "answers"?', '  answer: 3', '  ^'],
  },
  {
    what: 'a number where none can be',
    file: `${good}repeat: {answers: many}\n`,
    said: [
      'slip.yaml:6:19  repeat.answers: expected a whole number from 1 to 100, got "many"',
      'repeat: {answers: many}',
      '                  ^',
    ],
  },
  {
    what: 'a document that is not there',
    file: good.replace('ferry.md', 'fery.md'),
    said: [
      'slip.yaml:1:11  document: fery.md: there is no such file; check the path',
      'document: fery.md',
      '          ^',
    ],
  },
  {
    what: 'a built-in model that is nearly right',
    file: good.replace('builtin:extractive', 'builtin:extractiv'),
    said: [
      'slip.yaml:2:8  model: no built-in model is called "extractiv"; did you mean "builtin:extractive"?',
      'model: builtin:extractiv',
      '       ^',
    ],
  },
  {
    what: 'a rubric that is nearly right',
    file: good.replace('rubric: question-answering', 'rubric: question-answer'),
    said: [
      'slip.yaml:5:41  judge.rubric: unknown rubric "question-answer"; did you mean "question-answering"?',
      'judge: {model: builtin:lexical, rubric: question-answer}',
      '                                        ^',
    ],
  },
  {
    what: 'one id twice',
    file: good.replace('judge:', '  - {id: fare, ask: What does a bicycle cost?}\njudge:'),
    said: [
      'slip.yaml:5:10  questions[1].id: another question has the id "fare"',
      '  - {id: fare, ask: What does a bicycle cost?}',
      '         ^',
    ],
  },
  {
    what: 'a baseline that is no candidate',
    file: `${good}guidances: {Terse: Be brief., Cited: Quote.}\nbaseline: Tarse\n`,
    said: [
      'slip.yaml:7:11  baseline: no candidate is called "Tarse"; did you mean "Terse"?',
      'baseline: Tarse',
      '          ^',
    ],
  },
  {
    what: 'YAML that does not end',
    file: `${good}checks: [{id: short, maxWords: 10}\n`,
    said: ['slip.yaml:7:1  not valid YAML: a list or mapping in brackets does not end before this', '', '^'],
  },
  {
    what: 'pairs of one candidate',
    file: `${good}pairwise: {pairs: all}\n`,
    said: [
      'slip.yaml:6:11  pairwise: one candidate has nothing to be compared with; add another, or leave it out',
      'pairwise: {pairs: all}',
      '          ^',
    ],
  },
];

describe(
  'a slip in an evaluation is named by its place before anything is called',
  { concurrency: 2 },
  () => {
    for (const { what, file, said } of slips) {
      it(what, async () => {
        const folder = await aProject({ 'ferry.md': ferry, 'slip.yaml': file });
        const { code, stdout, stderr } = await assay(folder, 'run', 'slip.yaml');
        assert.equal(code, 2);
        assert.equal(stdout, '');
        assert.equal(stderr, `${said.join('\n')}\n`);
        assert.equal(existsSync(join(folder, '.assay')), false);
      });
    }
  },
);
