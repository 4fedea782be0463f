/** The system's Chromium for page tests; as root on Debian or Ubuntu it is installed when missing. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** `{ environment }` for the page tests, `{ skipped }` with why they need not run, or `{ problem }`. */
export function preparePages() {
  if (!hasPageTests()) return { skipped: 'no page tests yet' };
  const browser = installedBrowser() ?? install();
  if (browser !== null)
    return { environment: { CHROMIUM_PATH: browser, NODE_OPTIONS: '--conditions=assay-source' } };
  const remedy = 'no Chromium found: install it (Debian: apt install chromium) or set CHROMIUM_PATH';
  return process.env.CI ? { problem: `Page tests cannot run: ${remedy}.` } : { skipped: remedy };
}

function hasPageTests() {
  const folder = join(root, 'test', 'pages');
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.spec.ts'));
}

function installedBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path)) ?? null;
}

function install() {
  if (process.env.CHROMIUM_PATH || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  process.stderr.write('Installing Chromium for the page tests: apt-get install chromium ...\n');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const ended = spawnSync('apt-get', ['-qq', ...args], { encoding: 'utf8', env: environment });
    if (ended.status !== 0)
      process.stderr.write(`apt-get ${args[0]}: ${ended.stderr ?? ended.error?.message}\n`);
  }
  return installedBrowser();
}
