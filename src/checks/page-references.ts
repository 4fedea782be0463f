const reference = /\b(?:pp?\.|pages?)\s*(\d+)(?:\s*[-–]\s*(\d+))?/giu;

/** True where the answer names a page, and no page that the document does not have. */
export function citesPage(text: string, pageCount: number): boolean {
  const pages = [...text.matchAll(reference)].flatMap((match) =>
    [match[1], match[2]].filter((page) => page !== undefined).map(Number),
  );
  return pages.length > 0 && pages.every((page) => page >= 1 && page <= pageCount);
}
