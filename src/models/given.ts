import type { Model } from './model.ts';
import { ModelError } from './model.ts';

/** Answers made elsewhere, by the unit's id, each list in the order of the answer index. */
export type GivenAnswers = ReadonlyMap<string, readonly string[]>;

/** "Asks" a file of answers: the question part holds the unit's id, the draw says which answer. */
export function given(answers: GivenAnswers): Model {
  return {
    async ask(request) {
      const question = request.messages[0]?.parts.find(
        (part) => part.kind === 'text' && part.name === 'question',
      );
      const unit = question?.kind === 'text' ? question.text : '';
      const text = answers.get(unit)?.[Number(request.draw) - 1];
      if (text === undefined) {
        throw new ModelError(
          'no-such-answer',
          `the file of answers holds no answer ${request.draw} to ${unit}`,
          { reach: 'task' },
        );
      }
      const usage = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
      return { text, finish: 'stop', usage, servedModel: null, sighted: null };
    },
  };
}
