/** Every ordeal at full length: one line each, and which promises were broken. `--seed` repeats one, `--only` chooses. */
import { parseArgs } from 'node:util';
import { kills } from './kills.ts';
import type { Outcome } from './ordeal.ts';
import { signals } from './signals.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});
const seed = Number(values.seed);

/** 1000 calls. */
const large = { questions: 50, answers: 5, latencyMs: 150, concurrency: 16, seed, atOnce: 2 };

const ordeals: Readonly<Record<string, () => Promise<Outcome>>> = {
  kills: () => kills({ ...large, kills: 50 }),
  signals: () => signals({ ...large, signals: 20 }),
};

let passed = 0;
let failed = 0;
for (const [name, ordeal] of Object.entries(ordeals)) {
  if (!name.startsWith(values.only)) continue;
  const { figures, broken } = await ordeal();
  if (broken.length === 0) passed += 1;
  else failed += 1;
  console.log(`${broken.length === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} seed ${seed}  ${figures}`);
  for (const one of broken) console.log(`       ${one}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
