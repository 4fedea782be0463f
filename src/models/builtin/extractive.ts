import type { CallRequest, Reply } from '../../record/call.ts';
import type { AskContext, Model } from '../model.ts';
import { ANSWERABLE, readAskedMatter } from './asked-matter.ts';
import { estimatedReply } from './estimated-reply.ts';
import { IndexedDocuments } from './indexed-documents.ts';
import { type Candidate, choosePassages, rankPassages } from './passage-choice.ts';
import type { PassageIndex } from './passage-index.ts';
import { badRequest, documentHash, onlyPart } from './request-parts.ts';
import { seededRandom } from './seeded-random.ts';
import { type Wishes, mergeWishes, readGuidanceWishes, readWishes } from './wishes.ts';
import { writeExtract } from './written-extract.ts';

/**
 * `builtin:extractive`: a baseline that needs no model. It answers with sentences of the document that
 * share words with the question, or with its most central sentences where a summary is asked for, and says
 * so where the document holds too few of the words. It obeys wishes about length and form that it can read.
 *
 * When NOT to use it: for answers that anybody will rely on. It matches words, not meaning: it does not
 * reason, translate, count or combine, a paraphrased question misses, and a negation is a word like others.
 * It is there to be beaten: a model that does not beat it is not worth its price.
 */
export function extractive(documents = new IndexedDocuments()): Model {
  return {
    async ask(request, context) {
      const reply = await answer(request, context, documents);
      context.onText?.(reply.text);
      return reply;
    },
  };
}

async function answer(
  request: CallRequest,
  context: AskContext,
  documents: IndexedDocuments,
): Promise<Reply> {
  if (request.schema !== null)
    throw badRequest(request, 'answers in plain text; it cannot reply by a schema');
  const question = onlyPart(request, 'question');
  const hash = documentHash(request);
  if (hash === null) throw badRequest(request, 'answers from a document; the request has none');
  const index = await documents.index(hash, context);
  const wishes = mergeWishes(readGuidanceWishes(request.system ?? ''), readWishes(question));
  const text = extract(question, { index, wishes, request });
  return estimatedReply(text, { request, index, servedModel: 'extractive/1' });
}

function extract(
  question: string,
  facts: { index: PassageIndex; wishes: Wishes; request: CallRequest },
): string {
  const { index, wishes, request } = facts;
  const asked = readAskedMatter(question, index);
  if (asked.covered < ANSWERABLE) return NOT_SAID;
  const ranked = vary(rankPassages(index, asked, wishes), request);
  const chosen = choosePassages(ranked, wishes, asked.summary);
  return chosen.length === 0 ? NOT_SAID : writeExtract(chosen, wishes);
}

const NOT_SAID = 'The document does not say this.';

/** Only what scores at least this, of the best's 1, is drawn from: draws differ, but stay on the matter. */
const DRAWN_FROM = 0.5;
/** How much of the best score a temperature of 1 shakes. */
const SHAKE = 0.2;

/**
 * At a temperature above 0, another order, drawn by the request's seed: Gumbel noise on the scores, which is
 * drawing without replacement in proportion to their softmax (Kool et al. 2019, Stochastic beams).
 */
function vary(ranked: Candidate[], request: CallRequest): Candidate[] {
  const temperature = request.settings.temperature ?? 0;
  if (temperature <= 0) return ranked;
  const random = seededRandom(request.seed);
  const gumbel = (): number => -Math.log(-Math.log(random() + 1e-12) + 1e-12);
  return ranked
    .filter((candidate) => candidate.score >= DRAWN_FROM)
    .map((candidate) => ({ ...candidate, drawn: candidate.score + temperature * SHAKE * gumbel() }))
    .toSorted((a, b) => b.drawn - a.drawn);
}
