/** Every ordeal at full length: one line each, and which promises were broken. `--seed` repeats one, `--only` chooses. */
import { parseArgs } from 'node:util';
import { forEach } from './for-each.ts';
import { ordealsOf } from './ordeals.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});
const seed = Number(values.seed);
const chosen = ordealsOf(seed).filter(([name]) => name.startsWith(values.only));

// The longest do nothing but wait: beside them the others have the machine to themselves.
const failures = await forEach(chosen, 2, async ([name, ordeal]) => {
  const { figures, broken } = await ordeal();
  console.log(`${broken.length === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} seed ${seed}  ${figures}`);
  for (const promise of broken) console.log(`       ${promise}`);
  return broken.length > 0;
});
const failed = failures.filter(Boolean).length;
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1;
