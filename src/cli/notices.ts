import { oneLine } from '../output/plain-text.ts';
import type { ModelError } from '../models/model.ts';
import type { Outside } from './outside.ts';

/** Says on stderr, in one line, that a model or a provider was given up and what to do. */
export function stopNotice({ messages }: Outside): (error: ModelError) => void {
  return (error) => messages.write(`${messages.isTerminal ? '\r\u001b[K' : ''}! ${oneLine(error.message)}\n`);
}

/** Pauses shorter than this are not worth a line. */
const shortPause = 2000;

/** Says on stderr that calls wait because their server asked for it. */
export function pauseNotice({ messages }: Outside): (model: string, milliseconds: number) => void {
  return (model, milliseconds) => {
    if (milliseconds < shortPause) return;
    const line = `${oneLine(model)}: waiting ${Math.ceil(milliseconds / 1000)} s, as its server asks`;
    messages.write(messages.isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
  };
}

/** Says on stderr that another process has the run's money in hand. */
export function budgetNotice({ messages }: Outside): () => void {
  return () =>
    messages.write('another process performs this run and spends its money: waiting until that has ended\n');
}
