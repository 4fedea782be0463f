/** Where one question about one document belongs. */
interface Place {
  readonly question: string;
  readonly document: string | null;
  /** As the question names it. */
  readonly cluster: string | null;
}

/** Fewer documents than this say nothing about other documents: then the questions are the evidence. */
export const fewestDocuments = 5;

/**
 * Which pieces of evidence hang together: the clusters that questions name; else the documents, where
 * each question is about exactly one and there are at least five; else nothing, and each unit counts.
 */
export function clustersOf(units: Iterable<Place>): (unit: Place) => string | null {
  const places = [...units];
  if (places.some((place) => place.cluster !== null)) return (place) => place.cluster;
  const documents = new Set(places.map((place) => place.document));
  const questions = new Set(places.map((place) => place.question));
  const oneDocumentEach = questions.size === places.length && !documents.has(null);
  return oneDocumentEach && documents.size >= fewestDocuments ? (place) => place.document : () => null;
}
