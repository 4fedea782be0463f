import { ModelError } from './model.ts';

/** Refuses a key that no header can hold, without repeating it. `variable`: where it was looked for. */
export function headerKey(key: string, { name, variable }: { name: string; variable: string }): string {
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  const message = `${name}: the key holds blanks or signs that no key has; set ${variable} to the key alone`;
  throw new ModelError('key-invalid', message, { reach: 'provider' });
}
