import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { commandTree } from '../../scripts/reference/command-tree.ts';
import { blocksOf, type Block } from '../../scripts/reference/page.ts';
import { pageFiles } from '../../scripts/reference/page-files.ts';
import { refreshPage } from '../../scripts/reference/refresh-page.ts';
import { wordsOf } from '../../scripts/reference/words.ts';
import { inWorkspace, root } from '../../scripts/reference/workspace.ts';
import { EvaluationError, prepareValue } from '../../src/run/prepare.ts';

const pages = pageFiles().map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
/** All begun at once, as each waits for commands of its own. */
const refreshed = new Map(pages.map(({ file, text }) => [file, refreshPage(text)]));
const inCheckout = 'npm run --silent assay -- ';

test('there are pages, with commands, evaluations and shown output among them', () => {
  const blocks = pages.flatMap(({ text }) => blocksOf(text));
  assert.ok(pages.length > 15);
  for (const language of ['sh', 'yaml', 'ts']) assert.ok(blocks.some((block) => block.language === language));
  assert.ok(blocks.some(({ shows }) => shows !== null));
});

for (const { file, text } of pages) {
  describe(file, () => {
    const blocks = blocksOf(text);

    for (const line of commandLines(blocks)) test(`can be typed: ${line}`, () => mustParse(line));

    for (const [index, block] of blocks.entries()) {
      if (block.language !== 'yaml') continue;
      test(`YAML ${index + 1} is accepted by "assay check"`, () => mustBeAccepted(block, blocks));
    }

    if (blocks.some(({ shows }) => shows !== null)) {
      test('shows what its commands print; `node scripts/reference.ts` writes it', async () => {
        assert.equal(await refreshed.get(file), text);
      });
    }

    test('names only commands and options that exist', () => {
      for (const [, line = ''] of text.matchAll(/`(assay [a-z][^`\n]*)`/g)) mustBeKnown(line);
    });

    test('links lead somewhere', () => {
      const links = [...text.matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)].flatMap(([, link = '']) => link);
      const dead = links.filter(
        (link) => !link.includes('://') && !existsSync(resolve(root, dirname(file), link)),
      );
      assert.deepEqual(dead, []);
    });
  });
}

test('the refusal that the README quotes is one that is shown', () => {
  const page = (name: string) => pages.find(({ file }) => file === name)?.text ?? '';
  const [quoted = 'nothing'] = /^`pairwise: .*`$/m.exec(page('README.md')) ?? [];
  assert.ok(page('docs/evaluation-file.md').includes(quoted.replaceAll('`', '')));
});

test('the house and the map name every room, in their order', () => {
  const rooms = JSON.parse(readFileSync(join(root, 'src/rooms.json'), 'utf8')) as string[];
  for (const file of ['docs/house.md', 'AGENTS.md']) {
    const page = readFileSync(join(root, file), 'utf8');
    const named = rooms.filter((room) => page.includes(`${room}/`));
    assert.deepEqual(named, rooms, file);
    const places = rooms.map((room) => page.search(new RegExp(`^.{0,8}\`?(src/)?${room}/\`? `, 'm')));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      file,
    );
    assert.ok(!places.includes(-1), `${file}: ${rooms[places.indexOf(-1)]}`);
  }
});

test('files that pages point to in code are there', () => {
  const pointed = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/`((?:src|test|scripts|docs|examples|schema)\/[\w./-]+)`/g)].map(([, path = '']) => ({
      file,
      path,
    })),
  );
  assert.ok(pointed.length > 10);
  const gone = pointed.filter(({ path }) => !existsSync(join(root, path)));
  assert.deepEqual(gone, []);
});

test('every warning of a report is explained', () => {
  const sources = [
    ...globSync('src/report/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }),
    'src/cli/commands/compare.ts',
    'src/cli/elsewhere-table.ts',
    'src/cli/shaped-table.ts',
    'src/cli/unreadable-rows.ts',
  ];
  const codes = sources.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bcode: '([a-z-]+)'/g)].map(([, code = '']) => code),
  );
  const explained = ['docs/reading-the-report.md', 'docs/analyze.md', 'docs/compare.md']
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  assert.ok(codes.length > 10);
  assert.deepEqual(
    codes.filter((code) => !explained.includes(`\`${code}\``)),
    [],
  );
});

test('what stops a run is told in the words that are printed', () => {
  const files = globSync('src/models/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] });
  const source = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const told = pages.filter(({ file }) => ['docs/gemini.md', 'docs/providers.md'].includes(file));
  const quoted = told.flatMap(({ text }) =>
    [...text.matchAll(/^\| `(?:google|lab|openai|ollama):(.*?)`/gm)].map(([, words = '']) => words),
  );
  assert.ok(quoted.length > 15);
  const pieces = quoted.flatMap((words) => words.split('…')).filter((piece) => /[a-z]{2}/.test(piece));
  assert.deepEqual(
    pieces.filter((piece) => !source.includes(piece.trim())),
    [],
  );
});

test('every run-time package has its reason', () => {
  const packages = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const page = readFileSync(join(root, 'docs/decisions/2026-11-23-run-time-packages.md'), 'utf8');
  const without = Object.keys(packages.dependencies).filter((name) => !page.includes(`\`${name}\``));
  assert.deepEqual(without, []);
});

function commandLines(blocks: readonly Block[]): string[] {
  const typed = blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n'));
  const shown = blocks.flatMap(({ shows }) => shows ?? []);
  const lines = [...typed, ...shown].map((line) => line.replace(inCheckout, 'assay ').trim());
  return [...new Set(lines.filter((line) => line.startsWith('assay ')))];
}

/** Parses a line as the command would, without doing it. */
function mustParse(line: string): void {
  const tree = commandTree();
  let performed = 0;
  for (const command of tree.commands) command.action(() => void (performed += 1));
  tree.parse(wordsOf(line).slice(1), { from: 'user' });
  assert.equal(performed, 1, line);
}

/** Within a sentence a line may leave words out; its command and options must exist. */
function mustBeKnown(line: string): void {
  const [, name, ...words] = wordsOf(line);
  const command = commandTree().commands.find((one) => one.name() === name);
  assert.ok(command, `${line}: there is no such command`);
  const options = command.options.flatMap((option) => option.long ?? []);
  for (const word of words.filter((one) => one.startsWith('--') && one !== '--help')) {
    assert.ok(options.includes(word), `${line}: ${word} is no option of ${name}`);
  }
}

/** A whole evaluation stands for itself; keys shown alone are tried in a small one; a rubric as its judge's. */
async function mustBeAccepted(block: Block, blocks: readonly Block[]): Promise<void> {
  const value = parse(block.text) as Record<string, unknown>;
  await inWorkspace(async (folder) => {
    for (const { file, text } of blocks) if (file !== null) writeFileSync(join(folder, file), text);
    try {
      const environment = { GEMINI_API_KEY: 'a-key', OPENAI_API_KEY: 'a-key', LAB_KEY: 'a-key' };
      await prepareValue(toEvaluation(value, block.file), { folder, environment });
    } catch (error) {
      if (error instanceof EvaluationError && isShownRefused(block, blocks)) return;
      throw error;
    }
  });
}

/** A page may show a file in order to show how it is refused. */
function isShownRefused(block: Block, blocks: readonly Block[]): boolean {
  return blocks.some(
    ({ shows, text }) => shows === `assay check ${block.file}` && /^\S+:\d+:\d+ {2}/.test(text),
  );
}

function toEvaluation(value: Record<string, unknown>, file: string | null): Record<string, unknown> {
  if ('levels' in value) return { ...smallest, judge: { model: 'builtin:lexical', rubric: file } };
  if (file !== null) return value;
  const { document, ...rest } = smallest;
  return { ...rest, ...('documents' in value ? {} : { document }), ...value };
}

const smallest = {
  document: 'notice.md',
  model: 'builtin:extractive',
  questions: ['How long does a loan last?'],
};
