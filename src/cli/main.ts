#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { version } from '../library/version.ts';

const typed = process.argv.slice(2);

if (typed.length === 1 && (typed[0] === '--version' || typed[0] === '-V')) {
  // The one question that needs nothing else to be loaded.
  process.stdout.write(`${version}\n`);
} else {
  // What was compiled once is not compiled again: a third of the time that a short command takes.
  enableCompileCache();
  const { exitCodes } = await import('./outside.ts');
  const { processOutside } = await import('./process-outside.ts');
  const { perform } = await import('./perform.ts');
  const outside = processOutside();
  const code = await perform(typed, outside);
  process.exitCode = outside.signal.aborted ? exitCodes.interrupted : code;
}
