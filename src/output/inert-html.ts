import MarkdownIt from 'markdown-it';
import type { RendererRule } from 'markdown-it';
import { escapeHtml, withoutControls } from './escape-html.ts';

/**
 * Markdown from outside as HTML that can do nothing: tags in it are text, images are their description, links lead
 * only to http and https. `headingBelow`: the level of the heading it stands under, so that its own come after.
 */
export function inertHtml(
  text: string,
  { headingBelow = 0 }: { readonly headingBelow?: number } = {},
): string {
  const environment = {};
  const tokens = parser.parse(text.toWellFormed(), environment);
  for (const token of tokens) {
    if (token.type.startsWith('heading_')) token.tag = lowered(token.tag, headingBelow);
  }
  // After rendering, because an entity in the source can be a control character too.
  return withoutControls(parser.renderer.render(tokens, parser.options, environment));
}

function lowered(tag: string, by: number): string {
  return `h${Math.min(6, Number(tag.slice(1)) + by)}`;
}

const web = /^https?:\/\//iu;
// Link definitions stay text: rendered, they would be invisible, and a place to hide words that the judge reads.
const parser = new MarkdownIt({ html: false, linkify: false }).disable('reference');
parser.validateLink = (url) => web.test(url);

// The default rules add classes, titles and styles that the text chose. Here a tag carries what is said, and no more.
const code: RendererRule = (tokens, index) =>
  `<pre><code>${escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;

const image: RendererRule = (tokens, index) => `[image: ${escapeHtml(tokens[index]?.content ?? '')}]`;

const link: RendererRule = (tokens, index) => {
  const href = String(tokens[index]?.attrGet('href'));
  // An empty address is not validated, and would lead to this page.
  return web.test(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">` : '<a>';
};

const cell: RendererRule = (tokens, index) => {
  const token = tokens[index];
  const right = String(token?.attrGet('style')).endsWith('right') ? ' class="number"' : '';
  return token?.tag === 'th' ? `<th scope="col"${right}>` : `<td${right}>`;
};

Object.assign(parser.renderer.rules, {
  th_open: cell,
  td_open: cell,
  fence: code,
  code_block: code,
  image,
  link_open: link,
} satisfies Record<string, RendererRule>);
