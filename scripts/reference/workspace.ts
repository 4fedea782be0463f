import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wordsOf } from './words.ts';

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Does something in a folder of its own that looks like a user's: `examples/` and the package are there, and
 * the document that `assay init` writes.
 */
export async function inWorkspace<Result>(
  work: (folder: string) => Promise<Result> | Result,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-pages-'));
  try {
    symlinkSync(join(root, 'examples'), join(folder, 'examples'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'assay'));
    copyFileSync(join(root, 'src/cli/starter/notice.md'), join(folder, 'notice.md'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What decides beside the command what it prints: where it is typed, and the keys and addresses it finds set. */
export interface Typed {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What a command prints, as it would into a pipe of 80 columns. */
export async function printedBy(command: string, typed: Typed): Promise<string> {
  const [name, ...words] = wordsOf(command);
  if (name !== 'assay' && name !== 'node')
    throw new Error(`a page shows what "${command}" prints: only assay and node are known here`);
  const program = name === 'assay' ? [join(root, 'src/cli/main.ts')] : [];
  const flags = ['--conditions=assay-source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, ...program, ...words], {
    cwd: typed.folder,
    env: { ...surroundings(), ...typed.environment },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await once(child, 'close');
  return printed;
}

/** Nothing that is set on this machine decides what a page shows. */
function surroundings(): NodeJS.ProcessEnv {
  const heard = Object.entries(process.env).filter(([name]) => !unheard.test(name));
  // Ten commands read the same source: kept as compiled, it costs each of them half the time.
  const cache = join(root, 'node_modules', '.cache', 'assay-pages');
  return { ...Object.fromEntries(heard), NODE_COMPILE_CACHE: cache };
}

const unheard = /^(ASSAY_|NODE_TEST_CONTEXT$|NO_COLOR$|FORCE_COLOR$|OLLAMA_HOST$)|_API_KEY$|_BASE_URL$/;
