/** Runs the steps of a task one after another, shows the output of those that fail, and adds up the counts. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparePages } from './browser.mjs';
import { readCounts } from './counts.mjs';
import { root, toolEnvironment } from './setup.mjs';

const REPORTER = fileURLToPath(new URL('count-reporter.mjs', import.meta.url));

/** Runs all steps, whatever fails. The last line says `N passed, N failed`. Returns the exit code. */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    const started = Date.now();
    const result = await runStep(step);
    total.passed += result.passed;
    total.failed += result.failed;
    process.stdout.write(`${line(step, result, Date.now() - started)}\n`);
    if (result.failed > 0) process.stdout.write(`${shortened(result.output)}\n`);
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

async function runStep(step) {
  const preparation = step.counts === 'pages' ? preparePages() : { environment: {} };
  if (preparation.skipped) return { passed: 0, failed: 0, skipped: preparation.skipped, output: '' };
  if (preparation.problem) return { passed: 0, failed: 1, output: preparation.problem };
  const folder = mkdtempSync(join(tmpdir(), 'assay-counts-'));
  try {
    const file = join(folder, 'counts.json');
    const environment = {
      ...toolEnvironment(),
      ...preparation.environment,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    };
    const ended = await run({ command: step.command, args: argumentsOf(step, file), environment });
    const counted = readCounts({ ...ended, counts: step.counts, report: contentOf(file) });
    return { ...counted, output: ended.output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** node:test and Playwright write their counts into a file beside what they print. */
function argumentsOf(step, file) {
  if (step.counts === 'pages') return [...step.args, '--reporter=line,json'];
  if (step.counts !== 'tests') return step.args;
  const reporters = ['spec', REPORTER].map((name) => `--test-reporter=${name}`);
  const destinations = ['stdout', file].map((name) => `--test-reporter-destination=${name}`);
  return [...reporters, ...destinations, ...step.args];
}

function run({ command, args, environment }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${command}: ${error.message}` }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}\n${signal}` : output }),
    );
  });
}

function contentOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function line(step, result, milliseconds) {
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`.padStart(7);
  return `${step.name.padEnd(9)}${seconds}  ${outcome(step, result)}`;
}

function outcome(step, result) {
  if (result.skipped) return `skipped: ${result.skipped}`;
  if (step.counts === 'exit-code') return result.failed === 0 ? 'ok' : 'FAILED';
  return `${result.passed} passed, ${result.failed} failed`;
}

/** Without the lines of tests that passed: those who read this look for the others. */
function shortened(output) {
  return output
    .split('\n')
    .filter((text) => !/^\s*[✔▶﹣] /.test(text))
    .join('\n')
    .trim();
}
