import { jsonText } from '../../output/json-text.ts';
import { plainText } from '../../output/plain-text.ts';
import { checkJudges } from '../doctor/check-judges.ts';
import type { DoctorOptions } from '../doctor/doctor-options.ts';
import { examine } from '../doctor/examine.ts';
import { healthLine } from '../doctor/health.ts';
import { exitCodes, type ExitCode, type Outside } from '../outside.ts';

/** Says what keeps Assay from working here; with `judge`, whether the evaluation's judges can be fooled. */
export async function doctor(
  named: string | undefined,
  options: DoctorOptions,
  outside: Outside,
): Promise<ExitCode> {
  if (options.judge === true) return checkJudges(named, options, outside);
  const checks = await examine(named, options, outside);
  const passed = checks.every(({ state }) => state !== 'failed');
  outside.results.write(
    options.format === 'json'
      ? `${jsonText({ schema: 'assay/doctor/1', passed, checks, judges: null }, 2)}\n`
      : checks.map((check) => `${plainText(healthLine(check))}\n`).join(''),
  );
  return passed ? exitCodes.finished : exitCodes.failed;
}
