import { explain } from './explain.ts';
import { exitCodes, type ExitCode, type Outside } from './outside.ts';
import { program } from './program.ts';
import { settled } from './result.ts';

/** Performs what was typed. Never rejects: whatever happens is words on stderr and an exit code. */
export async function perform(typed: readonly string[], outside: Outside): Promise<ExitCode> {
  let code: ExitCode = exitCodes.finished;
  try {
    const tree = program(outside, (result) => {
      code = result;
    });
    await tree.parseAsync(typed.length === 0 ? ['--help'] : [...typed], { from: 'user' });
    await settled(outside.results);
    return code;
  } catch (error) {
    return explain(error, outside);
  }
}
