import { probeNames, probeRemedy, probeText } from '../../output/check-up-text.ts';
import { jsonText } from '../../output/json-text.ts';
import { countedText } from '../../output/number-text.ts';
import { plainText } from '../../output/plain-text.ts';
import type { Run } from '../../record/run.ts';
import type { MeasureCheckUp } from '../../report/check-up/measure-check-ups.ts';
import type { ProbeReport } from '../../report/check-up/check-up-report.ts';
import { healthLine, type Health } from './health.ts';

/** What a check-up found, a line for each trick, judge by judge. */
export function checkUpLines(
  measures: readonly MeasureCheckUp[],
  { questions, leftOut }: { questions: number; leftOut: number },
): string {
  const basis = `On answers made up to ${countedText(questions, 'question')}${leftOut === 0 ? '' : `; left out ${countedText(leftOut, 'question')} on which the document holds no sentence`}.`;
  const blocks = measures.map(({ measure, judge, probes }) =>
    [`${measure}, by ${judge}`, ...probes.map((probe) => healthLine(healthOf(probe)))].join('\n'),
  );
  return `${plainText([...blocks, basis].join('\n\n'))}\n`;
}

/** The same for a program. */
export function checkUpJson(run: Run, measures: readonly MeasureCheckUp[]): string {
  const passed = measures.every(({ probes }) => probes.every(({ outcome }) => outcome !== 'fooled'));
  const { id, status } = run;
  const json = { schema: 'assay/doctor/1', passed, checks: null, run: { id, status }, judges: measures };
  return `${jsonText(json, 2)}\n`;
}

const states = { resisted: 'ok', 'left-out': 'ok', undecided: 'warn', fooled: 'failed' } as const;

function healthOf(probe: ProbeReport): Health {
  return {
    state: states[probe.outcome],
    about: probeNames[probe.id],
    found: probeText(probe),
    remedy: probeRemedy(probe),
  };
}
