import type { Asked } from './asked.ts';
import { pick, uniform } from './random.ts';
import type { Truth } from './truth.ts';

/**
 * An answer in prose: sentences of the document with their pages, as far as it can be read, and at the end
 * the mark that carries its hidden quality.
 */
export async function writeAnswer(asked: Asked, truth: Truth): Promise<string> {
  const { model, system, question, identity } = asked;
  const latent = truth.latent({ model: model.name, system, question, identity });
  const facts = await factsFrom(asked);
  const reference = `(reference ${truth.mark(latent, identity)})`;
  if (facts.length === 0) return `There is no document at hand to answer this from ${reference}.`;
  return `${facts.join(' ')} This is what the document says on it ${reference}.`;
}

/** `Which word follows "…" on page 3?` and the word; null where it was not asked or is not to be found. */
export async function wordAskedFor({ question, documents }: Asked): Promise<string | null> {
  const match = /which word follows ["“](.+?)["”] on page (\d+)/is.exec(question);
  if (match === null) return null;
  const before = wordsOf(match[1] ?? '');
  for (const document of documents) {
    const words = wordsOf((await document.text())[Number(match[2]) - 1] ?? '');
    const at = words.findIndex((_, index) => before.every((word, offset) => words[index + offset] === word));
    const word = words[at + before.length];
    if (at >= 0 && word !== undefined) return word.replace(/[.,;:!?)”"]+$/, '');
  }
  return 'unknown';
}

async function factsFrom({ documents, identity }: Asked): Promise<string[]> {
  const document = documents[0];
  if (document === undefined) return [];
  const pages = await document.text();
  const sentences = pages.flatMap((text, index) =>
    document.kind === 'pdf'
      ? sentencesOf(text).map((sentence) => `${sentence} (page ${index + 1}).`)
      : sentencesOf(text).map((sentence) => `${sentence}.`),
  );
  if (sentences.length === 0) return [`The document has ${document.pages} pages.`];
  const count = 1 + Math.floor(uniform('facts', identity) * 2);
  const facts = Array.from({ length: count }, (_, index) => pick(sentences, 'fact', identity, index) ?? '');
  return [...new Set(facts)];
}

const splitBefore = new Map<string, readonly string[]>();

function sentencesOf(text: string): readonly string[] {
  const known = splitBefore.get(text);
  if (known !== undefined) return known;
  const sentences = text
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.!?]) (?=[A-Z])/)
    .map((sentence) => sentence.replace(/[.!?]+$/, '').trim())
    .filter((sentence) => sentence.length >= 20 && sentence.length <= 300);
  splitBefore.set(text, sentences);
  return sentences;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
