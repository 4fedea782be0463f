/**
 * Installs what the checkout needs, once per lockfile. Plain JavaScript for Node 20: it runs before the
 * pinned Node is there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const binaries = join(root, 'node_modules', '.bin');

/** The pinned Node, for development. */
export const pinnedNode = join(binaries, 'node');

/** What makes `import 'assay'` mean the source, and keeps Node quiet about its SQLite. */
export const sourceFlags = ['--conditions=assay-source', '--disable-warning=ExperimentalWarning'];

/** The environment in which tools and the pinned Node are found first. */
export function toolEnvironment() {
  const environment = { ...process.env, PATH: [binaries, pathOutside()].join(delimiter) };
  // Hundreds of processes read the same sources: what one has compiled the others need not.
  environment.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'compile');
  // Set by node:test for its own children; a nested test run must not report to the outer one.
  delete environment.NODE_TEST_CONTEXT;
  return environment;
}

/**
 * Runs `npm ci` if the lockfile has changed since it last ran, and checks that the pinned Node arrived.
 * Says in one line on stderr what it does. Returns null, or what went wrong with its remedy.
 */
export function setUp() {
  const stamp = join(root, 'node_modules', '.assay-lock');
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash) return null;
  process.stderr.write('Setting up: npm ci (only when package-lock.json has changed; about a minute) ...\n');
  const problem = install() ?? guard();
  if (problem === null) writeFileSync(stamp, `${hash}\n`);
  return problem;
}

function install() {
  // From outside node_modules, which npm is about to replace; development packages whatever NODE_ENV says.
  const result = spawnSync('npm', ['ci', '--include=dev', '--loglevel=warn'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: pathOutside() },
  });
  if (result.status === 0) return null;
  const output = result.error ? result.error.message : `${result.stdout}${result.stderr}`.trim();
  return `npm ci failed; Assay needs npm 11 and a package registry it can reach:\n${output}`;
}

function guard() {
  const pinned = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
  const arrived = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  if (arrived.status === 0 && arrived.stdout.trim() === `v${pinned}`) return null;
  return (
    `Assay is developed with Node ${pinned}, which npm ci did not bring to node_modules/.bin/node: ` +
    'allow install scripts (npm config set ignore-scripts false), then run this again.'
  );
}

/** PATH without any node_modules/.bin, so that `npm` and `node` are the machine's own. */
function pathOutside() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !/[\\/]node_modules[\\/]/.test(`${folder}/`)).join(delimiter);
}
