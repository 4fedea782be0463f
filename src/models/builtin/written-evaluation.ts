import type { Finding } from './answer-form.ts';
import type { SentenceSupport } from './answer-measures.ts';
import type { LexicalEvaluation } from './lexical-evaluation.ts';
import type { PassageIndex } from './passage-index.ts';

/** What the lexical judge found, step by step, as Markdown. It ends with the total, not with a verdict. */
export function writeEvaluation(evaluation: LexicalEvaluation, index: PassageIndex | null): string {
  const steps = [
    askedStep(evaluation),
    denialStep(evaluation),
    supportStep(evaluation, index),
    coverageStep(evaluation),
    referenceStep(evaluation),
    findingStep(
      'Instructions',
      evaluation.obedience,
      'Only wishes about length and form can be checked; none is broken.',
    ),
    findingStep('Form', evaluation.form, 'Whole sentences, no repetition.'),
  ];
  const numbered = steps.filter((step) => step !== null).map((step, at) => `${at + 1}. ${step}`);
  return [INTRODUCTION, ...numbered, `Total: ${evaluation.score.toFixed(2)} of 1.`].join('\n\n');
}

const INTRODUCTION = 'Rated by shared words, not by meaning: a baseline without a model.';

function askedStep({ asked }: LexicalEvaluation): string | null {
  if (asked === null) return '**Question.** There is no document to hold question and answer against.';
  if (asked.summary) return '**Question.** The request is for the document as a whole.';
  return `**Question.** ${percent(asked.covered)} of the question's words, rare ones counting more, stand together somewhere in the document.`;
}

function denialStep({ denial }: LexicalEvaluation): string | null {
  if (denial === null) return null;
  const opinion =
    denial > 0.6
      ? 'That agrees with the document'
      : denial > 0.2
        ? 'That is doubtful'
        : 'The document does seem to say it';
  return `**Not in the document?** The answer says that the document does not say it. ${opinion} (${percent(denial)}).`;
}

function supportStep({ measures }: LexicalEvaluation, index: PassageIndex | null): string | null {
  if (measures === null || index === null || measures.sentences.length === 0) return null;
  const lines = measures.sentences.map((sentence) => `   - ${supportLine(sentence, index)}`);
  return [`**Support in the document: ${percent(measures.support)}.**`, ...lines].join('\n');
}

function supportLine({ sentence, place, support, faults }: SentenceSupport, index: PassageIndex): string {
  const start = `“${excerpt(sentence.text)}”`;
  if (place === null) return `${start}: none of its words is in the document.`;
  const page = index.passages[place.at]?.page ?? 1;
  const against = faults.length > 0 ? `, but ${faults.join('; ')}` : '';
  return `${start}: ${percent(place.alone)} of its words stand together on page ${page}${against}; support ${percent(support)}.`;
}

/** The first words, without what Markdown or a reader of verdicts could take for more than text. */
function excerpt(text: string): string {
  const words = text
    .replaceAll(/[`*_#<>[\]|:“”"]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.length <= 10 ? words.join(' ') : `${words.slice(0, 10).join(' ')} …`;
}

function coverageStep({ measures, coverage, asked }: LexicalEvaluation): string | null {
  if (measures === null) return `**Coverage.** The answer uses ${percent(coverage)} of the question's words.`;
  if (measures.sentences.length === 0) return null;
  const against = asked?.summary === true ? "the document's most telling words" : 'the question';
  const said =
    asked?.summary === true
      ? ''
      : ` It has ${percent(measures.completeness)} of the words of the passages that fit best.`;
  return `**Coverage of ${against}: ${percent(measures.relevance)}.**${said}`;
}

function referenceStep({ agreement }: LexicalEvaluation): string | null {
  return agreement === null
    ? null
    : `**Reference.** The answer has ${percent(agreement)} of the reference's words.`;
}

function findingStep(name: string, finding: Finding, praise: string): string {
  const found = finding.faults.length === 0 ? praise : `${finding.faults.join('; ')}.`;
  return `**${name}: ${percent(finding.score)}.** ${found}`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
