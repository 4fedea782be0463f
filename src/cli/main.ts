#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { version } from '../library/version.ts';
import { keepHeapSmall } from './small-heap.ts';

const typed = process.argv.slice(2);

if (typed.length === 1 && (typed[0] === '--version' || typed[0] === '-V')) {
  // The one question that needs nothing else to be loaded.
  process.stdout.write(`${version}\n`);
} else {
  // What was compiled once is not compiled again: a third of the time that a short command takes.
  enableCompileCache();
  keepHeapSmall(process.versions.node);
  const { exitCodes } = await import('./outside.ts');
  const { processOutside } = await import('./process-outside.ts');
  const { explain } = await import('./explain.ts');
  const { perform } = await import('./perform.ts');
  const outside = processOutside();
  // What is thrown where nobody waits for it would be told by Node, with a stack and another exit code.
  process.on('uncaughtException', (error) => {
    const code = explain(error, outside);
    process.exit(outside.signal.aborted ? exitCodes.interrupted : code);
  });
  // Nobody has said how it ended: it waits for something that cannot come any more.
  process.on('exit', () => {
    process.exitCode ??= explain(new Error('it ended in the middle of its work'), outside);
  });
  void perform(typed, outside).then((code) => {
    process.exitCode = outside.signal.aborted ? exitCodes.interrupted : code;
  });
}
