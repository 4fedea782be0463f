/** Bytes of UTF-8 that one token stands for at the least, on the average of a text: digits and rare words come near. */
const fewestBytes = 2;
/** Tokens that a server puts around a message. */
const aroundMessage = 16;

/** The most tokens that messages are likely to come to: room for so many is room enough. */
export function mostTokens(texts: readonly string[]): number {
  return texts.reduce(
    (sum, text) => sum + Math.ceil(Buffer.byteLength(text) / fewestBytes) + aroundMessage,
    0,
  );
}
