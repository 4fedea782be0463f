import { factsOf } from '../models/providers.ts';
import type { Settings } from '../record/call.ts';
import type { EvaluationWarning } from './reading.ts';
import { showValue } from './show-value.ts';

/** What is asked for, and will not have the effect that it seems to have. `answers`: fresh answers to each question. */
export function settingsWarnings(
  name: string,
  asked: { readonly model: string; readonly settings: Settings; readonly answers: number },
): EvaluationWarning[] {
  const { model, settings, answers } = asked;
  const { obeysSampling, passesOver } = factsOf(model);
  const warnings: EvaluationWarning[] = [];
  const ignored = passesOver.filter((key) => settings[key] !== undefined);
  if (ignored.length > 0) {
    const still = obeysSampling === false ? '; its answers vary all the same' : '';
    warnings.push({
      code: 'settings-ignored',
      message: `${name}: ${model} passes over ${ignored.join(', ')}${still}`,
    });
  }
  if (obeysSampling === true && settings.temperature === 0 && answers > 1) {
    const message = `${name}: at temperature 0 the ${showValue(answers)} answers to a question are much alike, and show less noise than users will meet`;
    warnings.push({ code: 'temperature-zero', message });
  }
  return warnings;
}
