/** After `pages` a list may follow; after `page` only a range, since `on page 4, 12 models` names one page. */
const reference =
  /\b(?:(?:pp\.|pages)\s*\d+(?:(?:\s*[-–,&]\s*|,?\s+(?:and|to)\s+)\d+)*|(?:p\.|page)\s*\d+(?:\s*[-–]\s*\d+)?)/giu;

/** True where the answer names a page, and no page that the document does not have. */
export function citesPage(text: string, pageCount: number): boolean {
  const pages = [...text.matchAll(reference)].flatMap(([named]) => named.match(/\d+/g) ?? []).map(Number);
  return pages.length > 0 && pages.every((page) => page >= 1 && page <= pageCount);
}
