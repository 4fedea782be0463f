/** What can be computed about an answer without a model. */
import type { Answer } from '../record/answer.ts';
import type { Check, CheckRule } from '../record/evaluation.ts';
import type { CheckResult } from '../record/rated-answer.ts';
import type { AnswerTask } from '../record/task.ts';
import { citesPage } from './page-references.ts';
import { holdsJson } from './json-shape.ts';
import { countSentences, countWords } from './length.ts';
import { matchesPattern } from './pattern.ts';

/**
 * The results of the checks that are for this candidate. Null where there is no answer to look at, and where
 * looking takes too long: what was not found out neither holds nor fails, and the report counts it as missing.
 */
export function checkAnswer(task: AnswerTask, answer: Answer, checks: readonly Check[]): CheckResult[] {
  return checks
    .filter((check) => check.candidates === null || check.candidates.includes(task.candidate.id))
    .map((check) => ({
      check: check.id,
      holds:
        answer.outcome === 'answered' ? holds(check.rule, answer.text, task.unit.document.pageCount) : null,
    }));
}

/** What an answer contains is looked for without regard to case; what it equals, letter by letter within its outer spaces. */
function holds(rule: CheckRule, text: string, pageCount: number): boolean | null {
  switch (rule.kind) {
    case 'maxSentences':
      return countSentences(text) <= rule.limit;
    case 'maxWords':
      return countWords(text) <= rule.limit;
    case 'contains':
      return text.toLowerCase().includes(rule.text.toLowerCase());
    case 'excludes':
      return !text.toLowerCase().includes(rule.text.toLowerCase());
    case 'matches':
      return matchesPattern(text, rule.pattern);
    case 'equals':
      return text.trim() === rule.text.trim();
    case 'json':
      return holdsJson(text, rule.schema);
    case 'citesPage':
      return citesPage(text, pageCount);
  }
}
