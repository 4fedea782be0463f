import type { Health } from './health.ts';

/** The oldest major version of Node that Assay runs on. */
const oldestNode = 24;

/** Which Node runs which Assay. */
export function installationHealth({ node, version }: { node: string; version: string }): Health[] {
  const major = Number.parseInt(node, 10);
  return [
    { state: 'ok', about: 'Assay', found: version, remedy: null },
    major >= oldestNode
      ? { state: 'ok', about: 'Node', found: node, remedy: null }
      : { state: 'failed', about: 'Node', found: node, remedy: `install Node ${oldestNode} or newer` },
  ];
}
