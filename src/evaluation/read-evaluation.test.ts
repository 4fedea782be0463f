import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it, test } from 'node:test';
import type { JudgePrompts } from '../record/evaluation.ts';
import { DocumentError } from '../documents/document-error.ts';
import { printProblem } from './problem.ts';
import { readEvaluation } from './read-evaluation.ts';
import type { EvaluationDependencies } from './reading.ts';
import { resolveEvaluation, type ReadyEvaluation, type ResolvedEvaluation } from './resolve-evaluation.ts';

type Files = Readonly<Record<string, string | Buffer>>;

const prompts: JudgePrompts = { version: 1, task: '', oneTurn: '', evaluation: '', verdict: '', again: '' };

/** Opens every path that ends in .md, and no other. */
const dependencies: EvaluationDependencies = {
  prompts,
  environment: {},
  variesByDraw: (model, settings) => model.startsWith('recorded:') && settings.temperature !== 0,
  openDocument: (location) => {
    const source = 'path' in location ? location.path : location.url;
    if (!source.endsWith('.md')) {
      const facts = {
        code: 'not-found',
        source: 'path' in location ? 'the file' : source,
        problem: 'is not there',
      } as const;
      return Promise.reject(new DocumentError({ ...facts, remedy: 'name another' }));
    }
    const hash = createHash('sha256').update(source.replace(/^.*\//, '')).digest('hex');
    const pages = [
      { number: 1, text: 'one' },
      { number: 2, text: 'three' },
    ];
    return Promise.resolve({
      document: { hash, kind: 'markdown', mediaType: 'text/markdown', bytes: 9, pages },
    });
  },
};

let root = '';
let folders = 0;
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-evaluation-'));
});
after(() => rm(root, { recursive: true }));

async function folderOf(files: Files): Promise<string> {
  const folder = join(root, String((folders += 1)));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

async function read(
  yaml: string | Buffer,
  files: Files = {},
): Promise<ResolvedEvaluation & { folder: string }> {
  const folder = await folderOf({ ...files, 'assay.yaml': yaml });
  return { ...(await readEvaluation({ file: join(folder, 'assay.yaml'), dependencies })), folder };
}

/** Every problem as it is printed, less the folder. */
function printed(result: ResolvedEvaluation & { folder: string }): string[] {
  if (!('problems' in result)) return [];
  return result.problems.map((problem) => printProblem(problem).replaceAll(`${result.folder}/`, ''));
}

function firstLines(result: ResolvedEvaluation & { folder: string }): string[] {
  return printed(result).map((text) => text.split('\n')[0] ?? '');
}

async function ready(yaml: string, files: Files = {}): Promise<ReadyEvaluation> {
  const result = await read(yaml, files);
  assert.deepEqual(printed(result), []);
  return result as unknown as ReadyEvaluation;
}

/** Three good lines: what is appended begins at line 4. */
const good = 'document: a.md\nmodel: builtin:extractive\nquestions: [How?]\n';
const working =
  'google:<model>, openai:<model>, anthropic:<model>, ollama:<model>, builtin:extractive, builtin:lexical and recorded:<file> work today';
const recording = { 'r.jsonl': '{}' };
const levels =
  'levels: [{value: 1, name: bad, condition: It is bad}, {value: 2, name: good, condition: It is good}]';
const rubric = `id: mine\nversion: 1\npurpose: Rate.\ncriteria: [{name: a, description: b}]\n${levels}\nsteps: [Read]\n`;

/** Two candidates, in one line more. */
const rivals = 'candidates: [{id: A}, {id: B, guidance: Be terse.}]\n';
const pairLevels = levels
  .replace('levels: [', 'levels: [{value: 0, name: same, condition: Neither is better}, ')
  .replace('value: 1, name: bad', 'value: -1, name: first')
  .replace('value: 2, name: good', 'value: 1, name: second');
const pairRubric = `${rubric.replace(levels, pairLevels)}kind: pairwise\n`;

interface BadFile {
  readonly what: string;
  readonly yaml: string | Buffer;
  readonly files?: Files;
  readonly says: readonly string[];
}

const badFiles: readonly BadFile[] = [
  // The file itself.
  {
    what: 'an empty file',
    yaml: ' \n',
    says: ['assay.yaml  is empty; "assay init" writes one to begin with'],
  },
  {
    what: 'only a comment',
    yaml: '# nothing\n',
    says: [
      'assay.yaml:1:1  expected a mapping {name, document, documents, model, guidances, candidates, baseline, questions, repeat, judge, judges, checks, citations, pairwise, statistics, stop, seed, limits, gate, providers, prices}, got nothing',
    ],
  },
  {
    what: 'bytes that are not UTF-8',
    yaml: Buffer.from([0x6e, 0xff, 0xfe]),
    says: ['assay.yaml  is not UTF-8 text'],
  },
  { what: 'more than 5 MB', yaml: Buffer.alloc(5_000_001, 0x23), says: ['assay.yaml  is larger than 5 MB'] },
  // YAML.
  {
    what: 'a tab that indents',
    yaml: 'repeat:\n\tanswers: 3\n',
    says: ['assay.yaml:2:1  not valid YAML: a tab cannot indent; use spaces'],
  },
  {
    what: 'a reserved character at the beginning of a text',
    yaml: 'name: @b\n',
    says: ['assay.yaml:1:7  not valid YAML: this text begins with a reserved character; put it in quotes'],
  },
  {
    what: 'a directive that nobody knows',
    yaml: '%FOO\n---\nname: b\n',
    says: [
      'assay.yaml:1:1  not valid YAML: a line beginning with "%" is a directive, and this one is unknown',
    ],
  },
  {
    what: 'a key below a text',
    yaml: 'questions:\n  first\n  second: b\n',
    says: [
      'assay.yaml:2:3  not valid YAML: this text is followed by a key; put it in quotes, or begin it with "ask: "',
    ],
  },
  {
    what: 'an escape that YAML does not have',
    yaml: 'name: "abc\\q"\n',
    says: ['assay.yaml:1:11  not valid YAML: invalid escape sequence \\q'],
  },
  {
    what: 'a model that is gone',
    yaml: 'document: a.md\nmodel: google:gemini-2.0-flash\nquestions: [How?]\n',
    says: [
      'assay.yaml:2:8  model: google:gemini-2.0-flash was retired on 2026-06-01; use google:gemini-3.8-flash',
    ],
  },
  {
    what: 'ids that are empty or broken',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: [{id: " ", ask: A}, {id: "a\\ud800", ask: B}]\n',
    says: [
      'assay.yaml:3:18  questions[0].id: expected some text, this is blank',
      'assay.yaml:3:37  questions[1].id: an id cannot hold broken characters',
    ],
  },
  {
    what: 'a colon in a question',
    yaml: 'questions:\n  - ask: Why: because?\n',
    says: ['assay.yaml:2:10  not valid YAML: a second ": " on the line; put the text in quotes'],
  },
  {
    what: 'two lists that do not end',
    yaml: 'a: [1\nb: [2\n',
    says: [
      'assay.yaml:2:1  not valid YAML: a list or mapping in brackets does not end before this',
      'assay.yaml:3:1  not valid YAML: a list or mapping in brackets does not end before this',
    ],
  },
  {
    what: 'a second document',
    yaml: `${good}---\nname: x\n`,
    says: ['assay.yaml:4:1  not valid YAML: a second document begins here; an evaluation is one'],
  },
  {
    what: 'keys that stand twice',
    yaml: `${good}seed: 1\nseed: 2\nrepeat: {answers: 1, answers: 2}\n`,
    says: [
      'assay.yaml:5:1  seed: this key stands twice',
      'assay.yaml:6:22  repeat.answers: this key stands twice',
    ],
  },
  {
    what: 'a tag that would run code',
    yaml: `${good}name: !!js/function "() => 1"\n`,
    says: ['assay.yaml:4:7  not valid YAML: a tag ("!…") means nothing here; leave it out'],
  },
  {
    what: 'an alias without anchor',
    yaml: `${good}name: *title\n`,
    says: [
      'assay.yaml:4:7  name: the alias "*title" has no anchor "&title" before it',
      'assay.yaml:4:7  name: expected text, got nothing',
    ],
  },
  {
    what: 'braces that are not quoted',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions:\n  - {{question}}\n',
    says: [
      'assay.yaml:4:5  questions[0].ask: needed',
      'assay.yaml:4:6  questions[0]: a key must be plain text; text with braces or brackets goes in quotes',
    ],
  },
  // Keys.
  {
    what: 'a misspelt key',
    yaml: `${good}repeat:\n  answer: 3\n`,
    says: ['assay.yaml:5:3  repeat.answer: unknown key; did you mean "answers"?'],
  },
  {
    what: 'a misspelt key further in',
    yaml: `${good}candidates:\n  - {id: a, settings: {temprature: 1}}\n`,
    says: ['assay.yaml:5:24  candidates[0].settings.temprature: unknown key; did you mean "temperature"?'],
  },
  {
    what: 'a setting outside of settings',
    yaml: `${good}candidates: [{id: a, temperature: 1}]\n`,
    says: ['assay.yaml:4:22  candidates[0].temperature: unknown key; it belongs under "settings"'],
  },
  {
    what: 'a key of the top further in',
    yaml: `${good}repeat: {seed: 1}\n`,
    says: ['assay.yaml:4:10  repeat.seed: unknown key; it belongs at the top of the file'],
  },
  {
    what: 'a key that resembles nothing',
    yaml: `${good}repeat: {zebra: 1}\n`,
    says: ['assay.yaml:4:10  repeat.zebra: unknown key; known here: answers, ratings, rerate'],
  },
  {
    what: 'misspelt keys that are needed, once',
    yaml: 'documet: a.md\nmodle: builtin:extractive\nqestions: [How?]\nguidanses: {Terse: Be brief.}\nbaseline: Terse\njudge: {rubric: summarization}\n',
    says: [
      'assay.yaml:1:1  documet: unknown key; did you mean "document"?',
      'assay.yaml:2:1  modle: unknown key; did you mean "model"?',
      'assay.yaml:3:1  qestions: unknown key; did you mean "questions"?',
      'assay.yaml:4:1  guidanses: unknown key; did you mean "guidances"?',
    ],
  },
  {
    what: 'misspelt keys further in, once',
    yaml: `${good}candidates: [{idd: a}]\njudge: {modle: "builtin:lexical"}\n`,
    says: [
      'assay.yaml:4:15  candidates[0].idd: unknown key; did you mean "id"?',
      'assay.yaml:5:9  judge.modle: unknown key; did you mean "model"?',
    ],
  },
  {
    what: 'merge keys',
    yaml: `${good}judges:\n  - &lexical {model: "builtin:lexical"}\n  - <<: *lexical\n    turns: two\nrepeat: {<<: [*a, *b]}\n`,
    says: [
      'assay.yaml:6:5  judges[1]: merge keys ("<<") are not supported; write it out',
      'assay.yaml:8:10  repeat: merge keys ("<<") are not supported; write it out',
    ],
  },
  {
    what: '__proto__ and constructor',
    yaml: `${good}__proto__: {x: 1}\nrepeat: {constructor: 1}\n`,
    says: [
      'assay.yaml:4:1  "__proto__" cannot be a key',
      'assay.yaml:5:10  repeat.constructor: unknown key; known here: answers, ratings, rerate',
    ],
  },
  {
    what: 'no questions',
    yaml: 'document: a.md\nmodel: builtin:extractive\n',
    says: ['assay.yaml:1:1  questions: needed'],
  },
  {
    what: 'a question without text',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: [{id: a}, " "]\n',
    says: [
      'assay.yaml:3:13  questions[0].ask: needed',
      'assay.yaml:3:22  questions[1]: expected some text, this is blank',
    ],
  },
  // Values.
  {
    what: 'a word for a number',
    yaml: `${good}repeat: {answers: three}\n`,
    says: ['assay.yaml:4:19  repeat.answers: expected a whole number from 1 to 100, got "three"'],
  },
  {
    what: 'numbers out of range',
    yaml: `${good}repeat: {ratings: 0, rerate: 1.5}\nseed: 1.5\n`,
    says: [
      'assay.yaml:4:19  repeat.ratings: expected a whole number from 1 to 100, got 0',
      'assay.yaml:4:30  repeat.rerate: expected a number from 0 to 1, got 1.5',
      'assay.yaml:5:7  seed: expected a whole number from 0 to 2147483647, got 1.5',
    ],
  },
  {
    what: 'a level of statistics that is none',
    yaml: `${good}statistics: {level: 95, pass: good}\n`,
    says: [
      'assay.yaml:4:21  statistics.level: expected a number above 0.5, up to 0.999, got 95',
      'assay.yaml:4:31  statistics.pass: expected a number, got "good"',
    ],
  },
  {
    what: 'a pass on no scale',
    yaml: `${good}judges: [{model: "builtin:lexical"}, {model: "builtin:lexical", rubric: r.yaml}]\nstatistics: {pass: -50}\n`,
    files: { 'r.yaml': rubric },
    says: [
      "assay.yaml:5:20  statistics.pass: -50 lies on no judge's scale: question-answering goes from 1 to 5, mine goes from 1 to 2; choose a rating from there",
    ],
  },
  {
    what: 'a pass on the scale of a rubric that no question uses',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: [{ask: How?, rubric: r.yaml}]\nstatistics: {pass: 4}\n',
    files: { 'r.yaml': rubric },
    says: [
      "assay.yaml:4:20  statistics.pass: 4 lies on no judge's scale: mine goes from 1 to 2; choose a rating from there",
    ],
  },
  {
    what: 'a pass on a scale that could not be read, said once',
    yaml: `${good}judge: {model: "builtin:lexical", rubric: r.yaml}\nstatistics: {pass: 50}\n`,
    says: ['assay.yaml:4:43  judge.rubric: "r.yaml" does not exist'],
  },
  {
    what: 'a number for a text',
    yaml: `${good}name: 2024\n`,
    says: ['assay.yaml:4:7  name: expected text, got 2024; put it in quotes'],
  },
  {
    what: 'a choice that is none',
    yaml: `${good}judge: {model: "builtin:lexical", turns: twoo, seesGuidance: "yes"}\n`,
    says: [
      'assay.yaml:4:42  judge.turns: expected "one" or "two", got "twoo"; did you mean "two"?',
      'assay.yaml:4:62  judge.seesGuidance: expected true or false, got "yes"',
    ],
  },
  {
    what: 'a key without a value',
    yaml: 'document: a.md\nmodel:\nquestions: [How?]\n',
    says: ['assay.yaml:2:1  model: expected text, got nothing'],
  },
  {
    what: 'a mapping for a list',
    yaml: `${good}candidates: {a: b}\nchecks: text\n`,
    says: [
      'assay.yaml:4:13  candidates: expected a list, got a mapping',
      'assay.yaml:5:9  checks: expected a list, got "text"',
    ],
  },
  {
    what: 'an empty list',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: []\n',
    says: ['assay.yaml:3:12  questions: expected a list of at least one, got an empty list'],
  },
  {
    what: 'a value of no possible shape',
    yaml: `${good}pairwise: 3\n`,
    says: ['assay.yaml:4:11  pairwise: expected "off" or false or a mapping {pairs, rubric}, got 3'],
  },
  // Documents.
  {
    what: 'no document',
    yaml: 'model: builtin:extractive\nquestions: [How?]\n',
    says: ['assay.yaml:1:1  document: needed, or "documents"'],
  },
  {
    what: 'document and documents',
    yaml: `${good}documents: {b: b.md}\n`,
    says: ['assay.yaml:4:1  documents: "document" is given too; keep one of the two'],
  },
  {
    what: 'documents that cannot be read',
    yaml: 'documents:\n  a: a.pdf\n  b: {url: "https://example.org/b.pdf"}\nmodel: builtin:extractive\nquestions: [How?]\n',
    says: [
      'assay.yaml:2:6  documents.a: the file: is not there; name another',
      'assay.yaml:3:6  documents.b: https://example.org/b.pdf: is not there; name another',
    ],
  },
  {
    what: 'a document with path and url',
    yaml: 'document: {path: a.md, url: "https://b.md"}\nmodel: builtin:extractive\nquestions: [How?]\n',
    says: ['assay.yaml:1:11  document: needs either a path or a url'],
  },
  {
    what: 'a path that is allowed to be private',
    yaml: 'document: {path: a.md, allowPrivate: true}\nmodel: builtin:extractive\nquestions: [How?]\n',
    says: ['assay.yaml:1:11  document: "allowPrivate" is for a url, not for a path'],
  },
  {
    what: 'documents without a document',
    yaml: 'documents: {}\nmodel: builtin:extractive\nquestions: [How?]\n',
    says: ['assay.yaml:1:12  documents: names no document'],
  },
  {
    what: 'a question about an unknown document',
    yaml: 'documents: {report: a.md, annex: b.md}\nmodel: builtin:extractive\nquestions: [{ask: How?, document: reprot}]\n',
    says: ['assay.yaml:3:35  questions[0].document: no document is called "reprot"; did you mean "report"?'],
  },
  // Models.
  {
    what: 'a model that needs a key',
    yaml: 'document: a.md\nmodel: google:gemini-3.8-flash\nquestions: [How?]\n',
    says: [
      'assay.yaml:2:8  model: google:gemini-3.8-flash needs a key: set GEMINI_API_KEY in the environment, or in a file .env beside the evaluation',
    ],
  },
  {
    what: 'a model of a provider that nobody declared',
    yaml: `${good}candidates: [{id: a, model: "lab:llama"}]\n`,
    says: [
      `assay.yaml:4:29  candidates[0].model: "lab:llama": no provider of that name; declare it under "providers", or use another: ${working}`,
    ],
  },
  {
    what: 'a declared provider, misspelt',
    yaml: `${good}candidates: [{id: a, model: "labb:llama"}]\nproviders: {lab: {kind: openai-compatible, baseURL: "http://127.0.0.1:1/v1"}}\n`,
    says: ['assay.yaml:4:29  candidates[0].model: unknown provider "labb"; did you mean "lab:llama"?'],
  },
  {
    what: 'unknown models',
    yaml: `${good}candidates:\n- {id: a, model: "gogle:x"}\n- {id: b, model: "builtin:extractiv"}\n- {id: c, model: extractive}\n`,
    says: [
      'assay.yaml:5:18  candidates[0].model: unknown provider "gogle"; did you mean "google:x"?',
      'assay.yaml:6:18  candidates[1].model: no built-in model is called "extractiv"; did you mean "builtin:extractive"?',
      `assay.yaml:7:18  candidates[2].model: "extractive" is not of the form provider:model; ${working}`,
    ],
  },
  {
    what: 'a recording that is not there',
    yaml: `${good}candidates: [{id: a, model: "recorded:r.jsonl"}]\n`,
    says: ['assay.yaml:4:29  candidates[0].model: "r.jsonl" does not exist'],
  },
  {
    what: 'no model',
    yaml: 'document: a.md\nquestions: [How?]\nguidances: {Terse: Be brief., Long: Be long.}\n',
    says: ['assay.yaml:1:1  model: needed, since candidate "Terse" names none'],
  },
  {
    what: 'a judge that shall answer and the reverse',
    yaml: `${good}candidates: [{id: a, model: "builtin:lexical"}]\njudge: {turns: one}\n`,
    says: [
      'assay.yaml:4:29  candidates[0].model: builtin:lexical is a judge; it cannot answer',
      'assay.yaml:5:1  judge.model: builtin:extractive cannot judge; use builtin:lexical',
    ],
  },
  {
    what: 'no model for the judge',
    yaml: 'document: a.md\nquestions: [{id: a, ask: How?}]\ncandidates: [{id: a, answers: a.csv}]\n',
    files: { 'a.csv': 'question,answer\na,b\n' },
    says: ['assay.yaml:1:1  judge.model: needed, since the evaluation names no model'],
  },
  {
    what: 'judge and judges',
    yaml: `${good}judge: {model: "builtin:lexical"}\njudges: [{model: "builtin:lexical"}]\n`,
    says: ['assay.yaml:5:1  judges: "judge" is given too; keep one of the two'],
  },
  // Names.
  {
    what: 'one name for a guidance and a candidate',
    yaml: `${good}guidances: {Terse: Be brief.}\ncandidates: [{id: Terse}]\n`,
    says: ['assay.yaml:5:19  candidates[0].id: "Terse" is the name of a guidance already'],
  },
  {
    what: 'a baseline that is no candidate',
    yaml: `${good}guidances: {Terse: Be brief.}\nbaseline: terse\n`,
    says: ['assay.yaml:5:11  baseline: no candidate is called "terse"; did you mean "Terse"?'],
  },
  {
    what: 'the same question twice',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions:\n- How?\n- {id: a, ask: Why?}\n- How?\n- {id: a, ask: Who?}\n',
    says: [
      'assay.yaml:6:3  questions[2]: the same question stands twice',
      'assay.yaml:7:8  questions[3].id: another question has the id "a"',
    ],
  },
  {
    what: 'ids that are no names',
    yaml: `document: a.md\nmodel: builtin:extractive\nquestions:\n- {id: "a\\nb", ask: x}\n- {id: ${'x'.repeat(201)}, ask: y}\n`,
    says: [
      'assay.yaml:4:8  questions[0].id: an id cannot hold line breaks or control characters',
      'assay.yaml:5:8  questions[1].id: an id has at most 200 characters, this one 201',
    ],
  },
  {
    what: 'units of one id',
    yaml: 'documents: {b: a.md, b@c: b.md, c: c.md}\nmodel: builtin:extractive\nquestions: [{id: a, ask: x, document: b@c}, {id: a@b, ask: y, document: c}]\n',
    says: [
      'assay.yaml:3:45  questions[1]: with its document this question is "a@b@c", as question "a" is; rename one',
    ],
  },
  {
    what: 'measures of one name',
    yaml: `${good}judges: [{model: "builtin:lexical"}, {model: "builtin:lexical", turns: two}]\nchecks: [{id: question-answering, maxWords: 3}, {maxWords: 3}, {maxWords: 4}, {id: citations, citesPage: true}]\n`,
    says: [
      'assay.yaml:4:38  judges[1].rubric: "question-answering" is the name of another measure already; give the judge an id',
      'assay.yaml:5:15  checks[0].id: "question-answering" is the name of another measure already',
      'assay.yaml:5:65  checks[2].maxWords: "maxWords" is the name of another measure already',
      'assay.yaml:5:84  checks[3].id: "citations" is the name of a measure of its own; choose another',
    ],
  },
  {
    what: "a question's rubric that two judges without an id would rate by",
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: [How?, {ask: x, rubric: summarization}, {ask: y, rubric: summarization}]\njudges: [{model: "builtin:lexical"}, {model: "builtin:lexical", rubric: r.yaml}]\n',
    files: { 'r.yaml': rubric },
    says: [
      'assay.yaml:3:36  questions[1].rubric: 2 judges without an id would rate this question under one name, "summarization"; give the judges ids',
    ],
  },
  {
    what: "a question's rubric that a judge is named after",
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: [{ask: x, rubric: summarization}]\njudges: [{model: "builtin:lexical", id: summarization}, {model: "builtin:lexical"}]\n',
    says: [
      'assay.yaml:3:30  questions[0].rubric: "summarization" is the name of another measure already; give the judge without an id one',
    ],
  },
  // Files that it names.
  {
    what: 'guidance files',
    yaml: `${good}guidances:\n  A: {file: a.txt}\n  B: {file: b.txt}\n  C: {file: d}\n`,
    files: { 'b.txt': '\n', 'd/e': '' },
    says: [
      'assay.yaml:5:13  guidances.A.file: "a.txt" does not exist',
      'assay.yaml:6:13  guidances.B.file: "b.txt" is empty',
      'assay.yaml:7:13  guidances.C.file: "d" is a folder, not a file',
    ],
  },
  {
    what: 'questions of no known format',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: How does it work?\n',
    says: ['assay.yaml:3:12  questions: "How does it work?" does not end in .csv or .jsonl'],
  },
  {
    what: 'a question file',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: q.csv\n',
    files: { 'q.csv': 'id,ask,referense\na,"x\ny",z\nb,,\nc,w,,more\n,w,\n,w,\na,v,\n' },
    says: [
      'q.csv:2  referense: unknown column; did you mean "reference"?',
      'q.csv:4  ask: needed',
      'q.csv:5  has 4 cells under 3 columns',
      'q.csv:7  the same question stands twice',
      'q.csv:8  id: another question has the id "a"',
    ],
  },
  {
    what: 'a question file without a header',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: q.csv\n',
    files: { 'q.csv': '\na,How?\nb,Why?\nc,Who?\n' },
    says: ['q.csv:2  has no column "ask"; the first line must name the columns, and reads "a,How?"'],
  },
  {
    what: 'a header that is nearly right',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: [How?]\ncandidates: [{id: Ours, answers: g.csv}]\n',
    files: { 'g.csv': 'question,anwser\nHow?,So.\n' },
    says: ['g.csv:1  has no column "answer"; rename "anwser"'],
  },
  {
    what: 'a question file with the same fault in every row',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: q.jsonl\n',
    files: { 'q.jsonl': '{"id": "a"}\n'.repeat(100) },
    says: [
      ...[1, 2, 3, 4, 5].map((line) => `q.jsonl:${line}  ask: needed`),
      'q.jsonl:6  ask: needed; and 94 more like it',
    ],
  },
  {
    what: 'a question file with a misspelt key',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: q.jsonl\n',
    files: { 'q.jsonl': '{"aks": "How?"}\n{"aks": "Why?"}\n' },
    says: ['q.jsonl:1  aks: unknown column; did you mean "ask"?'],
  },
  {
    what: 'a question file with semicolons',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: q.csv\n',
    files: { 'q.csv': '"id";"ask"\na;"How; or, why?"\n' },
    says: ['q.csv:1  looks separated by semicolons; save it with commas'],
  },
  {
    what: 'given answers with tabs',
    yaml: `${good}candidates: [{id: Ours, answers: g.csv}]\n`,
    files: { 'g.csv': '\uFEFFquestion\tanswer\nHow?\tSo, and so.\n' },
    says: ['g.csv:1  looks separated by tabs; save it with commas'],
  },
  {
    what: 'lines with a key that stands twice',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: q.jsonl\n',
    files: { 'q.jsonl': '{"ask": "a"}\n{"ask": "b", "\\u0061sk": "c"}\n' },
    says: ['q.jsonl:2  ask: this key stands twice'],
  },
  {
    what: 'a broken question file',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: q.csv\n',
    files: { 'q.csv': 'id,ask\na,"x\n' },
    says: ['q.csv:2  not valid CSV: a quotation mark is out of place or not closed'],
  },
  {
    what: 'an empty question file',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: q.jsonl\n',
    files: { 'q.jsonl': '\n' },
    says: ['assay.yaml:3:12  questions: "q.jsonl" holds no rows'],
  },
  {
    what: 'lines that are not JSON',
    yaml: 'document: a.md\nmodel: builtin:extractive\nquestions: q.jsonl\n',
    files: { 'q.jsonl': '{"ask": "a"}\n{"ask"\n[1]\n{"ask": 3, "tags": [1]}\n' },
    says: [
      'q.jsonl:2  not a JSON object',
      'q.jsonl:3  not a JSON object',
      'q.jsonl:4  ask: expected text, got 3; put it in quotes',
      'q.jsonl:4  tags: expected text, got 1; put it in quotes',
    ],
  },
  {
    what: 'given answers',
    yaml: 'documents: {a: a.md, b: b.md}\nmodel: builtin:extractive\nquestions: [{id: one, ask: x}, {id: two, ask: y, document: a}]\ncandidates: [{id: Ours, answers: g.jsonl, model: "builtin:extractive"}]\n',
    files: {
      'g.jsonl': [
        '{"question": "tow", "answer": "a"}',
        '{"question": "one", "answer": "a"}',
        '{"question": "one", "answer": "a", "document": "c"}',
        '{"question": "y", "answer": 3}',
        '{"question": "two", "answer": "a", "answerIndex": 0}',
        '{"question": "two", "answer": "a", "answerIndex": 2}',
        '{"question": "two", "answer": "b", "answerIndex": "2"}',
        '{"question": "one", "answer": "a", "document": "b", "answerIndex": 2}',
        '{"answer": "a", "answerindex": 1}',
      ].join('\n'),
    },
    says: [
      'assay.yaml:4:43  candidates[0].model: answers made elsewhere are not asked for; leave it out',
      'g.jsonl:1  question: no question has this id or text: "tow"; did you mean "two"?',
      'g.jsonl:2  document: needed, since the question is asked about several documents',
      'g.jsonl:3  document: the question is not asked about "c"',
      'g.jsonl:4  answer: expected text, got 3',
      'g.jsonl:5  answerIndex: expected a whole number from 1, got 0',
      'g.jsonl:7  answer 2 to "two@a" stands twice',
      'g.jsonl:8  answerIndex: answer 2 to "one@b", but there are only 1; count from 1',
      'g.jsonl:9  answerindex: unknown column; did you mean "answerIndex"?',
      'g.jsonl:9  question: needed',
    ],
  },
  {
    what: 'given answers that are not there',
    yaml: `${good}candidates: [{id: a, answers: g.csv}]\n`,
    says: ['assay.yaml:4:31  candidates[0].answers: "g.csv" does not exist'],
  },
  // Rubrics.
  {
    what: 'unknown rubrics',
    yaml: `${good}judge: {model: "builtin:lexical", rubric: sumarization}\n`,
    says: ['assay.yaml:4:43  judge.rubric: unknown rubric "sumarization"; did you mean "summarization"?'],
  },
  {
    what: 'a rubric file that is not there',
    yaml: `${good}judge: {model: "builtin:lexical", rubric: r.yaml}\n`,
    says: ['assay.yaml:4:43  judge.rubric: "r.yaml" does not exist'],
  },
  {
    what: 'a rubric file of a wrong shape',
    yaml: `${good}judge: {model: "builtin:lexical", rubric: rubrics/r.yaml}\n`,
    files: {
      'rubrics/r.yaml': `${rubric.replace('purpose', 'pupose').replace('id: mine', 'id: My Rubric')}colour: red\n`,
    },
    says: [
      'rubrics/r.yaml:1:5  id: use lower-case letters, digits and dashes',
      'rubrics/r.yaml:3:1  pupose: unknown key; did you mean "purpose"?',
      'rubrics/r.yaml:7:1  colour: unknown key; known here: id, version, kind, purpose, criteria, levels, target, steps, needsDocument, needsReference',
    ],
  },
  {
    what: 'a rubric file with faults, its levels falling',
    yaml: `${good}judge: {model: "builtin:lexical", rubric: r.yml}\n`,
    files: {
      'r.yml': rubric.replace(
        levels,
        'target: 9\nlevels:\n- {value: 2, name: good, condition: Same}\n- {value: 1, name: bad, condition: same}',
      ),
    },
    says: [
      'r.yml:5:9  target: target 9 is not the value of any level',
      'r.yml:7:37  levels[0].condition: levels "bad" and "good" have the same condition; a judge cannot tell them apart',
    ],
  },
  {
    what: 'a rubric with one level, and values out of all measure',
    yaml: `${good}judges: [{model: "builtin:lexical", rubric: one.yaml}, {model: "builtin:lexical", rubric: far.yaml}]\n`,
    files: {
      'one.yaml': rubric.replace(levels, 'levels: [{value: 1, name: bad, condition: It is bad}]'),
      'far.yaml': rubric.replace('value: 2', 'value: 1e300'),
    },
    says: [
      'one.yaml:5:9  levels: expected a list of at least 2, got a list of 1',
      'far.yaml:5:63  levels[1].value: expected a number from -1000000 to 1000000, got 1e+300',
    ],
  },
  {
    what: 'a rubric that needs references',
    yaml: `document: a.md\nmodel: builtin:extractive\nquestions: [How?, {ask: x, reference: y}, {ask: z, rubric: question-answering}]\njudge: {model: "builtin:lexical", rubric: r.yaml}\n`,
    files: { 'r.yaml': `${rubric}needsReference: true\n` },
    says: ['assay.yaml:3:13  questions[0].reference: needed, since rubric "mine" rates by it'],
  },
  {
    what: 'a rubric for pairs',
    yaml: `document: a.md\nmodel: builtin:extractive\nquestions: [{ask: z, rubric: r.yaml}]\njudge: {model: "builtin:lexical", rubric: r.yaml}\n`,
    files: { 'r.yaml': `${rubric}kind: pairwise\n` },
    says: [
      'assay.yaml:3:30  questions[0].rubric: rubric "mine" compares two answers; a question needs a pointwise rubric',
      'assay.yaml:4:43  judge.rubric: rubric "mine" compares two answers; a judge rates one, by a pointwise rubric',
      'r.yaml:5:9  levels: a rubric for pairs has the levels "first", "same" and "second", in rising order of value',
    ],
  },
  {
    what: 'a jury in which somebody sits twice, or who cannot judge',
    yaml: `${good}judge: {model: ["builtin:lexical", "builtin:lexical", "builtin:extractive"]}\n`,
    says: [
      'assay.yaml:4:36  judge.model[1]: "builtin:lexical" sits in this jury already; name another',
      'assay.yaml:4:55  judge.model[2]: builtin:extractive cannot judge; use builtin:lexical',
    ],
  },
  {
    what: 'a proof and an audit that nobody could give',
    yaml: `${good}judges: [{model: "builtin:lexical", proof: true, audit: 0.1}, {id: b, model: "recorded:r.jsonl", rubric: fluency, proof: true}]\n`,
    files: recording,
    says: [
      'assay.yaml:4:37  judges[0].proof: builtin:lexical answers no questions; leave it out',
      'assay.yaml:4:50  judges[0].audit: builtin:lexical computes its levels, so its words cannot contradict them; leave it out',
      'assay.yaml:4:115  judges[1].proof: a judge by "fluency" does not get the document; leave it out',
    ],
  },
  {
    what: 'a proof and an audit of a wrong shape',
    yaml: `${good}judge: {model: "builtin:lexical", proof: 3, audit: 2}\n`,
    says: [
      'assay.yaml:4:42  judge.proof: expected true or false, got 3',
      'assay.yaml:4:52  judge.audit: expected a number from 0 to 1, got 2',
    ],
  },
  {
    what: 'two rubrics of one id',
    yaml: `document: a.md\nmodel: builtin:extractive\nquestions: [{ask: z, rubric: r.yaml}]\njudge: {model: "builtin:lexical", rubric: s.yaml}\n`,
    files: { 'r.yaml': rubric, 's.yaml': rubric },
    says: ['assay.yaml:4:43  judge.rubric: "s.yaml" and "r.yaml" are both rubrics of the id "mine"'],
  },
  // Checks.
  {
    what: 'checks without one rule',
    yaml: `${good}checks:\n- {id: none}\n- {contains: a, excludes: b}\n`,
    says: [
      'assay.yaml:5:3  checks[0]: needs a rule, one of maxSentences, maxWords, contains, excludes, matches, equals, json, citesPage',
      'assay.yaml:6:17  checks[1].excludes: "contains" is its rule already; make this a check of its own',
    ],
  },
  {
    what: 'a misspelt rule and a rule that is off',
    yaml: `${good}checks:\n- {maxSentenses: 1}\n- {citesPage: false}\n`,
    says: [
      'assay.yaml:5:4  checks[0].maxSentenses: unknown key; did you mean "maxSentences"?',
      'assay.yaml:6:15  checks[1].citesPage: expected true, got false',
    ],
  },
  {
    what: 'patterns and schemas that are none',
    yaml: `${good}checks:\n- {matches: "("}\n- {id: long, matches: ${'a'.repeat(1001)}}\n- {json: 3}\n- {id: j, json: {type: nonsense}}\n`,
    says: [
      'assay.yaml:5:13  checks[0].matches: not a regular expression: Unterminated group',
      'assay.yaml:6:23  checks[1].matches: a pattern has at most 1000 characters, this one 1001',
      'assay.yaml:7:10  checks[2].json: expected a mapping, got 3',
      'assay.yaml:8:17  checks[3].json: not a JSON Schema: "type" cannot be "nonsense"',
    ],
  },
  {
    what: 'a check of an unknown candidate',
    yaml: `${good}guidances: {Terse: Be brief.}\nchecks: [{maxWords: 3, candidates: [Terse, Ters]}]\n`,
    says: ['assay.yaml:5:44  checks[0].candidates[1]: no candidate is called "Ters"; did you mean "Terse"?'],
  },
  // Conditions, and what comparisons need.
  {
    what: 'gates without a condition, with two, and with two measures',
    yaml: `${good}checks: [{maxWords: 9}]\ngate:\n- {candidate: default}\n- {lower: 3, mean: 3}\n- {measure: question-answering, check: maxWords, mean: 1}\n- {lower: high}\n`,
    says: [
      'assay.yaml:6:3  gate[0]: needs a condition, one of lower, mean, unrated',
      'assay.yaml:7:14  gate[1].mean: "lower" is its condition already; make this an entry of its own',
      'assay.yaml:8:33  gate[2].check: "measure" says what it is about already; leave one of them out',
      'assay.yaml:9:11  gate[3].lower: expected a number, got "high"',
    ],
  },
  {
    what: 'gates on what nothing is called',
    yaml: `${good}guidances: {Terse: Be brief., Long: Go on.}\nchecks: [{id: brief, maxWords: 9, candidates: [Terse]}]\ngate:\n- {candidate: Ters, lower: 3}\n- {measure: question-answerin, mean: 3}\n- {check: breif, mean: 1}\n- {check: question-answering, mean: 1}\n- {candidate: Long, check: brief, mean: 1}\n`,
    says: [
      'assay.yaml:7:15  gate[0].candidate: no candidate is called "Ters"; did you mean "Terse"?',
      'assay.yaml:8:13  gate[1].measure: no measure is called "question-answerin"; did you mean "question-answering"?',
      'assay.yaml:9:11  gate[2].check: no check is called "breif"; did you mean "brief"?',
      'assay.yaml:10:11  gate[3].check: "question-answering" is a judge\'s measure, not a check; name it under "measure"',
      'assay.yaml:11:15  gate[4].candidate: the check "brief" is not for "Long"; see its "candidates"',
    ],
  },
  {
    what: 'gates off the scale, and on one of several measures',
    yaml: `${good}judges: [{model: "builtin:lexical"}, {id: strict, model: "builtin:lexical"}]\nchecks: [{maxWords: 9}]\ngate:\n- {measure: strict, lower: 80}\n- {check: maxWords, mean: 95}\n- {mean: 3}\n`,
    says: [
      'assay.yaml:7:28  gate[0].lower: 80 lies off the scale of "strict", which goes from 1 to 5',
      'assay.yaml:8:27  gate[1].mean: 95 lies off the scale of "maxWords", which goes from 0 to 1',
      'assay.yaml:9:4  gate[2].mean: there are several measures; name one under "measure": "question-answering", "strict"',
    ],
  },
  {
    what: 'a margin as long as the scale, and a baseline that is not there',
    yaml: `${good}statistics: {margin: 4, compare: baseline}\n`,
    says: [
      'assay.yaml:4:22  statistics.margin: 4 is as long as the scale of "question-answering", which goes from 1 to 5; choose a difference that would not matter',
      'assay.yaml:4:34  statistics.compare: there is no baseline; name a candidate under "baseline", or compare all',
    ],
  },
  {
    what: 'pairs where there is one candidate, no baseline, or an early stop',
    yaml: `${good}pairwise: {pairs: baseline}\nstop: {anytime: true}\n`,
    says: [
      'assay.yaml:4:11  pairwise: one candidate has nothing to be compared with; add another, or leave it out',
      'assay.yaml:4:11  pairwise: a run that may stop early stops by its ratings, not by pairs; leave out stop, or pairwise',
      'assay.yaml:4:19  pairwise.pairs: no candidate is the baseline; name one under baseline, or write all',
      'assay.yaml:5:7  stop: one candidate has nothing to be compared with; leave it out',
      'assay.yaml:5:17  stop.anytime: can end a run after 7 questions at the earliest, and there is 1; add some, or leave stop out',
    ],
  },
  {
    what: 'pairs by a rubric without a twin, by an unknown one, and by one for single answers',
    yaml: `${good}${rivals}pairwise: {rubric: fluency}\n`,
    says: [
      'assay.yaml:5:20  pairwise.rubric: rubric "fluency" has no twin for pairs; name question-answering or summarization under rubric, or the path of a rubric of kind pairwise',
    ],
  },
  {
    what: 'pairs by a rubric that nobody knows',
    yaml: `${good}${rivals}pairwise: {rubric: question-answring}\n`,
    says: [
      'assay.yaml:5:20  pairwise.rubric: unknown rubric "question-answring"; did you mean "question-answering"?',
    ],
  },
  {
    what: 'pairs by a file for single answers',
    yaml: `${good}${rivals}pairwise: {rubric: r.yaml}\n`,
    files: { 'r.yaml': rubric },
    says: [
      'assay.yaml:5:20  pairwise.rubric: rubric "mine" rates one answer; pairs are compared by a rubric of kind pairwise',
    ],
  },
  {
    what: 'pairs by the rubric of a judge that has no twin',
    yaml: `${good}${rivals}pairwise: {pairs: all}\njudge: {model: "builtin:lexical", rubric: fluency}\n`,
    says: [
      'assay.yaml:5:11  pairwise: rubric "fluency" has no twin for pairs; name question-answering or summarization under rubric, or the path of a rubric of kind pairwise',
    ],
  },
];

describe('comparisons in pairs', () => {
  const pairwise = async (yaml: string) => (await ready(`${good}${rivals}${yaml}`)).evaluation.pairwise;

  it("are of all candidates by the twin of the judge's rubric, where nothing else is said", async () => {
    const usual = { pairs: 'all', rubric: 'question-answering-pairwise' };
    assert.deepEqual(await pairwise('pairwise: {}\n'), usual);
    assert.deepEqual(await pairwise('pairwise: {rubric: question-answering-pairwise}\n'), usual);
    assert.deepEqual(await pairwise('pairwise: {rubric: summarization}\n'), {
      pairs: 'all',
      rubric: 'summarization-pairwise',
    });
  });

  it('are with the baseline where there is one', async () => {
    const named = 'baseline: A\npairwise: {}\n';
    assert.equal((await pairwise(named))?.pairs, 'baseline');
    assert.equal((await pairwise(named.replace('{}', '{pairs: all}')))?.pairs, 'all');
  });

  it("may go by a rubric of one's own, which the evaluation then holds", async () => {
    const files = { 'r.yaml': pairRubric };
    const { evaluation } = await ready(`${good}${rivals}pairwise: {rubric: r.yaml}\n`, files);
    assert.equal(evaluation.pairwise?.rubric, 'mine');
    assert.deepEqual(
      evaluation.rubrics.map(({ id }) => id),
      ['question-answering', 'mine'],
    );
  });

  it('are left out of an evaluation that has them off, so that it stays the one it was', async () => {
    for (const off of ['', 'pairwise: off\n', 'pairwise: false\n'])
      assert.ok(!('pairwise' in (await ready(`${good}${off}`)).evaluation));
  });
});

test('citations are looked up where a file asks for them', async () => {
  assert.equal((await ready(`${good}citations: true\n`)).evaluation.citations, true);
  assert.ok(!('citations' in (await ready(`${good}citations: false\n`)).evaluation));
});

test('a condition can be about citations, where they are looked up', async () => {
  const gate = 'gate: [{measure: citations, mean: 0.9}]\n';
  const { evaluation } = await ready(`${good}citations: true\n${gate}`);
  assert.deepEqual(
    evaluation.gates.map(({ measure }) => measure),
    ['citations'],
  );
  assert.deepEqual(firstLines(await read(`${good}${gate}`)), [
    'assay.yaml:4:18  gate[0].measure: no measure is called "citations"',
  ]);
});

describe('bad evaluation files', () => {
  for (const { what, yaml, files, says } of badFiles) {
    it(what, async () => assert.deepEqual(firstLines(await read(yaml, files)), says));
  }

  it('are printed with the line and a caret', async () => {
    assert.deepEqual(printed(await read(`${good}repeat:\n  answer: 3\n`)), [
      'assay.yaml:5:3  repeat.answer: unknown key; did you mean "answers"?\n  answer: 3\n  ^',
    ]);
  });

  it('may not be there, or be a folder', async () => {
    const folder = await folderOf({ 'assay.yaml/a': '' });
    const messages = async (file: string) =>
      firstLines({ ...(await readEvaluation({ file: join(folder, file), dependencies })), folder });
    assert.deepEqual(await messages('assay.yaml'), ['assay.yaml  is a folder, not a file']);
    assert.deepEqual(await messages('other.yaml'), ['other.yaml  does not exist']);
    assert.deepEqual(await messages('other.ts'), ['other.ts  does not exist']);
  });

  it('do not report what only follows from another fault', async () => {
    const yaml =
      'document: 3\nmodel: 4\nquestions: [5]\nguidances: {Terse: 6}\ncandidates: [{name: x}]\nbaseline: x\njudge: {}\n';
    const result = await read(yaml);
    assert.deepEqual('problems' in result && result.problems.map(({ key }) => key), [
      'document',
      'model',
      'questions[0]',
      'guidances.Terse',
      'candidates[0].id',
      'candidates[0].name',
    ]);
  });

  it('let an error of the program through', async () => {
    const broken = { ...dependencies, openDocument: () => Promise.reject(new RangeError('a bug')) };
    await assert.rejects(
      resolveEvaluation({ value: { document: 'a.md', questions: ['x'] }, folder: '.' }, broken),
      RangeError,
    );
  });
});

describe('hostile evaluation files', () => {
  it('with a line of 100 KB print a short piece of it', async () => {
    const [text = ''] = printed(await read(`${good}repeat: {x: ${'y'.repeat(100_000)}, answer: 3}\n`)).slice(
      -1,
    );
    const [message, line = '', caret = ''] = text.split('\n');
    assert.equal(message, 'assay.yaml:4:100015  repeat.answer: unknown key; did you mean "answers"?');
    assert.equal(line, `…${'y'.repeat(48)}, answer: 3}`);
    assert.equal(line.slice(caret.length - 1), 'answer: 3}');
  });

  it('with template syntax in texts keep it as text', async () => {
    const { evaluation } = await ready(
      'document: a.md\nmodel: builtin:extractive\nquestions: ["What is {{x}} or ${y}?"]\nguidances: {A: "<%= z %>"}\n',
    );
    assert.equal(evaluation.questions[0]?.ask, 'What is {{x}} or ${y}?');
    assert.equal(evaluation.candidates[0]?.guidance, '<%= z %>');
  });

  it('with NUL bytes and escape sequences print neither', async () => {
    assert.deepEqual(printed(await read('name: "a\0b\u001b[2J"\n')), [
      'assay.yaml:1:9  not valid YAML: control character U+0000\nname: "a�b�[2J"\n        ^',
    ]);
    assert.deepEqual(firstLines(await read(`${good}seed: "\\e[2J\\u202e"\n"\\e[2J": 1\n`)), [
      'assay.yaml:4:7  seed: expected a whole number from 0 to 2147483647, got "\\u001b[2J\\u202e"',
      `assay.yaml:5:1  ["\\u001b[2J"]: unknown key; known here: name, document, documents, model, guidances, candidates, baseline, questions, repeat, judge, judges, checks, citations, pairwise, statistics, stop, seed, limits, gate, providers, prices`,
    ]);
  });

  it('that expand without end are stopped', async () => {
    const laughs = Array.from(
      { length: 9 },
      (_, n) => `- &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`,
    );
    const [bomb, ...others] = firstLines(await read(`name:\n- &a0 [lol]\n${laughs.join('\n')}\n`));
    assert.match(
      bomb ?? '',
      /^assay\.yaml:\d+:\d+  name\S+: aliases \("\*…"\) expand to more than 10000 values; write them out$/,
    );
    assert.deepEqual(others, []);
  });

  it('that contain themselves or are nested without end are stopped', async () => {
    assert.deepEqual(firstLines(await read('name: &a [*a]\n')), [
      'assay.yaml:1:10  name: nested more than 50 deep',
    ]);
    assert.deepEqual(firstLines(await read(`name: ${'['.repeat(60)}${']'.repeat(60)}\n`)), [
      'assay.yaml:1:7  name: nested more than 50 deep',
    ]);
    const [message = '', ...others] = firstLines(await read(`name: ${'['.repeat(50_000)}\n`));
    assert.match(message, /^assay\.yaml:1:\d+  not valid YAML: nested too deeply$/);
    assert.deepEqual(others, []);
  });

  it('with a key of a prototype as a name treat it as a name', async () => {
    const { evaluation } = await ready(
      `${good}guidances: {constructor: Be brief., toString: Be long.}\nbaseline: toString\n`,
    );
    assert.deepEqual(
      evaluation.candidates.map(({ id }) => id),
      ['constructor', 'toString'],
    );
  });
});

describe('good evaluation files', () => {
  it('may seat a jury: several judges in one measure, each with what all are asked for', async () => {
    const { evaluation } = await ready(
      `${good}judge: {id: quality, model: ["builtin:lexical", "recorded:r.jsonl"], turns: two}\n`,
      recording,
    );
    const juror = { id: 'quality', rubric: 'question-answering', turns: 'two', seesGuidance: false };
    assert.deepEqual(evaluation.judges, [
      { ...juror, model: 'builtin:lexical', settings: {} },
      { ...juror, model: 'recorded:r.jsonl', settings: {} },
    ]);
  });

  it('may ask a judge for proof and audits; a judge that is asked for none is as it always was', async () => {
    const judges = async (keys: string) =>
      (await ready(`${good}judge: {model: "recorded:r.jsonl"${keys}}\n`, recording)).evaluation.judges;
    const [judge] = await judges('');
    assert.deepEqual(await judges(', proof: true, audit: 0.1'), [{ ...judge, audit: 0.1, proof: true }]);
    assert.deepEqual(await judges(', proof: false, audit: 0'), [judge]);
  });

  it('are run with a rubric on which there are doubts, which are said with their place', async () => {
    const lengths = rubric.replace('It is bad', 'An adequate answer');
    const { warnings } = await ready(`${good}judge: {model: "builtin:lexical", rubric: r.yaml}\n`, {
      'r.yaml': lengths,
    });
    const said = warnings.map(({ code, message }) => `${code} ${message.replace(/^.*\//, '')}`);
    assert.deepEqual(said, [
      'rubric r.yaml:5:43  levels[0].condition: "adequate" means something else to every judge; say what can be seen in such an answer',
      'rubric r.yaml:5:98  levels[1].condition: level "good" says no more than its name; say what can be seen in such an answer',
    ]);
  });

  it('need three lines, and get every default', async () => {
    const { evaluation, documents, given, warnings } = await ready(good);
    const ask = 'How?';
    const hash = createHash('sha256').update('a.md').digest('hex');
    assert.deepEqual(evaluation, {
      name: 'evaluation',
      documents: [
        { id: 'document', source: 'a.md', hash, kind: 'markdown', bytes: 9, pageCount: 2, characters: 8 },
      ],
      candidates: [
        { id: 'default', model: 'builtin:extractive', guidance: null, settings: {}, answers: 1, given: null },
      ],
      baseline: null,
      questions: [
        {
          id: `q-${createHash('sha256').update(ask).digest('hex').slice(0, 8)}`,
          ask,
          reference: null,
          document: null,
          rubric: null,
          cluster: null,
          tags: [],
        },
      ],
      repeat: { ratings: 1, rerate: 0 },
      judges: [
        {
          id: null,
          model: 'builtin:lexical',
          rubric: 'question-answering',
          turns: 'one',
          seesGuidance: false,
          settings: {},
        },
      ],
      rubrics: evaluation.rubrics,
      checks: [],
      statistics: { level: 0.95, pass: null, margin: null, scope: 'questions-like-these', compare: 'all' },
      gates: [],
      seed: 1,
      prices: {},
      prompts,
    });
    assert.deepEqual(
      evaluation.rubrics.map(({ id }) => id),
      ['question-answering'],
    );
    assert.deepEqual(
      documents.map((document) => document.hash),
      [hash],
    );
    assert.deepEqual([given.size, warnings], [0, []]);
    // Left out, so that a file without them is the evaluation that it was before there were any.
    assert.ok(!('citations' in evaluation));
  });

  it('may use every key', async () => {
    const yaml = [
      '# yaml-language-server: $schema=./node_modules/assay/schema/evaluation.json',
      'name: Everything',
      'documents: {report: docs/a.md, inside: {url: "http://10.0.0.5/b.md", allowPrivate: true}, again: {path: docs/a.md}}',
      'model: recorded:r.jsonl',
      'guidances:',
      '  Terse: Answer in one sentence.',
      '  Cited: {file: cited.md}',
      'candidates:',
      '  - {id: Lite, model: "recorded:r.jsonl", guidance: Short., settings: {temperature: 0, maxOutputTokens: 8192, thinkingLevel: low}}',
      '  - {id: Baseline, model: builtin:extractive}',
      'baseline: Terse',
      'questions:',
      '  - How does it work?',
      '  - {id: layers, ask: How many?, reference: Nothing., tags: [unanswerable], document: report, cluster: c}',
      '  - {ask: Tell me., rubric: summarization}',
      '  - {id: mine, ask: Mine?, rubric: r.yaml}',
      'repeat: {ratings: 2, rerate: 0.1}',
      'judges:',
      '  - {id: quality, model: "recorded:r.jsonl", turns: two, seesGuidance: true, settings: {topP: 0.5}}',
      '  - {rubric: question-answering}',
      'checks:',
      '  - {id: one sentence, maxSentences: 1, candidates: [Terse]}',
      '  - {maxWords: 9}',
      '  - {contains: a}',
      '  - {excludes: b}',
      '  - {matches: "^c"}',
      '  - {equals: d}',
      '  - {json: {type: object}}',
      '  - {citesPage: true}',
      'citations: false',
      'pairwise: off',
      'stop: false',
      'statistics: {level: 0.9, pass: 4, margin: 0.3, scope: these-questions, compare: all}',
      'gate: [{candidate: Cited, measure: quality, lower: 3.5}, {check: one sentence, mean: 0.95}, {unrated: 0.02}]',
      'seed: 7',
    ].join('\n');
    const { evaluation, documents } = await ready(yaml, {
      'r.jsonl': '{}',
      'cited.md': 'Cite.\n',
      'r.yaml': rubric,
    });
    assert.deepEqual(
      evaluation.documents.map(({ id, source }) => [id, source]),
      [
        ['report', 'docs/a.md'],
        ['inside', 'http://10.0.0.5/b.md'],
        ['again', 'docs/a.md'],
      ],
    );
    assert.equal(documents.length, 2);
    assert.deepEqual(
      evaluation.candidates.map(({ id, answers, guidance }) => [id, answers, guidance]),
      [
        ['Terse', 3, 'Answer in one sentence.'],
        ['Cited', 3, 'Cite.'],
        ['Lite', 1, 'Short.'],
        ['Baseline', 1, null],
      ],
    );
    assert.deepEqual(evaluation.candidates[2]?.settings, {
      temperature: 0,
      maxOutputTokens: 8192,
      thinkingLevel: 'low',
    });
    assert.deepEqual(
      evaluation.questions.map(({ rubric: own }) => own),
      [null, null, 'summarization', 'mine'],
    );
    assert.deepEqual(
      evaluation.rubrics.map(({ id }) => id),
      ['summarization', 'mine', 'question-answering'],
    );
    assert.deepEqual(
      evaluation.judges.map(({ id, model, turns }) => [id, model, turns]),
      [
        ['quality', 'recorded:r.jsonl', 'two'],
        [null, 'recorded:r.jsonl', 'one'],
      ],
    );
    assert.deepEqual(evaluation.checks.map(({ id, rule }) => [id, rule.kind]).slice(0, 2), [
      ['one sentence', 'maxSentences'],
      ['maxWords', 'maxWords'],
    ]);
    assert.deepEqual(
      [evaluation.baseline, evaluation.seed, evaluation.statistics],
      ['Terse', 7, { level: 0.9, pass: 4, margin: 0.3, scope: 'these-questions', compare: 'all' }],
    );
    assert.deepEqual(evaluation.gates, [
      { candidate: 'Cited', measure: 'quality', condition: { kind: 'lower', atLeast: 3.5 } },
      { candidate: null, measure: 'one sentence', condition: { kind: 'mean', atLeast: 0.95 } },
      { candidate: null, measure: null, condition: { kind: 'unrated', atMost: 0.02 } },
    ]);
  });

  it('keep the order of names that look like numbers', async () => {
    const { evaluation } = await ready(
      'documents: {b: a.md, 2: b.md, 1: c.md}\nmodel: builtin:extractive\nquestions: [How?]\nguidances: {Z: a, 2: b, 1: c}\n',
    );
    assert.deepEqual(
      evaluation.candidates.map(({ id }) => id),
      ['Z', '2', '1'],
    );
    assert.deepEqual(
      evaluation.documents.map(({ id }) => id),
      ['b', '2', '1'],
    );
  });

  it('may set a pass that lies on one of several scales', async () => {
    const yaml =
      'document: a.md\nmodel: builtin:extractive\nquestions: [How?, {ask: x, rubric: r.yaml}]\nstatistics: {pass: 4}\n';
    assert.equal((await ready(yaml, { 'r.yaml': rubric })).evaluation.statistics.pass, 4);
  });

  it("may have two judges with ids beside a question's own rubric", async () => {
    const yaml =
      'document: a.md\nmodel: builtin:extractive\nquestions: [{ask: x, rubric: summarization}]\njudges: [{id: a, model: "builtin:lexical"}, {id: b, model: "builtin:lexical"}]\n';
    assert.equal((await ready(yaml)).evaluation.judges.length, 2);
  });

  it('ask a model that samples three times below 50 questions, once from there, and as often as they say', async () => {
    const answers = async (questions: number, more = '') => {
      const list = Array.from({ length: questions }, (_, n) => `Question ${n}?`);
      const yaml = `document: a.md\nmodel: recorded:r.jsonl\nquestions: ${JSON.stringify(list)}\n${more}`;
      return (await ready(yaml, recording)).evaluation.candidates[0]?.answers;
    };
    assert.deepEqual(
      [await answers(49), await answers(50), await answers(50, 'repeat: {answers: 5}\n')],
      [3, 1, 5],
    );
  });

  it('warn of repeats that can only repeat', async () => {
    const { warnings, evaluation } = await ready(`${good}repeat: {answers: 4}\n`);
    assert.equal(evaluation.candidates[0]?.answers, 4);
    assert.deepEqual(warnings, [
      {
        code: 'repeats-alike',
        message:
          'the answers of "default" to one question are all the same, since builtin:extractive does not sample; repeats measure nothing',
      },
    ]);
  });

  it('warn once of a model that another one answers for', async () => {
    const folder = await folderOf({
      'assay.yaml':
        'document: a.md\nmodel: google:gemini-3.7-flash\nquestions: [How?]\njudge: {model: google:gemini-3.7-flash, rubric: question-answering}\n',
    });
    const keyed = { ...dependencies, environment: { GEMINI_API_KEY: 'key' } };
    const result = await readEvaluation({ file: join(folder, 'assay.yaml'), dependencies: keyed });
    assert.deepEqual('warnings' in result && result.warnings.filter(({ code }) => code === 'served-as'), [
      {
        code: 'served-as',
        message: 'google:gemini-3.7-flash is answered by gemini-3.8-flash, at its price; name that one',
      },
    ]);
  });

  it('take answers made elsewhere, by id or text, numbered or not', async () => {
    const rows = 'question,answer,answerIndex,seconds\na,\'=1+1,2,0.1\na,first,1,0.2\nWhy?,"two\nlines",,\n';
    const { evaluation, given, warnings } = await ready(
      'document: a.md\nmodel: builtin:lexical\nquestions: [{id: a, ask: How?}, Why?, Who?]\ncandidates: [{id: Ours, answers: ours.csv, guidance: Be brief.}]\n',
      { 'ours.csv': `\uFEFF${rows}` },
    );
    const [ours] = evaluation.candidates;
    const why = evaluation.questions[1]?.id ?? '';
    const hash = createHash('sha256').update(`\uFEFF${rows}`).digest('hex');
    assert.deepEqual(ours, {
      id: 'Ours',
      model: `given:${hash}`,
      guidance: 'Be brief.',
      settings: {},
      answers: 2,
      given: { a: 2, [why]: 1 },
    });
    assert.deepEqual(given.get(hash), [
      { unit: 'a', answerIndex: 2, text: '=1+1' },
      { unit: 'a', answerIndex: 1, text: 'first' },
      { unit: why, answerIndex: 1, text: 'two\nlines' },
    ]);
    assert.deepEqual(warnings, [
      { code: 'answers-missing', message: '"ours.csv" holds no answers of "Ours" to 1 of 3 questions' },
    ]);
    assert.deepEqual(
      evaluation.judges.map(({ model }) => model),
      ['builtin:lexical'],
    );
  });

  it('take questions from CSV and JSONL alike', async () => {
    const of = async (path: string, content: string) =>
      (await ready(`document: a.md\nmodel: builtin:extractive\nquestions: ${path}\n`, { [path]: content }))
        .evaluation.questions;
    const csv = await of(
      'q.csv',
      'id,ask,reference,tags,cluster,rubric,document\na,How?,So.,"x; y",c,summarization,document\n',
    );
    const jsonl = await of(
      'q.jsonl',
      '{"id":"a","ask":"How?","reference":"So.","tags":["x","y"],"cluster":"c","rubric":"summarization","document":"document"}\n\n',
    );
    assert.deepEqual(csv, [
      {
        id: 'a',
        ask: 'How?',
        reference: 'So.',
        document: 'document',
        rubric: 'summarization',
        cluster: 'c',
        tags: ['x', 'y'],
      },
    ]);
    assert.deepEqual(jsonl, csv);
  });

  it('take the model that all candidates share for the judge', async () => {
    const { evaluation } = await ready(
      'document: a.md\nquestions: [How?]\ncandidates: [{id: a, model: "recorded:r.jsonl"}]\njudge: {turns: two}\n',
      recording,
    );
    assert.equal(evaluation.judges[0]?.model, 'recorded:r.jsonl');
  });
});

describe('evaluations written as code', () => {
  const load = async (code: string) => {
    const folder = await folderOf({ 'assay.config.ts': code });
    return { ...(await readEvaluation({ file: join(folder, 'assay.config.ts'), dependencies })), folder };
  };

  it('are read like files', async () => {
    const result = await load(
      "export default { document: 'a.md', model: 'builtin:extractive', questions: ['How?'], candidates: [{ id: 'a', settings: { topK: undefined } }] };\n",
    );
    assert.deepEqual('evaluation' in result && result.evaluation.candidates[0]?.settings, {});
  });

  it('have problems with a key and no line', async () => {
    const result = await load(
      "export default { document: 'a.md', model: 'builtin:extractive', questions: ['How?'], repeat: { answer: 3 }, name: () => 1 };\n",
    );
    assert.deepEqual(printed(result), [
      'assay.config.ts  name: expected text, got a function',
      'assay.config.ts  repeat.answer: unknown key; did you mean "answers"?',
    ]);
  });

  it('say in one line when they cannot be loaded', async () => {
    assert.deepEqual(printed(await load("throw new Error('first\\nsecond');\n")), [
      'assay.config.ts  cannot be loaded: Error: first',
    ]);
    assert.deepEqual(printed(await load('export const a = 1;\n')), [
      'assay.config.ts  has no default export; write: export default defineEvaluation({ … })',
    ]);
    assert.match(
      printed(await load('export default {;\n'))[0] ?? '',
      /^assay\.config\.ts  cannot be loaded: \w*SyntaxError/,
    );
  });

  it('can be resolved without a file', async () => {
    const result = await resolveEvaluation(
      { value: { document: 'a.md', questions: [] }, folder: '.' },
      dependencies,
    );
    assert.deepEqual(printed({ ...result, folder: '-' }), [
      'questions: expected a list of at least one, got an empty list',
      'model: needed, since candidate "default" names none',
    ]);
    assert.deepEqual(
      printed({ ...(await resolveEvaluation({ value: 'text', folder: '.' }, dependencies)), folder: '-' })
        .length,
      1,
    );
  });
});

describe('a gate that names no measure', () => {
  it('is about the judge’s own, also where a question has a rubric of its own', async () => {
    const yaml = `document: a.md\nmodel: builtin:extractive\nquestions: [How?, {ask: Why?, rubric: summarization}]\ngate: [{lower: 3.5}]\n`;
    const result = await read(yaml);
    assert.deepEqual(
      'problems' in result ? result.problems : result.evaluation.gates.map(({ measure }) => measure),
      ['question-answering'],
    );
  });
});
