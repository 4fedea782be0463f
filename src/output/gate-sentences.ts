import type { GateCondition, Report } from '../report/report.ts';
import { decimalText, percentText } from './number-text.ts';

/** How the conditions of a run stand, and each of them; empty without any. */
export function gateSentences(report: Report): string[] {
  const { conditions } = report.gate;
  if (conditions.length === 0) return [];
  const held = conditions.filter(({ holds }) => holds === true).length;
  const all = conditions.length === 1 ? 'The one condition' : `All ${conditions.length} conditions`;
  const summary =
    held === conditions.length
      ? `Gate: passed. ${all} ${conditions.length === 1 ? 'holds' : 'hold'}.`
      : `Gate: NOT passed. ${held} of ${conditions.length} ${conditions.length === 1 ? 'condition' : 'conditions'} ${held === 1 ? 'holds' : 'hold'}.`;
  return [summary, ...conditions.map((condition) => conditionSentence(condition, report))];
}

/** `does not hold: Cited, question-answering: lower limit is 3.41, at least 3.50 is asked for` */
export function conditionSentence(condition: GateCondition, report: Report): string {
  const { holds } = condition;
  const standing =
    holds === null ? 'does not hold, as it cannot be computed' : holds ? 'holds' : 'does not hold';
  return `${standing}: ${conditionName(condition, report)}${holds === null ? '' : `; it is ${valueText(condition.value, condition, report)}`}`;
}

/** What is asked for: `Cited, question-answering: lower limit at least 3.50`. */
export function conditionName(condition: GateCondition, report: Report): string {
  const { candidate, measure, atLeast, atMost } = condition;
  const whose = [candidate, measure].filter((name) => name !== null).join(', ');
  const limit =
    atMost === null
      ? `at least ${valueText(atLeast, condition, report)}`
      : `at most ${valueText(atMost, condition, report)}`;
  return `${whose === '' ? '' : `${whose}: `}${keyWords(condition, report)} ${limit}`;
}

function keyWords({ key, measure }: GateCondition, report: Report): string {
  if (key === 'unrated') return 'share of missing ratings';
  const target = report.measures.find(({ id }) => id === measure)?.scale.target ?? null;
  const what = target === null ? 'mean' : `mean distance from ${target}, as a negative number,`;
  return key === 'mean' ? what : `lower limit of the ${what}`;
}

/** As exact as it must be not to look like what it is compared with. */
function valueText(value: number | null, condition: GateCondition, report: Report): string {
  const share =
    condition.key === 'unrated' ||
    report.measures.find(({ id }) => id === condition.measure)?.kind !== 'rating';
  const text = share ? percentText : decimalText;
  const limit = condition.atLeast ?? condition.atMost;
  const { value: found } = condition;
  const alike = found !== null && limit !== null && found !== limit && text(found) === text(limit);
  if (!alike || value === null) return text(value);
  return share ? `${(value * 100).toFixed(4)} %` : value.toFixed(6);
}
