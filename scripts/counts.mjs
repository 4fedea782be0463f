/**
 * How many passed and how many failed in one step. What crashed, could not be read or found nothing to run
 * has failed: a step never counts as nothing.
 */
export function readCounts({ counts, code, output, report }) {
  const found = readers[counts]({ code, output, report });
  const failed = found.failed === 0 && (code !== 0 || found.passed === 0) ? 1 : found.failed;
  return { passed: found.passed, failed };
}

const readers = {
  'exit-code': ({ code }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }),
  'last-line': ({ output }) => {
    const match = /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split('\n').at(-1));
    return match === null ? nothing() : { passed: Number(match[1]), failed: Number(match[2]) };
  },
  tests: ({ report }) => {
    const found = parsed(report);
    return found === null ? nothing() : { passed: found.passed, failed: found.failed };
  },
  pages: ({ report }) => {
    const found = parsed(report);
    if (found?.stats === undefined) return nothing();
    // A test that passed only when repeated has failed once too often.
    const failed = found.stats.unexpected + found.stats.flaky + found.errors.length;
    return { passed: found.stats.expected, failed };
  },
};

function nothing() {
  return { passed: 0, failed: 0 };
}

function parsed(report) {
  try {
    return JSON.parse(report);
  } catch {
    return null;
  }
}
