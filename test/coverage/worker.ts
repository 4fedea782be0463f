import { parentPort } from 'node:worker_threads';
import { runCell } from './cell.ts';
import { cells } from './cells.ts';
import type { CellTask } from './run-cells.ts';

parentPort?.on('message', ({ index, runs }: CellTask) => {
  parentPort?.postMessage(runCell(cells[index]!, runs));
});
