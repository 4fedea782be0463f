import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Elements whose content a reader of the page does not see. */
const hiddenElements = new Set('script style title template noscript iframe noembed noframes'.split(' '));

const foreignElements = new Set(['svg', 'math']);

/** Elements that stand apart from what is around them, and those that only start a line. */
const breaks = new Map([
  ...elements(
    '\n\n',
    'address article aside blockquote body caption details dialog div dl fieldset figcaption figure footer ' +
      'form h1 h2 h3 h4 h5 h6 header hr html main nav ol p pre section summary table ul',
  ),
  ...elements('\n', 'br dd dt li option tr'),
  ...elements(' ', 'td th'),
]);

/**
 * The text that a reader of the page sees: paragraphs apart by an empty line, items and rows on lines of
 * their own, entities decoded, white space as a browser shows it. Linear in the length of the page.
 */
export function htmlToText(html: string): string {
  const collector = new TextCollector(html);
  // Only the tokenizer: the parser on top of it keeps a stack that makes deep nesting quadratic.
  const tokenizer = new Tokenizer({ decodeEntities: true }, collector);
  tokenizer.write(html);
  tokenizer.end();
  return tidyLines(collector.parts.join('').toWellFormed());
}

class TextCollector implements TokenizerCallbacks {
  readonly parts: string[] = [];
  readonly #html: string;
  #tag = '';
  #preformatted = false;
  /** The outermost hidden element that is open, and how often it is open inside itself. */
  #hidden = { tag: '', depth: 0 };
  /** How many SVG and MathML elements are open: only in them does `<title/>` close itself. */
  #foreign = 0;

  constructor(html: string) {
    this.#html = html;
  }

  ontext(start: number, end: number): void {
    const text = this.#html.slice(start, end);
    this.#push(this.#preformatted ? text : text.replace(/\s+/g, ' '));
  }

  ontextentity(codePoint: number): void {
    this.#push(String.fromCodePoint(codePoint));
  }

  isInForeignContext(): boolean {
    return this.#foreign > 0;
  }

  onopentagname(start: number, end: number): void {
    const tag = this.#html.slice(start, end).toLowerCase();
    this.#tag = tag;
    if (this.#hidden.depth > 0) this.#hidden.depth += tag === this.#hidden.tag ? 1 : 0;
    else if (hiddenElements.has(tag)) this.#hidden = { tag, depth: 1 };
    else this.#push(breaks.get(tag) ?? '');
    if (tag === 'pre') this.#preformatted = true;
    if (foreignElements.has(tag)) this.#foreign += 1;
  }

  onselfclosingtag(): void {
    if (this.#foreign > 0) this.#close(this.#tag);
  }

  onclosetag(start: number, end: number): void {
    this.#close(this.#html.slice(start, end).toLowerCase());
  }

  #close(tag: string): void {
    if (this.#hidden.depth > 0) this.#hidden.depth -= tag === this.#hidden.tag ? 1 : 0;
    else this.#push(breaks.get(tag)?.replace(/^\n$/, ' ') ?? '');
    if (tag === 'pre') this.#preformatted = false;
    if (foreignElements.has(tag)) this.#foreign = Math.max(0, this.#foreign - 1);
  }

  #push(text: string): void {
    if (this.#hidden.depth === 0) this.parts.push(text);
  }

  onopentagend(): void {}
  onattribname(): void {}
  onattribdata(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

/** Single spaces within lines, no space at their ends, at most one empty line between two. */
function tidyLines(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return lines
    .filter((line, index) => line !== '' || (lines[index - 1] ?? '') !== '')
    .join('\n')
    .trim();
}

function elements(text: string, names: string): [string, string][] {
  return names.split(' ').map((name) => [name, text]);
}
