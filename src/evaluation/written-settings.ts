import type { z } from 'zod';
import type { Settings } from '../record/call.ts';
import type { settingsFile } from './schema.ts';

/** Settings without the keys that code may leave undefined: a key that is there is part of a call's key. */
export function writtenSettings(settings: z.infer<typeof settingsFile> | undefined): Settings {
  return Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined));
}
