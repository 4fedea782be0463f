/** The command `assay` from source: `npm run --silent assay -- <arguments>`, in the folder it was typed in. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pinnedNode, root, setUp, sourceFlags } from './setup.mjs';

const problem = setUp();
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

const command = spawn(pinnedNode, [...sourceFlags, join(root, 'src/cli/main.ts'), ...process.argv.slice(2)], {
  // npm runs scripts in the package's root and says here where its user is.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});

// A terminal sends Ctrl-C to the whole group, the command included: passing it on would make it two.
const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
process.on('SIGINT', () => terminal || command.kill('SIGINT'));
process.on('SIGTERM', () => command.kill('SIGTERM'));
process.on('SIGHUP', () => command.kill('SIGHUP'));

command.on('error', (error) => {
  process.stderr.write(`assay could not be started: ${error.message}\n`);
  process.exitCode = 1;
});
command.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal];
});
