/** A text as HTML, for content and for quoted attributes. Control and bidirectional characters are taken out. */
export function escapeHtml(text: string): string {
  return withoutControls(text.toWellFormed()).replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}

/** Takes out control characters and what would reorder the text shown; joiners that scripts need stay. */
export function withoutControls(text: string): string {
  return text.replace(harmful, '');
}

const harmful = /[[\p{Cc}--[\n\t]]\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gv;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
