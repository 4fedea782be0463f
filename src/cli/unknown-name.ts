import { nearest } from '../evaluation/nearest.ts';
import { UsageError } from './outside.ts';

/** As many names as a line has room for. */
const mostNames = 12;

/** That an option names what is not there: with the name that was probably meant, else with those that there are. */
export function unknownName(
  typed: string,
  { option, called, names }: { option: string; called: string; names: ReadonlySet<string> },
): UsageError {
  const near = nearest(typed, names);
  const more = names.size > mostNames ? ' …' : '';
  const known = `there are ${[...names].slice(0, mostNames).join(', ')}${more}`;
  const remedy = near === null ? known : `did you mean ${near}?`;
  return new UsageError(`${option} ${typed}: no ${called} is called so; ${remedy}`);
}
