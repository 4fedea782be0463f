/**
 * What every `npm run <task>` types first: sets the checkout up if need be, then runs the task with the
 * pinned Node. Plain JavaScript for Node 20, so that it works right after `git clone`.
 */
import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { root, setUp, toolEnvironment } from './setup.mjs';
import { runSteps } from './steps.mjs';
import { checks, commands } from './tasks.mjs';

process.exitCode = await runTask(process.argv[2], process.argv.slice(3));

async function runTask(task, args) {
  if (!Object.hasOwn(checks, task) && !Object.hasOwn(commands, task)) {
    const known = [...Object.keys(checks), ...Object.keys(commands)].join(', ');
    return complain(`Unknown task "${task}". Tasks: ${known}.`);
  }
  const problem = setUp();
  if (problem !== null) return complain(problem);
  return Object.hasOwn(checks, task) ? runSteps(checks[task]) : runCommand(commands[task], args);
}

function runCommand(command, args) {
  // Ctrl-C reaches the command from the terminal; how it ends is its own affair.
  process.on('SIGINT', () => {});
  const ended = spawnSync(command.command, [...command.args, ...args], {
    cwd: root,
    env: toolEnvironment(),
    stdio: 'inherit',
  });
  if (ended.error) return complain(`${command.command} could not be started: ${ended.error.message}`);
  return ended.status ?? 128 + constants.signals[ended.signal];
}

function complain(message) {
  process.stderr.write(`${message}\n`);
  return 1;
}
