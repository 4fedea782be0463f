import { Worker } from 'node:worker_threads';
import type { CellResult } from './cell.ts';
import { cells } from './cells.ts';

/** What a worker is told: which cell to simulate, and how often. */
export interface CellTask {
  readonly index: number;
  readonly runs: number;
}

interface RunCellsOptions {
  readonly runs: number;
  readonly workers: number;
  readonly onResult: (result: CellResult, done: number) => void;
}

/** Simulates every cell, several at a time. A cell is one worker's from its first run to its last, so their number changes nothing. */
export async function runCells({ runs, workers, onResult }: RunCellsOptions): Promise<CellResult[]> {
  const results: CellResult[] = [];
  let [next, done] = [0, 0];
  await Promise.all(
    Array.from({ length: Math.min(workers, cells.length) }, async () => {
      const worker = new Worker(new URL('worker.ts', import.meta.url));
      try {
        while (next < cells.length) {
          const index = next;
          next += 1;
          const result = await answerTo(worker, { index, runs });
          results[index] = result;
          done += 1;
          onResult(result, done);
        }
      } finally {
        await worker.terminate();
      }
    }),
  );
  return results;
}

function answerTo(worker: Worker, task: CellTask): Promise<CellResult> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result: CellResult) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(task);
  });
}
