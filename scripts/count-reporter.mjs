/**
 * A reporter for node:test that writes what passed and what failed as one JSON object.
 *
 * Node counts a test file as one passed test when no test ran in it, and says nothing when a test ended the
 * process before the others ran. Such a file has no summary of its own; here it has failed.
 */
import { resolve } from 'node:path';

export default async function* countReporter(source) {
  const ended = new Set();
  const countedAsTest = new Set();
  const summarized = new Set();
  let counts = null;
  for await (const { type, data } of source) {
    if (type === 'test:complete' && isFile(data) && data.details.passed) ended.add(data.file);
    if (type === 'test:pass' && isFile(data)) countedAsTest.add(data.file);
    if (type === 'test:summary' && data.file) summarized.add(data.file);
    if (type === 'test:summary' && !data.file) counts = data.counts;
  }
  const broken = [...ended].filter((file) => !summarized.has(file));
  const wronglyPassed = broken.filter((file) => countedAsTest.has(file));
  yield JSON.stringify({
    passed: (counts?.passed ?? 0) - wronglyPassed.length,
    failed: (counts?.failed ?? 0) + (counts?.cancelled ?? 0) + broken.length,
    broken,
  });
}

/** A test file is an entry too: its name is its path. */
function isFile(data) {
  return resolve(data.name) === data.file;
}
