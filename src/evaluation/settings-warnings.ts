import { factsOf } from '../models/providers.ts';
import type { Settings } from '../record/call.ts';
import type { EvaluationWarning } from './reading.ts';
import { showValue } from './show-value.ts';

const sampling = ['temperature', 'topP', 'topK'] as const;

/** What is asked for, and will not have the effect that it seems to have. `answers`: fresh answers to each question. */
export function settingsWarnings(
  name: string,
  asked: { readonly model: string; readonly settings: Settings; readonly answers: number },
): EvaluationWarning[] {
  const { model, settings, answers } = asked;
  const { obeysSampling } = factsOf(model);
  if (obeysSampling === null) return [];
  const set = sampling.filter((key) => settings[key] !== undefined);
  if (!obeysSampling) {
    if (set.length === 0) return [];
    const message = `${name}: ${model} passes over ${set.join(', ')}; its answers vary all the same`;
    return [{ code: 'settings-ignored', message }];
  }
  if (settings.temperature !== 0 || answers < 2) return [];
  const message = `${name}: at temperature 0 the ${showValue(answers)} answers to a question are much alike, and show less noise than users will meet`;
  return [{ code: 'temperature-zero', message }];
}
