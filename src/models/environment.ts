import { ModelError } from './model.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** What the machine says: keys and addresses of providers. Keys come from here and nowhere else. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a provider's key is looked for: where its settings say, else in its own variables. */
export function keyVariablesOf(
  { keyVariables }: { readonly keyVariables: readonly string[] },
  { apiKeyEnv }: ProviderSettings,
): readonly string[] {
  return apiKeyEnv === undefined ? keyVariables : [apiKeyEnv];
}

/** The key in the first of these variables that is set, without blanks around it; null where none is. */
export function keyIn(environment: Environment, variables: readonly string[]): string | null {
  return (
    variables.map((name) => environment[name]?.trim()).find((key) => key !== undefined && key !== '') ?? null
  );
}

/** The same for a provider that cannot be asked without. Throws a ModelError where none is set. */
export function neededKey(
  environment: Environment,
  { name, keyVariables }: { readonly name: string; readonly keyVariables: readonly string[] },
): string {
  const key = keyIn(environment, keyVariables);
  if (key !== null) return key;
  throw new ModelError('key-missing', `${name}: no key; set ${keyVariables[0]}`, { reach: 'provider' });
}
