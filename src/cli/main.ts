#!/usr/bin/env node
import { exitCodes } from './outside.ts';
import { processOutside, readVersion } from './process-outside.ts';

const typed = process.argv.slice(2);

if (typed.length === 1 && (typed[0] === '--version' || typed[0] === '-V')) {
  // The one question that needs nothing else to be loaded.
  process.stdout.write(`${readVersion()}\n`);
} else {
  const outside = processOutside();
  const { perform } = await import('./perform.ts');
  const code = await perform(typed, outside);
  process.exitCode = outside.signal.aborted ? exitCodes.interrupted : code;
}
