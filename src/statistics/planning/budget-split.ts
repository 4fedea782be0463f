interface BudgetOptions {
  /** Variances in points squared: between questions (for comparisons, the interaction), answers, and ratings. */
  readonly noise: { readonly between: number; readonly answer: number; readonly rating: number };
  /** Costs of one more question, answer and rating, in any one unit; a person's time counts too. */
  readonly cost: { readonly question: number; readonly answer: number; readonly rating: number };
  readonly budget: number;
  /** How many answers per question, and ratings per answer, are looked at. */
  readonly most?: { readonly answers: number; readonly ratings: number };
}

interface BudgetSplit {
  /** Where whole numbers are not asked for: S* = sqrt(answer/between cq/ca), J* = sqrt(rating/answer ca/cj). */
  readonly ideal: { readonly answers: number; readonly ratings: number };
  /** The best of whole numbers; null where two questions cannot be paid for. */
  readonly best: Split | null;
}

interface Split {
  readonly questions: number;
  readonly answers: number;
  readonly ratings: number;
  /** Of the mean, in points squared. */
  readonly variance: number;
  readonly cost: number;
}

/**
 * How to split a budget between questions, answers to each, and ratings of each (three-stage sampling, Cochran 1977):
 * every S and J is tried with as many questions as then can be paid, and the smallest variance is kept.
 */
export function budgetSplit(options: BudgetOptions): BudgetSplit {
  const { noise, cost, most = { answers: 10, ratings: 10 } } = options;
  let best: Split | null = null;
  for (let answers = 1; answers <= most.answers; answers += 1) {
    for (let ratings = 1; ratings <= most.ratings; ratings += 1) {
      const split = splitAt(options, answers, ratings);
      if (split !== null && (best === null || split.variance < best.variance)) best = split;
    }
  }
  return {
    ideal: {
      answers: Math.sqrt((noise.answer / noise.between) * (cost.question / cost.answer)),
      ratings: Math.sqrt((noise.rating / noise.answer) * (cost.answer / cost.rating)),
    },
    best,
  };
}

function splitAt({ noise, cost, budget }: BudgetOptions, answers: number, ratings: number): Split | null {
  const each = cost.question + answers * cost.answer + answers * ratings * cost.rating;
  const questions = Math.floor(budget / each);
  if (questions < 2) return null;
  const variance = (noise.between + noise.answer / answers + noise.rating / (answers * ratings)) / questions;
  return { questions, answers, ratings, variance, cost: questions * each };
}
