import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Parser } from 'htmlparser2';
import type { Report } from '../../src/report/report.ts';
import { assay, results, startAssay } from './command.ts';
import { aProject, ferry } from './project.ts';

/** Answers that would do something wherever they are taken for more than text. */
const answers = [
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b]8;;http://evil.example/\u001b\\link\u001b]8;;\u001b\\ \u001b]52;c;aGk=\u0007 \u009b31m',
  'from \u202eright\u202c to \u2066left\u2069, \u200fmarked',
  '=HYPERLINK("http://evil.example","fare")',
  "+cmd|' /C calc'!A0",
  '-2+3+cmd',
  '@SUM(1)',
  '\tTab first',
  "'quoted",
  '-5',
  '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">a</a>',
  '[a](javascript:alert(1)) [b](data:text/html,<script>1</script>) ![c](http://evil.example/p.png)',
  '{{constructor}} ${process.env.HOME} {problem} <%= 1 %>',
  'a'.repeat(200_000),
  'lines\r\nwith, commas "and" quotes\nend\u2028one\u2029two\u0000three\u0085four',
  '| a | b |\n|---|---|\n\n# heading\n```\na fence without end',
  'half \ud800 of a \udc00 pair',
  '“\u001b[31mA single \u202efare is <script>alert(1)</script> euros” (p. 9) “=cmd is not any fare” “A single fare is =nine euros”',
];

/* oxlint-disable no-control-regex -- control characters are what this file is about */
/** What moves a cursor, colours, renames a window, or turns the direction of writing. */
const active = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const file = '=1+1 <b>.yaml';
const evil = '<img src=x onerror=alert(1)> [x](javascript:alert(1))';

/** JSON is YAML too, and escapes what it holds. */
const evaluation = {
  name: `=cmd \u001b[31m\u202e${evil}`,
  document: 'ferry.md',
  candidates: [
    {
      id: `@elsewhere ${evil}`,
      answers: 'answers.jsonl',
      guidance: '=guidance \u001b[1m <script>x</script>',
    },
    { id: '+Plain', model: 'builtin:extractive' },
  ],
  questions: answers.map((_, index) => ({
    id: `q${index}`,
    ask: `What \u001b]0;t\u0007\u202e does <script>alert(1)</script> a fare cost, ${index}?`,
  })),
  judge: { id: `=judge ${evil}`, model: 'builtin:lexical' },
  checks: [{ id: `=check ${evil}`, maxWords: 10 }],
  citations: true,
};

let folder = '';
before(async () => {
  folder = await aProject({
    'ferry.md': ferry,
    [file]: JSON.stringify(evaluation),
    'answers.jsonl': answers
      .map((answer, index) => `${JSON.stringify({ question: `q${index}`, answer })}\n`)
      .join(''),
  });
  await results(folder, 'run', file);
});

describe('text from outside', { concurrency: 2 }, () => {
  describe('nothing that acts leaves by', { concurrency: 2 }, () => {
    const doors = [
      ['run', file],
      ['check', file],
      ['runs'],
      ['runs', '--format', 'json'],
      ['show'],
      ['report', '--format', 'json'],
      ['calibrate'],
      ['calibrate', '--format', 'json'],
      ['ask', 'ferry.md', `Who \u001b[31m\u202epays ${evil}?`, '--guidance', '\u001b[2J', '--format', 'json'],
    ];
    for (const typed of doors) {
      it(typed.join(' ').replaceAll(/[^\w .-]/g, ''), async () => {
        const written = await results(folder, ...typed);
        assert.ok(written.length > 100);
        assert.doesNotMatch(written, active);
        assert.doesNotMatch(written, /\ufffd\ufffd/);
      });
    }

    it('an error', async () => {
      for (const typed of [
        ['run', file, '--only', '\u001b[31m\u202e'],
        ['\u001b]0;t\u0007'],
        ['report', '\u001b[31m\u202e'],
        ['check', '\u001b[31m\u202e.yaml'],
      ]) {
        const { code, stderr } = await assay(folder, ...typed);
        assert.equal(code, 2);
        assert.doesNotMatch(stderr, active);
      }
    });

    it('Markdown', async () => {
      const markdown = await results(folder, 'export', '--format', 'markdown');
      assert.doesNotMatch(markdown, active);
      assert.doesNotMatch(markdown, /<\w|[^\\]\]\(javascript:/);
    });

    it('HTML', async () => {
      const html = await results(folder, 'export', '--format', 'html');
      assert.doesNotMatch(html, active);
      assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'/i);
      const found: string[] = [];
      const look = (name: string, facts: Readonly<Record<string, string>>) => {
        if (/^(script|img|iframe|object|embed|link|base|form|video|audio)$/.test(name)) found.push(name);
        for (const [attribute, value] of Object.entries(facts)) {
          const leads = attribute === 'href' && !value.startsWith('#');
          const known = /^https?:/.test(value) && /\bnoopener\b/.test(facts['rel'] ?? '');
          if (/^(on|src|action|formaction|xlink)/.test(attribute) || (leads && !known))
            found.push(`${name} ${attribute}="${value}"`);
        }
      };
      const parser = new Parser({ onopentag: look });
      parser.end(html);
      assert.deepEqual(found, []);
      assert.doesNotMatch(html, /url\(|@import/);
    });
  });

  describe('rows say all that there was', { concurrency: 2 }, () => {
    for (const rows of ['ratings', 'answers', 'citations']) {
      it(`${rows}: a spreadsheet runs no cell, and CSV holds what JSONL holds`, async () => {
        const csv = await results(folder, 'export', '--rows', rows, '--format', 'csv');
        const cells = parse<Record<string, string>>(csv, { columns: true });
        const jsonl = await results(folder, 'export', '--rows', rows, '--format', 'jsonl');
        assert.doesNotMatch(jsonl, active);
        const objects = jsonl
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, unknown>);
        assert.equal(cells.length, objects.length);
        for (const [index, row] of cells.entries()) {
          for (const [name, cell] of Object.entries(row)) {
            assert.ok(
              !/^[=+\-@\t\r]/.test(cell) || /^[+-]?[\d.]+$/.test(cell),
              `${name}: ${cell.slice(0, 40)}`,
            );
            const value = objects[index]?.[name] ?? '';
            const plain = /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell;
            assert.equal(plain, typeof value === 'string' ? value : JSON.stringify(value));
          }
        }
      });
    }

    it('every answer is there, character by character; half a pair is marked as such', async () => {
      const jsonl = await results(folder, 'export', '--rows', 'answers', '--format', 'jsonl');
      const exported = jsonl
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { answer: string; candidate: string })
        .filter(({ candidate }) => candidate.startsWith('@elsewhere'));
      assert.deepEqual(
        exported.map(({ answer }) => answer.toWellFormed()),
        answers.map((answer) => answer.toWellFormed()),
      );
    });

    it('analyzed, they give the numbers of the run', async () => {
      await results(folder, 'export', '--format', 'csv', '--output', 'rows.csv');
      const measure = evaluation.judge.id;
      const [report, analyzed] = [
        JSON.parse(await results(folder, 'report', '--format', 'json')) as Report,
        JSON.parse(await results(folder, 'analyze', 'rows.csv', '--format', 'json')) as Report,
      ];
      assert.deepEqual(
        analyzed.candidates.map(({ id, measures }) => [id, measures[measure]]),
        report.candidates.map(({ id, measures }) => [id, measures[measure]]),
      );
    });
  });

  it('a reader that closes the pipe after the first lines is no failure', async () => {
    // More than a pipe holds, so that the command is still writing.
    const child = startAssay(folder, 'show');
    let complaint = '';
    child.stderr?.on('data', (chunk) => (complaint += String(chunk)));
    child.stdout?.once('data', () => child.stdout?.destroy());
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
    assert.equal(complaint, '');
  });
});
