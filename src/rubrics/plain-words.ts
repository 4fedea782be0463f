/** The words of a text in lower case, without punctuation; those of scripts without spaces stay together. */
export function plainWords(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** Words that carry no condition: two levels that differ in these only say the same. */
const empty = new Set(['a', 'an', 'the', 'is', 'are', 'be', 'and', 'also', 'it', 'its', 'has', 'have']);

/** The words of a condition that say what must hold, in their order. */
export function tellingWords(condition: string): string[] {
  return plainWords(condition).filter((word) => !empty.has(word));
}
