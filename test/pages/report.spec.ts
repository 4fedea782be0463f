import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const hostile = [
  '<script>document.title = "taken"</script><img src=x onerror="document.title=\'taken\'">',
  '[press](javascript:document.title="taken") ![seen](https://example.invalid/pixel.png) <https://example.org/>',
  '# A heading\n\n- a list\n- **bold**\n\n| a | b |\n|---|---|\n| 1 | 2 |',
];
let folder: string;
let address: string;

/** A report with answers that would do harm if they could. */
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-page-'));
  writeFileSync(join(folder, 'notes.md'), 'The ferry leaves at seven. The crossing takes fifty minutes.\n');
  const rows = hostile.map((answer, index) =>
    JSON.stringify({ question: 'when', answer, answerIndex: index + 1 }),
  );
  writeFileSync(join(folder, 'answers.jsonl'), `${rows.join('\n')}\n`);
  writeFileSync(
    join(folder, 'assay.yaml'),
    [
      'name: <b>Hostile</b> & honest',
      'document: notes.md',
      'candidates:',
      '  - {id: Ours, answers: answers.jsonl}',
      '  - {id: Baseline, model: builtin:extractive}',
      'questions: [{id: when, ask: When does the ferry leave?}]',
      'judge: {model: builtin:lexical, turns: two}',
      '',
    ].join('\n'),
  );
  assay('run');
  assay('export', '--format', 'html', '--output', 'report.html');
  address = pathToFileURL(join(folder, 'report.html')).href;
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('anybody can read the report: axe finds nothing', async ({ page }) => {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  });
}

test('what models wrote stays text: nothing runs, nothing is fetched, nothing is complained of', async ({
  page,
}) => {
  const seen: string[] = [];
  page.on('request', (request) => seen.push(request.url()));
  page.on('console', (message) => seen.push(message.text()));
  page.on('pageerror', (error) => seen.push(error.message));
  await page.goto(address);
  for (const more of await page.locator('summary').all()) await more.click();
  await expect(page).toHaveTitle(/Hostile/);
  expect(seen).toEqual([address]);
  await expect(page.locator('script, img, iframe, object, [onerror], a[href^="javascript"]')).toHaveCount(0);
  await expect(page.getByText('document.title = "taken"')).toBeVisible();
  await expect(page.getByRole('link', { name: 'https://example.org/' })).toHaveAttribute('rel', /noopener/);
});

test('results stand before answers and evaluations, and fit a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto(address);
  const headings = await page.getByRole('heading').allTextContents();
  expect(headings.indexOf('Results')).toBeGreaterThan(-1);
  expect(headings.indexOf('Results')).toBeLessThan(headings.indexOf('When does the ferry leave?'));
  await expect(page.getByText('Level:').first()).toBeVisible();
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow).toBe(0);
});

function assay(...args: string[]): void {
  const flags = ['--conditions=assay-source', '--disable-warning=ExperimentalWarning'];
  execFileSync(process.execPath, [...flags, join(root, 'src/cli/main.ts'), ...args], {
    cwd: folder,
    stdio: 'pipe',
  });
}
