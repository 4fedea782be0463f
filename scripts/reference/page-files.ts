import { globSync } from 'node:fs';
import { root } from './workspace.ts';

/** The pages of the documentation, by their paths in the checkout. */
export function pageFiles(): string[] {
  return globSync(['README.md', 'AGENTS.md', 'CHANGELOG.md', 'docs/**/*.md'], { cwd: root }).toSorted();
}
