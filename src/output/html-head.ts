import { createHash } from 'node:crypto';
import { escapeHtml } from './escape-html.ts';
import { style } from './html-style.ts';

/** Everything before the body. The policy allows this page's one style sheet, and nothing else whatsoever. */
export function htmlHead(title: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
`;
}
