/** Codes of calls that were not made because the run ended: stopped by its user, or at a limit. They leave no trace. */
export const interruptedCode = 'interrupted';
export const costLimitCode = 'cost-limit';
export const timeLimitCode = 'time-limit';

const codes: ReadonlySet<string> = new Set([interruptedCode, costLimitCode, timeLimitCode]);

/** Whether a call with this code was only not reached, and can be made by the next `assay run`. */
export function isRunEnd(code: string | undefined): boolean {
  return code !== undefined && codes.has(code);
}
