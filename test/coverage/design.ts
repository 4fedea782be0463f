import type { QuestionRatings } from '../../src/statistics/question-means.ts';
import type { RandomStream } from '../../src/statistics/random.ts';
import { normalDraws } from './normal-draws.ts';
import type { NormalDraws } from './normal-draws.ts';

/** How ratings come about: standard deviations in points, before they are rounded to 1..5. */
export interface Noise {
  readonly question: number;
  readonly document: number;
  readonly interaction: number;
  readonly answer: number;
  readonly judge: number;
}

export interface Design {
  /** One for each candidate, on the scale before rounding. */
  readonly locations: readonly number[];
  readonly questions: number;
  readonly answers: number;
  readonly ratings: number;
  readonly noise: Noise;
  /** How many questions each document has; none: questions stand alone. */
  readonly documents?: readonly number[];
  /** Ratings lost: a share of all, or more of the low ones. */
  readonly missing?: 'at random' | 'more when low';
  /** The share of questions on which everything fails, with a rating of 1. */
  readonly failing?: number;
}

export const SCALE = { min: 1, max: 5 };

/** The noise of the study: questions .8, answers .4, judge .3; documents, and questions that suit one candidate, where a design has them. */
export const NOISE: Noise = { question: 0.8, document: 0, interaction: 0, answer: 0.4, judge: 0.3 };

/** Ratings of every candidate on the same questions: round(location + question + document + interaction + answer + judge), held within 1 and 5. */
export function rate(design: Design, random: RandomStream): QuestionRatings[][] {
  const draw = normalDraws(random);
  const rated: QuestionRatings[][] = design.locations.map(() => []);
  const documents = documentOf(design, draw);
  for (let index = 0; index < design.questions; index += 1) {
    const document = documents[index];
    const difficulty = draw(design.noise.question) + (document?.effect ?? 0);
    const fails = design.failing !== undefined && random.uniform() < design.failing;
    for (const [candidate, location] of design.locations.entries()) {
      const level = location + difficulty + draw(design.noise.interaction);
      const answers = Array.from({ length: design.answers }, () => {
        const quality = level + draw(design.noise.answer);
        return { ratings: ratings(design, { quality, fails, draw, random }) };
      });
      rated[candidate]!.push({ question: `q${index}`, cluster: document?.name ?? null, answers });
    }
  }
  return rated;
}

/** The document of each question, with its effect. */
function documentOf(
  { documents = [], noise }: Design,
  draw: NormalDraws,
): { name: string; effect: number }[] {
  return documents.flatMap((questions, index) => {
    const document = { name: `document ${index}`, effect: draw(noise.document) };
    return Array.from({ length: questions }, () => document);
  });
}

interface Answered {
  readonly quality: number;
  readonly fails: boolean;
  readonly draw: NormalDraws;
  readonly random: RandomStream;
}

function ratings(design: Design, { quality, fails, draw, random }: Answered): (number | null)[] {
  return Array.from({ length: design.ratings }, () => {
    const given = Math.round(quality + draw(design.noise.judge));
    const rating = fails ? SCALE.min : Math.min(SCALE.max, Math.max(SCALE.min, given));
    return isLost(design.missing, rating, random) ? null : rating;
  });
}

/** 10 % are lost: of all alike, or 20 % of those below 3 and about 7 % of the others. */
function isLost(missing: Design['missing'], rating: number, { uniform }: RandomStream): boolean {
  if (missing === undefined) return false;
  if (missing === 'at random') return uniform() < 0.1;
  return uniform() < (rating < 3 ? 0.2 : 0.07);
}
