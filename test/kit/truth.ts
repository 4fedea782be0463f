import { fingerprint, normal } from './random.ts';

/** How good the answers of a candidate really are: hidden from clients, known to the test. */
export interface TrueCandidate {
  /** Words of its system instruction; null fits every request. The first that fits counts. */
  readonly match: string | null;
  /** Words of the model's name, where candidates differ by model. */
  readonly model?: string;
  /** On the scale of the rubric. */
  readonly quality: number;
}

/** What a rating is made of: quality + question + answer + judge, all but the first normal with mean 0. */
export interface TruthOptions {
  readonly candidates?: readonly TrueCandidate[];
  /** Standard deviation between questions, the same for all candidates. */
  readonly questionEffect?: number;
  /** Standard deviation between answers to one question. */
  readonly answerSD?: number;
  /** Standard deviation between ratings of one answer. */
  readonly judgeSD?: number;
  /** Quality of an answer that this server did not write. */
  readonly unknownQuality?: number;
  /** Of two answers, what being shown first is worth to the judge, and each character of length: points of the scale. */
  readonly firstReward?: number;
  readonly lengthReward?: number;
  readonly seed?: number;
}

export interface Truth {
  /** Quality of one answer: what the judge would rate without noise. */
  latent(answer: { model: string; system: string | null; question: string; identity: string }): number;
  /** The mark at the end of an answer by which the judge knows it again. Holds the latent quality, unreadably. */
  mark(latent: number, identity: string): string;
  /** Latent qualities of the answers whose marks stand in a text, in order, each once. */
  marksIn(text: string): readonly number[];
  /** What a judge makes of a latent quality: with noise, not yet rounded. */
  judged(latent: number, identity: string): number;
  readonly unknownQuality: number;
  /** What a judge adds to the first of two answers for its place, and for being longer by so many characters. */
  leaning(longer: number): number;
  /**
   * The mean rating that a candidate would get from infinitely many ratings: over questions like any, or
   * over exactly the questions given. `levels` are the values of the scale, 1 to 5 unless said.
   */
  mean(
    candidate: { system?: string | null; model?: string },
    over?: { questions?: readonly string[]; levels?: readonly number[] },
  ): number;
}

export function truthOf(options: TruthOptions): Truth {
  const { candidates = [{ match: null, quality: 3.5 }], unknownQuality = 1, seed = 1 } = options;
  const { questionEffect = 0.5, answerSD = 0.4, judgeSD = 0.3 } = options;
  const { firstReward = 0, lengthReward = 0 } = options;
  const qualityOf = (model: string, system: string | null): number => {
    const fitting = candidates.find(
      (candidate) =>
        (candidate.match === null || system?.includes(candidate.match) === true) &&
        (candidate.model === undefined || model.includes(candidate.model)),
    );
    return fitting?.quality ?? unknownQuality;
  };
  const effectOf = (question: string): number => questionEffect * normal(seed, 'question', question);
  return {
    unknownQuality,
    leaning: (longer) => firstReward + lengthReward * longer,
    latent: ({ model, system, question, identity }) =>
      qualityOf(model, system) + effectOf(question) + answerSD * normal(seed, 'answer', identity),
    mark: (latent, identity) => writeMark(seed, latent, identity),
    marksIn: (text) => readMarks(seed, text),
    judged: (latent, identity) => latent + judgeSD * normal(seed, 'judge', identity),
    mean({ system = null, model = '' }, { questions, levels = [1, 2, 3, 4, 5] } = {}) {
      const quality = qualityOf(model, system);
      if (questions === undefined)
        return meanRating(quality, Math.hypot(questionEffect, answerSD, judgeSD), levels);
      const noise = Math.hypot(answerSD, judgeSD);
      const means = questions.map((question) => meanRating(quality + effectOf(question), noise, levels));
      return means.reduce((sum, mean) => sum + mean, 0) / means.length;
    },
  };
}

/** Mean of the level nearest to a normal variable: the middles between levels cut its distribution. */
function meanRating(mean: number, deviation: number, levels: readonly number[]): number {
  const values = levels.toSorted((a, b) => a - b);
  const below = (limit: number): number =>
    deviation === 0 ? Number(mean < limit) : normalDistribution((limit - mean) / deviation);
  return values.reduce((sum, value, index) => {
    const [before, after] = [values[index - 1], values[index + 1]];
    const upTo = after === undefined ? 1 : below((value + after) / 2);
    const downTo = before === undefined ? 0 : below((before + value) / 2);
    return sum + value * (upTo - downTo);
  }, 0);
}

/** Abramowitz and Stegun (1964), 7.1.26: off by less than 2e-7. */
function normalDistribution(z: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(z / Math.SQRT2));
  const coefficients = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  const tail = coefficients.reduce((sum, coefficient) => sum * t + coefficient, 0) * t;
  const half = (tail * Math.exp((-z * z) / 2)) / 2;
  return z < 0 ? half : 1 - half;
}

const finest = 100;
const lowest = -300;

/** `GX`, 12 digits that differ by request, 4 that hide the quality, 4 that prove the mark is ours. */
function writeMark(seed: number, latent: number, identity: string): string {
  const nonce = fingerprint(seed, 'mark', identity).slice(0, 12).toUpperCase();
  const steps = Math.round((Math.min(Math.max(latent, lowest), -lowest) - lowest) * finest);
  const hidden = hex((steps ^ maskOf(seed, nonce)) & 0xffff);
  return `GX${nonce}${hidden}${proofOf(seed, nonce, hidden)}`;
}

function readMarks(seed: number, text: string): number[] {
  const marks = new Set(text.match(/\bGX[0-9A-F]{20}\b/g));
  return [...marks].flatMap((mark) => {
    const [nonce, hidden, proof] = [mark.slice(2, 14), mark.slice(14, 18), mark.slice(18)];
    if (proof !== proofOf(seed, nonce, hidden)) return [];
    return [(Number.parseInt(hidden, 16) ^ maskOf(seed, nonce)) / finest + lowest];
  });
}

function maskOf(seed: number, nonce: string): number {
  return Number.parseInt(fingerprint(seed, 'mask', nonce).slice(0, 4), 16);
}

function proofOf(seed: number, nonce: string, hidden: string): string {
  return fingerprint(seed, 'proof', nonce, hidden).slice(0, 4).toUpperCase();
}

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}
