import { ModelError } from '../models/model.ts';
import { timeLimitCode } from './run-end.ts';
import type { Send } from './send.ts';

/** When a run has to be done. */
export interface Deadline {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** As the user set it. */
  readonly minutes: number;
}

/** How much of the usual time is the latest call's: one that took long must not end a run by itself. */
const weight = 0.1;

/**
 * No call is begun that would end after the deadline, going by the time that calls usually took. Those
 * under way then are let come in: they are paid for.
 */
export function untilDeadline(
  send: Send,
  { deadline, now }: { deadline: Deadline; now: () => number },
): Send {
  let usual: number | null = null;
  return async (request, key) => {
    if (now() + (usual ?? 0) > deadline.at) throw reached(deadline);
    const call = await send(request, key);
    const took = call.finishedAt - call.startedAt;
    usual = usual === null ? took : usual + weight * (took - usual);
    return call;
  };
}

function reached({ minutes }: Deadline): ModelError {
  const message =
    `the limit of time, ${minutes} min, is reached: no further call is begun. ` +
    'Raise it (limits in the evaluation), and "assay run" goes on with what is missing.';
  return new ModelError(timeLimitCode, message, { reach: 'run' });
}
