/** Laid before a program that is measured: at its end it adds what the process used to the file ASSAY_METER. */
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const file = process.env.ASSAY_METER;
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    // User and system time of all threads, in microseconds; the highest resident memory in kilobytes.
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    appendFileSync(file, `${JSON.stringify({ cpu: userCPUTime + systemCPUTime, memory: maxRSS })}\n`);
  });
}
