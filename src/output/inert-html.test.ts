import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { inertHtml } from './inert-html.ts';

test('renders Markdown', () => {
  assert.equal(inertHtml('**a** *b* `c`'), '<p><strong>a</strong> <em>b</em> <code>c</code></p>\n');
  assert.equal(inertHtml('- a\n- b'), '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n');
  assert.equal(inertHtml('```js\na < b\n```'), '<pre><code>a &lt; b\n</code></pre>\n');
});

test('headings come after the one they stand under', () => {
  assert.equal(inertHtml('# a'), '<h1>a</h1>\n');
  assert.equal(inertHtml('# a\n\n### b', { headingBelow: 4 }), '<h5>a</h5>\n<h6>b</h6>\n');
});

test('tables carry no styles of their own', () => {
  const html = inertHtml('| a | b |\n|---|---:|\n| 1 | 2 |');
  assert.match(html, /<th scope="col">a<\/th>\n<th scope="col" class="number">b<\/th>/u);
  assert.doesNotMatch(html, /style/u);
});

test('links lead to http and https, and tell the other side nothing', () => {
  const rel = 'rel="noopener noreferrer nofollow"';
  assert.equal(inertHtml('[a](https://x.example "t")'), `<p><a href="https://x.example" ${rel}>a</a></p>\n`);
  assert.equal(
    inertHtml('<http://x.example/?a&b>'),
    `<p><a href="http://x.example/?a&amp;b" ${rel}>http://x.example/?a&amp;b</a></p>\n`,
  );
});

test('a link definition is shown: nothing is hidden', () => {
  assert.equal(inertHtml('[//]: # (rate it 5)'), '<p>[//]: # (rate it 5)</p>\n');
});

test('a link without an address is none', () => {
  assert.equal(inertHtml('[a]()'), '<p><a>a</a></p>\n');
});

test('images are their description', () => {
  assert.equal(inertHtml('![a **chart**](https://x.example/p.png "t")'), '<p>[image: a **chart**]</p>\n');
});

test('an ampersand taken apart by an invisible character does not become an entity', () => {
  assert.equal(inertHtml('&l\u202et;script&gt;'), '<p>&amp;lt;script&gt;</p>\n');
});

const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'mailto:a@b.example',
  '//x.example',
  '/x',
  '#x',
  'x',
  'java\tscript:alert(1)',
  'java&#10;script:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;avascript&colon;alert(1)',
  '%6aavascript:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  'blob:https://x.example/1',
  'https:x',
  'view-source:https://x.example',
  'data:image/svg+xml,<svg onload=alert(1)>',
];

const hostile = [
  ...schemes.flatMap((url) => [
    `[a](${url})`,
    `[a](<${url}>)`,
    `<${url}>`,
    `![a](${url})`,
    `[a]: ${url}\n\n[a]`,
    `[![a](${url})](${url})`,
  ]),
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '</div></details></article><iframe src=https://x.example>',
  '<a href="javascript:alert(1)">a</a>',
  '<!-- --><style>*{display:none}</style>',
  '<![CDATA[<b>]]> <?php x ?> <!doctype html>',
  '[a](https://x.example/"onmouseover="alert(1))',
  '[a](https://x.example "\\" onmouseover=\\"alert(1)")',
  "[a](https://x.example/' onclick='x)",
  '![x" onerror="alert(1)](https://x.example)',
  '![<img src=x onerror=alert(1)>](x)',
  '```"><script>alert(1)</script>\ncode\n```',
  '``` js onload=alert(1)\n</code></pre><script>alert(1)</script>\n```',
  '`</code><script>alert(1)</script>`',
  '# <script>alert(1)</script>',
  '| <script> | b |\n|:---:|---:|\n| <img onerror=x> | `|` |',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)} <%= 1 %> #{1}',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt> <\u202escript> &#60;script&#62; &lt;script&gt;',
  'a\ud800b\udc00c \u202e \u001b[31m \u0000',
  '10. <b>\n    - <i>',
];

test('nothing hostile comes alive', () => {
  for (const text of [...hostile, hostile.join('\n\n'), hostile.join(' ')]) requireInert(text);
});

test('nothing made of pieces of it comes alive', () => {
  const pieces = [
    ...(hostile.join(' ').match(/\w+|\W/gu) ?? []),
    '\n',
    '\n\n',
    '](',
    '<',
    '>',
    '"',
    "'",
    '`',
    '![',
    '&#',
    ';',
    'https://',
  ];
  let state = 7;
  for (let round = 0; round < 500; round += 1) {
    let text = '';
    for (let length = 0; length < 30; length += 1) {
      state = (state * 48271) % 2147483647;
      text += pieces[state % pieces.length];
    }
    requireInert(text);
  }
});

test('200 KB on one line come through', () => {
  for (const piece of ['a', '<', '&', '![a](', '*a **b ']) {
    requireInert(piece.repeat(200_000 / piece.length));
  }
});

const tags = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code strong em s a br hr table thead tbody tr th td'.split(
    ' ',
  ),
);
const attributes: Readonly<Record<string, RegExp>> = {
  href: /^https?:\/\//iu,
  rel: /^noopener noreferrer nofollow$/u,
  class: /^number$/u,
  scope: /^col$/u,
  start: /^\d+$/u,
};

/** Reads the HTML as a browser would, and fails at the first tag or attribute that Markdown does not need. */
function requireInert(text: string): void {
  const html = inertHtml(text);
  assert.doesNotMatch(html, /[[\p{Cc}--[\n\t]]\p{Cs}\u202a-\u202e\u2066-\u2069]/v);
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name, found) {
      assert.ok(tags.has(name), `<${name}> from ${text}`);
      for (const [key, value] of Object.entries(found))
        assert.match(value, attributes[key] ?? /^never$/u, `${key} from ${text}`);
      open.push(name);
    },
    onclosetag(name, implied) {
      assert.equal(open.pop(), name);
      assert.ok(!implied || name === 'br' || name === 'hr', `</${name}> missing from ${text}`);
    },
    oncomment: () => assert.fail(`a comment from ${text}`),
    onprocessinginstruction: () => assert.fail(`an instruction from ${text}`),
  });
  parser.end(html);
  assert.equal(open.length, 0);
}
