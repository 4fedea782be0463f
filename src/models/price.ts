import type { Usage } from '../record/call.ts';

/** Providers that run on this machine or repeat what was paid before. */
const free = new Set(['builtin', 'given', 'recorded']);

/** What a call cost, in USD; null where no price is known. `model` is `provider:model`. */
export function costOf(model: string, _usage: Usage): number | null {
  const provider = model.slice(0, model.indexOf(':'));
  return free.has(provider) ? 0 : null;
}
