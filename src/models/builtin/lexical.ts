import { readLevels } from '../../rubrics/levels-text.ts';
import type { CallRequest } from '../../record/call.ts';
import type { Model } from '../model.ts';
import { estimatedReply } from './estimated-reply.ts';
import { IndexedDocuments } from './indexed-documents.ts';
import { compareLexically, writeComparison, type LexicalPair } from './lexical-comparison.ts';
import { evaluateLexically } from './lexical-evaluation.ts';
import type { PassageIndex } from './passage-index.ts';
import { badRequest, documentHash, onlyPart, partsNamed, twoParts } from './request-parts.ts';
import { writeEvaluation } from './written-evaluation.ts';

/**
 * `builtin:lexical`: a judge that needs no model. It rates what can be computed: whether the words of each
 * sentence stand together in the document, whether question and answer share words, whether wishes about
 * length and form are kept, whether sentences are whole. The total, 0 to 1, falls evenly onto the levels.
 *
 * When NOT to use it: to decide anything. It counts words: a good paraphrase is unsupported for it, a false claim
 * made of the document's words is supported (it notices strange figures, and a `not` added to a near copy, no more).
 * It rates every rubric in the same way, takes the highest level for the best, and favours answers copied from the
 * document, those of `builtin:extractive` most of all: the two share one index. Its thresholds were set by trying
 * it on a few texts; how far it agrees with people has to be measured.
 */
export function lexical(documents = new IndexedDocuments()): Model {
  return {
    async ask(request, context) {
      const hash = documentHash(request);
      const index = hash === null ? null : await documents.index(hash, context);
      const text = reply(request, index);
      context.onText?.(text);
      return estimatedReply(text, { request, index, servedModel: 'lexical/1' });
    },
  };
}

function reply(request: CallRequest, index: PassageIndex | null): string {
  if (request.schema?.kind === 'enum') return statedLevel(request, request.schema.values);
  const evaluate = (answer: string) =>
    evaluateLexically({
      question: onlyPart(request, 'question'),
      answer,
      guidance: partsNamed(request, 'guidance')[0] ?? null,
      reference: partsNamed(request, 'reference')[0] ?? null,
      index,
    });
  if (asksToChoose(request)) {
    const [first, second] = twoParts(request, 'answer');
    return choice(request, { first: evaluate(first), second: evaluate(second) }, index);
  }
  const levels = levelsOf(request);
  const evaluation = evaluate(onlyPart(request, 'answer'));
  const level = levels[Math.min(levels.length - 1, Math.floor(evaluation.score * levels.length))];
  if (level === undefined) throw badRequest(request, 'finds no levels in the request');
  const explanation = writeEvaluation(evaluation, index);
  if (request.schema === null) return `${explanation}\n\nVerdict: ${level.name}`;
  return JSON.stringify({ explanation, level: level.name, rating: level.value });
}

/** Whether two answers are to be compared: by the shape of the reply, else by the levels in the instructions. */
function asksToChoose(request: CallRequest): boolean {
  const { schema } = request;
  const names =
    schema?.kind === 'json'
      ? enumOf(schema.schema['properties'], 'winner')
      : levelsOf(request).map(({ name }) => name);
  return ['first', 'same', 'second'].every((name) => names.includes(name));
}

function choice(request: CallRequest, pair: LexicalPair, index: PassageIndex | null): string {
  const winner = compareLexically(pair);
  const explanation = writeComparison(pair, index);
  return request.schema === null
    ? `${explanation}\n\nVerdict: ${winner}`
    : JSON.stringify({ explanation, winner });
}

/** The levels in rising order: from the shape of the reply, else from the instructions. */
function levelsOf(request: CallRequest): { name: string; value: number }[] {
  if (request.schema?.kind !== 'json') return readLevels(partsNamed(request, 'instructions').join('\n'));
  const properties = request.schema.schema['properties'];
  const names = enumOf(properties, 'level');
  const values = enumOf(properties, 'rating');
  return names.flatMap((name, at) => {
    const value = values[at];
    return typeof name === 'string' && typeof value === 'number' ? [{ name, value }] : [];
  });
}

function enumOf(properties: unknown, key: string): readonly unknown[] {
  const property = fieldOf(properties, key);
  const values = fieldOf(property, 'enum');
  return Array.isArray(values) ? values : [];
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** The level that the judge's own evaluation ended with. A verdict in anybody else's words counts for nothing. */
function statedLevel(request: CallRequest, names: readonly string[]): string {
  const own = request.messages
    .filter((message) => message.role === 'model')
    .flatMap((message) => message.parts);
  const verdicts = own.flatMap((part) =>
    part.kind === 'text' ? [...part.text.matchAll(/^Verdict: (.+)$/gm)] : [],
  );
  const stated = verdicts.at(-1)?.[1]?.trim();
  const level = names.find((name) => name === stated);
  if (level === undefined)
    throw badRequest(request, 'finds no evaluation of its own with a verdict to convert');
  return level;
}
