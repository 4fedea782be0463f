/** Characters of an answer that are kept: what is longer has run away, and is cut. */
const longestText = 2_000_000;

/** What is kept of a model's words: no more than anybody reads, and no half of a letter. */
export function keptText(said: string): { readonly text: string; readonly isCut: boolean } {
  const text = said.slice(0, longestText).toWellFormed();
  return { text, isCut: text.length < said.length };
}
