import type { Rubric } from '../record/rubric.ts';
import { writeLevels } from '../rubrics/levels-text.ts';

/** What a judge is told before it sees question and answer: task, criteria, levels, steps. */
export function writeInstructions(rubric: Rubric, task: string): string {
  return [
    task,
    `# Purpose\n${rubric.purpose}`,
    `# Criteria\n${rubric.criteria.map(({ name, description }) => `- ${name}: ${description}`).join('\n')}`,
    `# Levels\n${writeLevels(rubric.levels)}`,
    `# Steps\n${rubric.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}`,
  ].join('\n\n');
}
