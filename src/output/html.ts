import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Report } from '../report/report.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlAnswer } from './html-answer.ts';
import { htmlResults } from './html-results.ts';
import { htmlHead } from './html-head.ts';
import { statusSentence } from './sentences.ts';

/**
 * The report as one static HTML file, in pieces: what was found, then for each question each candidate's
 * answers with their written evaluations and levels. `answers` come by question, then candidate, then
 * answerIndex, and are not held. No script, no network; text from outside is inert.
 */
export async function* renderHtml(
  report: Report,
  answers: AsyncIterable<RatedAnswer>,
): AsyncGenerator<string> {
  yield `${htmlHead(report.run.name)}<body>
<header>
<h1>${escapeHtml(report.run.name)}</h1>
<p>${escapeHtml(statusSentence(report))}</p>
<p><a href="#results">Results</a> · <a href="#contents">Questions</a></p>
</header>
<div class="page">
<main>
<section id="results" aria-labelledby="results-title">
<h2 id="results-title">Results</h2>
${htmlResults(report)}</section>
`;
  const asks: string[] = [];
  yield* answerSections(answers, asks);
  yield `</main>\n${contents(asks)}</div>\n</body>\n</html>\n`;
}

/** Yields the sections; leaves the text of each question in `asks`, for the contents. */
async function* answerSections(answers: AsyncIterable<RatedAnswer>, asks: string[]): AsyncGenerator<string> {
  let unit: string | null = null;
  let candidate: string | null = null;
  let repeats = false;
  for await (const rated of answers) {
    const newUnit = rated.task.unit.id !== unit;
    const newCandidate = newUnit || rated.task.candidate.id !== candidate;
    if (repeats && newCandidate) yield '</details>\n';
    if (newCandidate && candidate !== null) yield '</article>\n';
    if (newUnit) {
      if (unit !== null) yield '</section>\n';
      asks.push(rated.task.unit.question.ask);
      yield questionStart(rated, asks.length);
    }
    if (newCandidate) yield `<article>\n<h3>${escapeHtml(rated.task.candidate.id)}</h3>\n`;
    // The first answer is read; further answers to the same question are there to be opened.
    else if (!repeats) yield '<details>\n<summary>Further answers to the same question</summary>\n';
    repeats = !newCandidate;
    yield htmlAnswer(rated);
    unit = rated.task.unit.id;
    candidate = rated.task.candidate.id;
  }
  if (repeats) yield '</details>\n';
  if (unit !== null) yield '</article>\n</section>\n';
}

// Anchors are counted, not named: an id can hold anything and be as long as it likes.
function questionStart({ task }: RatedAnswer, number: number): string {
  const { unit } = task;
  return `<section id="question-${number}">
<h2>${escapeHtml(unit.question.ask)}</h2>
<p class="aside">Question ${number}, <code>${escapeHtml(unit.id)}</code>, about ${escapeHtml(unit.document.source)}</p>
`;
}

// At the end, because the questions are known only when all have gone by; wide windows show it at the side.
function contents(asks: readonly string[]): string {
  const items = asks.map(
    (ask, index) => `<li><a href="#question-${index + 1}">${escapeHtml(ask)}</a></li>\n`,
  );
  return `<nav id="contents" aria-labelledby="contents-title">
<h2 id="contents-title">Questions</h2>
<ol>
${items.join('')}</ol>
<p><a href="#results">Results</a></p>
</nav>
`;
}
