/** Builds dist/ for publishing: compiled source, and beside it the data files that it reads. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, toolEnvironment } from './setup.mjs';

const dist = join(root, 'dist');
const command = join(dist, 'cli', 'main.js');

rmSync(dist, { recursive: true, force: true });
const compiled = spawnSync('tsc', ['-p', 'tsconfig.build.json'], {
  cwd: root,
  env: toolEnvironment(),
  stdio: 'inherit',
});
if (compiled.status === 0) {
  cpSync(join(root, 'src'), dist, { recursive: true, filter: isData });
  if (existsSync(command)) chmodSync(command, 0o755);
} else {
  rmSync(dist, { recursive: true, force: true });
  process.stderr.write('dist/ was not built: see the errors above.\n');
  process.exitCode = 1;
}

/** Rubrics, prompts, prices, the page: everything but code, tests' material and the list of rooms. */
function isData(path) {
  return !/[.]ts$|[\\/]fixtures$|[\\/]rooms[.]json$/.test(path);
}
