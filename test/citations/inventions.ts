import type { Draws } from './draws.ts';
import { drawPassage, drawSentence } from './passages.ts';
import type { RealDocument } from './real-documents.ts';

/** Quotations that stand nowhere, and look as if they did; null where the draw gives no occasion. */
export const inventions: Readonly<
  Record<string, (document: RealDocument, others: readonly RealDocument[], by: Draws) => string | null>
> = {
  'a sentence of another document': (_document, others, by) => drawSentence(by.pick(others), by).text,
  'a stretch of another document': (_document, others, by) => drawPassage(by.pick(others), by).text,
  'halves of two sentences joined': (document, _others, by) => {
    const [first, second] = [
      drawSentence(document, by).text.split(' '),
      drawSentence(document, by).text.split(' '),
    ];
    const [head, tail] = [first.slice(0, first.length / 2), second.slice(second.length / 2)];
    return [...head, ...tail].join(' ');
  },
  'halves of neighbouring sentences joined': (document, _others, by) => {
    const passage = drawPassage(document, by).text;
    const stop = passage.search(/[a-z]\. [A-Z]/);
    if (stop < 0) return null;
    const [first, second] = [passage.slice(0, stop + 1).split(' '), passage.slice(stop + 3).split(' ')];
    if (first.length < 4 || second.length < 4) return null;
    return [...first.slice(0, -2), ...second.slice(2)].join(' ');
  },
  'two sentences run into one': (document, _others, by) => {
    const passage = drawPassage(document, by).text;
    return /[a-z]\. [A-Z][a-z]/.test(passage) ? passage.replace(/([a-z])\. ([A-Z][a-z])/, '$1 $2') : null;
  },
  'a near paraphrase': (document, _others, by) => {
    const { text } = drawSentence(document, by);
    const changed = Object.entries(synonyms).reduce(
      (written, [word, other]) => written.replaceAll(new RegExp(String.raw`\b${word}\b`, 'g'), other),
      text,
    );
    return changed === text ? null : changed;
  },
  'the words in another order': (document, _others, by) => {
    const words = drawSentence(document, by).text.split(' ');
    const cut = 2 + by.below(words.length - 4);
    return [...words.slice(cut), ...words.slice(0, cut)].join(' ');
  },
};

const synonyms = {
  and: 'as well as',
  must: 'has to',
  should: 'ought to',
  can: 'may',
  use: 'employ',
  using: 'employing',
  that: 'which',
  to: 'in order to',
  such: 'like',
  also: 'too',
  because: 'since',
  many: 'a lot of',
  software: 'programs',
  project: 'undertaking',
  projects: 'undertakings',
  security: 'safety',
  verify: 'check',
  data: 'information',
  users: 'people',
  is: 'remains',
  are: 'remain',
  the: 'this',
  application: 'program',
};
