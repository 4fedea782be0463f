import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import type { Rounds } from '../figures.ts';
import type { Result } from '../result.ts';

const cases = 1000;

/** What the journal takes on the disk for one case, whatever the length of the document. It varies by nothing: one round. */
export async function journal(bench: Bench): Promise<Result[]> {
  const short = await size(bench, 3000);
  const long = await size(bench, 60_000);
  return [line('a document of 3000 characters', short), line('a document of 60,000 characters', long)];
}

async function size(bench: Bench, documentLength: number): Promise<Rounds> {
  const { folder } = await bench.run({ cases, documentLength });
  const kept = join(folder, '.assay');
  const bytes = readdirSync(kept).reduce((sum, name) => sum + statSync(join(kept, name)).size, 0);
  rmSync(folder, { recursive: true });
  return [bytes / 1024 / cases];
}

function line(document: string, assay: Rounds): Result {
  return {
    measure: `journal per case, ${document}`,
    unit: 'kilobytes',
    limit: null,
    peers: {},
    assay,
    held: { what: '', rounds: assay, unit: 'kilobytes' },
    bound: { most: 3 },
  };
}
