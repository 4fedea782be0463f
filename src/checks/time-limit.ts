import { type Context, createContext, Script } from 'node:vm';

/** The most that one check may take of one answer, in milliseconds. Where it takes more, it would likely take minutes. */
const LIMIT = 250;

/** The runtime stops whatever a script calls, a match that goes back again and again too: nothing else does in one thread. */
const room: Context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
const script = new Script('work()');

/** What the work returns, null where it takes more than a quarter of a second. What it throws is thrown. */
export function withinLimit<Result>(work: () => Result): Result | null {
  let result: Result | null = null;
  room['work'] = () => {
    result = work();
  };
  try {
    script.runInContext(room, { timeout: LIMIT });
    return result;
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  } finally {
    delete room['work'];
  }
}

/** The error may be the room's own, which is no instance of the `Error` out here. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
