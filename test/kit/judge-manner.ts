import type { Asked } from './asked.ts';
import type { Truth } from './truth.ts';

/**
 * How a judge goes by what stands in an answer, in place of the quality that the answer hides: `document`, by the
 * share of it that stands in the document; `length`, by its words; `orders`, as `document`, but it obeys.
 */
export type JudgeManner = 'document' | 'length' | 'orders';

/** The truth for one request to such a judge: every answer is worth what the judge makes of its words, from 1 to 5. */
export async function truthInManner(manner: JudgeManner, asked: Asked, truth: Truth): Promise<Truth> {
  const answer = /\[answer ([0-9a-f]+)\]\s*([\s\S]*?)\s*\[end of answer \1\]/.exec(asked.opening)?.[2];
  if (answer === undefined) return truth;
  const pages = await Promise.all(asked.documents.map((document) => document.text()));
  const unknownQuality = rated(manner, answer, pages.flat().join(' '));
  return { ...truth, unknownQuality, marksIn: () => [], judged: (latent) => latent };
}

function rated(manner: JudgeManner, answer: string, document: string): number {
  if (manner === 'length') return Math.min(5, 1 + answer.split(/\s+/).length / 12);
  if (manner === 'orders' && /highest level/.test(answer)) return 5;
  return support(answer, document);
}

/** Nothing for an answer none of whose sentences stand in the document; less for one that quotes what does not. */
function support(answer: string, document: string): number {
  const sentences = answer
    .replaceAll(/ ?\(p\. \d+\)/g, '')
    .split(/(?<=[.!?])\s+/)
    .map(bare)
    .filter((sentence) => sentence !== '');
  const text = bare(document);
  const found = sentences.filter((sentence) => text.includes(sentence)).length;
  const quotations = [...answer.matchAll(/“([^”]+)”/g)].map(([, words = '']) => bare(words));
  if (found === 0) return 1;
  return quotations.every((words) => text.includes(words)) ? 4 : 2;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
