/**
 * What a row counts with: all rows of a cluster together, else all rows of a question. A cluster is never taken for a
 * question of the same name.
 */
export function clusterKey({
  question,
  cluster = null,
}: {
  readonly question: string;
  readonly cluster?: string | null;
}): string {
  return cluster === null ? `question ${question}` : `cluster ${cluster}`;
}
