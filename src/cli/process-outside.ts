import { constants } from 'node:os';
import type { WriteStream } from 'node:tty';
import { version } from '../library/version.ts';
import { exitCodes, type Outside, type Stream } from './outside.ts';

/** The world of this process, with its signals and pipes looked after. */
export function processOutside(): Outside {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has read enough (`| head`) closes the pipe: that is no failure.
    if (error.code === 'EPIPE') process.exit(exitCodes.finished);
  });
  process.stderr.on('error', () => undefined);
  return {
    folder: process.cwd(),
    environment: process.env,
    results: asStream(process.stdout),
    messages: asStream(process.stderr),
    now: Date.now,
    signal: interruption(),
    version,
    verbose: process.argv.includes('--verbose'),
  };
}

function asStream(stream: WriteStream | NodeJS.WriteStream): Stream {
  const isTerminal = stream.isTTY;
  let fault: Error | null = null;
  stream.on('error', (error) => (fault ??= error));
  return {
    write: (text) => void stream.write(text),
    // Called when all that was written before it is out, or is known not to come out.
    settled: () => new Promise((resolve) => stream.write('', () => setImmediate(() => resolve(fault)))),
    isTerminal,
    get width() {
      // A terminal that was never told its size says 0.
      return isTerminal && stream.columns > 0 ? stream.columns : 80;
    },
    color: isTerminal && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  };
}

/** The first signal asks for an orderly end, and gets two seconds for it; the second ends at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const grace = 2000;
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
    setTimeout(() => process.exit(exitCodes.interrupted), grace).unref();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    if (constants.signals[name] > 0) process.on(name, interrupt);
  return controller.signal;
}
