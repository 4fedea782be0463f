import { suspicionIn } from '../checks/suspicion.ts';
import type { Answer } from '../record/answer.ts';
import type { Citation } from '../record/citation.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Rating } from '../record/rating.ts';
import { scaleOf } from '../record/rubric.ts';
import { citationWords } from './citation-words.ts';
import { escapeHtml } from './escape-html.ts';
import { inertHtml } from './inert-html.ts';
import { countedText } from './number-text.ts';

type AnswerRating = RatedAnswer['ratings'][number];

/** One answer as it reads, then each written evaluation of it with its level, then what the checks and the document say of it. */
export function htmlAnswer({ task, answer, ratings, checks, citations }: RatedAnswer): string {
  const found = checks.map(
    ({ check, holds }) => `${check}: ${holds === null ? 'not looked at' : holds ? 'holds' : 'does not hold'}`,
  );
  const checked = found.length === 0 ? '' : `<p class="aside">${escapeHtml(found.join(' · '))}</p>\n`;
  return `<h4>Answer ${task.answerIndex}</h4>
${answerBody(answer)}${checked}${citationList(citations ?? [])}${ratings.map(ratingBlock).join('')}`;
}

function answerBody(answer: Answer): string {
  if (answer.outcome === 'error') return errorBlock(answer.error);
  const missing = answer.outcome === 'no-answer' ? missingBlock(`No answer: ${answer.reason}.`) : '';
  const words = answer.outcome === 'answered' ? suspicionIn(answer.text) : null;
  const suspicious = words === null ? '' : missingBlock(`The answer speaks to its judge: "${words}".`);
  return `${missing}${quoted(answer.text, 4)}${suspicious}`;
}

function citationList(citations: readonly Citation[]): string {
  if (citations.length === 0) return '';
  const items = citations.map((citation) => {
    const alert = citation.state === 'found' ? '' : ' class="missing"';
    return `<li${alert} dir="auto">${escapeHtml(citationWords(citation))}</li>\n`;
  });
  return `<details>\n<summary>${citationCount(citations)}</summary>\n<ul class="notes">\n${items.join('')}</ul>\n</details>\n`;
}

function citationCount(citations: readonly Citation[]): string {
  const found = citations.filter(({ state }) => state === 'found').length;
  return `${found} of ${countedText(citations.length, 'citation')} found in the document`;
}

function ratingBlock({ task, rating }: AnswerRating): string {
  const heading = `<h5>${escapeHtml(task.measure)}, by ${escapeHtml(task.judge.model)}${task.ratingIndex > 1 ? `, rating ${task.ratingIndex}` : ''}</h5>`;
  return `<div class="rating">\n${heading}\n${ratingBody(task, rating)}</div>\n`;
}

function ratingBody(task: AnswerRating['task'], rating: Rating): string {
  if (rating.outcome === 'error') return errorBlock(rating.error);
  if (rating.outcome === 'no-answer') return missingBlock('Not rated: there is no answer.');
  return [
    quoted(rating.explanation, 5),
    rating.blind === true ? missingBlock('The judge did not have the document before it.') : '',
    rating.contradiction === true ? missingBlock('The written evaluation and the level disagree.') : '',
    rating.outcome === 'rated' ? levelBlock(task, rating) : missingBlock(`No verdict: ${rating.reason}.`),
  ].join('');
}

function levelBlock(
  task: AnswerRating['task'],
  { rating, level }: Extract<Rating, { outcome: 'rated' }>,
): string {
  const words = escapeHtml(`${rating}, ${level}`);
  return `<p class="level">Level: <strong>${words}</strong> (of ${scale(task)})</p>\n`;
}

function scale({ rubric }: AnswerRating['task']): string {
  const { min, max } = scaleOf(rubric);
  return `${min} to ${max}`;
}

function quoted(text: string, headingBelow: number): string {
  return text === '' ? '' : `<div class="quoted" dir="auto">\n${inertHtml(text, { headingBelow })}</div>\n`;
}

function errorBlock(error: { readonly code: string; readonly message: string }): string {
  return missingBlock(`Not done: ${error.message} (${error.code})`);
}

function missingBlock(text: string): string {
  return `<p class="missing">${escapeHtml(text)}</p>\n`;
}
