import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Unit } from '../record/task.ts';
import type { EarlyStop } from './early-stop.ts';

/** Holds questions back until the look before them is made, so that nothing is asked that it makes needless. */
export interface LookHold {
  /** Resolves to whether the question is to be asked: not once the run has stopped, nor after it was given up. */
  mayAsk(unit: Unit): Promise<boolean>;
  add(rated: RatedAnswer): void;
  /** Lets all go who wait: what they wait for may never come. */
  giveUp(): void;
  readonly hasStopped: () => boolean;
}

/** Without looks everything may be asked at once. */
export function newLookHold(early: EarlyStop | null): LookHold {
  if (early === null)
    return { mayAsk: async () => true, add: () => {}, giveUp: () => {}, hasStopped: () => false };
  let given = false;
  let change = Promise.withResolvers<void>();
  const hasStopped = (): boolean => early.looks().stopped !== null;

  const isHeld = (unit: Unit): boolean => !given && early.mustWait(unit);

  function changed(): void {
    change.resolve();
    change = Promise.withResolvers<void>();
  }

  return {
    async mayAsk(unit) {
      while (isHeld(unit)) await change.promise;
      return !given && !hasStopped();
    },
    add(rated) {
      early.add(rated);
      changed();
    },
    giveUp() {
      given = true;
      changed();
    },
    hasStopped,
  };
}
