/** Below this many questions a look rests on fewer than ten, and there would be one look only. */
const FEWEST_QUESTIONS = 20;

/**
 * After how many questions results are looked at: L looks at ceil(k n / L), L at most one per ten questions.
 * Null below 20 questions: there all of them are asked.
 */
export function lookSchedule({
  questions,
  looks,
}: {
  readonly questions: number;
  readonly looks: number;
}): number[] | null {
  if (questions < FEWEST_QUESTIONS || looks < 1) return null;
  const count = Math.min(looks, Math.floor(questions / 10));
  return Array.from({ length: count }, (_, index) => Math.ceil(((index + 1) * questions) / count));
}
