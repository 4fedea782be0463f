/** Collects broken promises, each with where it was broken. */
export interface Promises {
  readonly broken: string[];
  /** `what` says the promise with what was found instead. */
  readonly expect: (holds: boolean, what: string) => void;
}

/** `where` stands before each of them: which of many, and its seed. */
export function promises(where = ''): Promises {
  const broken: string[] = [];
  return {
    broken,
    expect(holds, what) {
      if (!holds) broken.push(where === '' ? what : `${where}: ${what}`);
    },
  };
}
