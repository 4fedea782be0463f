/** A text without any of the secrets, each replaced by stars, also where it stands percent-encoded. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= 4)
    .toSorted((a, b) => b.length - a.length)
    .flatMap(formsOf)
    .reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}

/** Most keys hold nothing that is encoded: then there is one form to look for in every text, not three. */
function formsOf(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  return encoded === secret ? [secret] : [secret, encoded, lowerEscapes(encoded)];
}

function lowerEscapes(encoded: string): string {
  return encoded.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

/** Hands pieces of a text on without the secret, also where it is spread over several; call `end` after the last. */
export function redactPieces(
  secret: string,
  onText: (piece: string) => void,
): { onText: (piece: string) => void; end: () => void } {
  let held = '';
  const hand = (text: string): void => {
    if (text !== '') onText(text);
  };
  return {
    onText(piece) {
      const text = redact(held + piece, [secret]);
      const cut = text.length - beginning(text, secret);
      held = text.slice(cut);
      hand(text.slice(0, cut));
    },
    end() {
      hand(held);
      held = '';
    },
  };
}

/** How many characters at the end of a text may be the beginning of the secret. */
function beginning(text: string, secret: string): number {
  let length = Math.min(text.length, secret.length - 1);
  while (length > 0 && !text.endsWith(secret.slice(0, length))) length -= 1;
  return length;
}
