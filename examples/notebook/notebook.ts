/** The evaluation notebook, step by step, as a program. Needs no key: both models are built in. */
import { ask, defineEvaluation, evaluate, rate } from 'assay';
import { join } from 'node:path';

const document = join(import.meta.dirname, 'a-small-model.md');
const model = 'builtin:extractive';
const judge = 'builtin:lexical';
const settings = { temperature: 0.4 };
const guidances = {
  Terse: 'Answer in one sentence, and leave out whatever was not asked for.',
  Moderate: 'Answer in three or four sentences. Begin with the answer itself.',
  Cited: 'Answer in two to five sentences. Back each with a quotation and its page.',
};
const questions = ['How does the model perform on code tasks?', 'How many layers does it have?'];

/** One answer and its rating, printed; where there is none, the outcome says why. */
async function tryOut(request: string, rubric: string, candidate: { guidance?: string } = {}) {
  const answer = await ask({ document, request, model, ...candidate });
  if (answer.outcome !== 'answered') return console.log(`No answer: ${reasonOf(answer)}\n`);
  console.log(`> ${request}\n\n${answer.text}\n`);

  const rating = await rate({ answer: answer.text, document, request, judge, rubric, turns: 'two' });
  if (rating.outcome !== 'rated') return console.log(`No rating: ${reasonOf(rating)}\n`);
  console.log(`${rating.explanation}\n\nLevel: ${rating.level} (${rating.rating})\n`);
}

function reasonOf(result: { outcome: string; reason?: string; error?: { message: string } }): string {
  return result.error?.message ?? result.reason ?? result.outcome;
}

// A summary with its written evaluation and its level, then another request.
await tryOut('Summarize the training process used here.', 'summarization');
await tryOut("Explain the training process like I'm 5.", 'summarization');

// Every question under every guidance, once.
for (const question of questions) {
  for (const [id, guidance] of Object.entries(guidances)) {
    console.log(`--- ${id} ---`);
    await tryOut(question, 'question-answering', { guidance });
  }
}

// The repeats: three fresh answers to each, averaged by question.
const evaluation = defineEvaluation({
  name: 'Three guidances on a small report',
  document: 'a-small-model.md',
  model,
  candidates: Object.entries(guidances).map(([id, guidance]) => ({ id, guidance, settings })),
  questions,
  repeat: { answers: 3, ratings: 1 },
  judge: { model: judge, rubric: 'question-answering', turns: 'two' },
});
const report = await evaluate(evaluation, { folder: import.meta.dirname });
for (const { id, measures } of report.candidates) {
  const mean = measures['question-answering']?.mean;
  const interval = mean?.refused ?? `${mean?.lower?.toFixed(2)} to ${mean?.upper?.toFixed(2)}`;
  console.log(`${id}: ${mean?.estimate?.toFixed(2)} (${interval}${mean?.rough ? ', rough' : ''})`);
}
