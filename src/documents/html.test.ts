import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlToText } from './html.ts';

test('a page becomes the text that its reader sees', () => {
  const page = `<!doctype html>
    <html><head><title>No</title><style>p { color: red }</style><script>if (1 < 2) "<p>no</p>"</script></head>
    <body><H1 class="a>b">Storage &amp; care</H1><p>Keep it <b>dry</b>,
      and   cool.</p><!-- no --><ul><li>One</li>  <li>Two</ul>
    <table><tr><td>Heat</td><td>40&nbsp;&deg;C</td></tr><tr><td>Cold<td>&minus;5&#xA0;&#176;C</tr></table>
    <template><p>no</p><template>no</template>no</template><noscript>no</noscript>
    First<br>second<br/>third</body></html>`;
  assert.equal(
    htmlToText(page),
    'Storage & care\n\nKeep it dry, and cool.\n\nOne\nTwo\n\nHeat 40 °C\nCold −5 °C\n\nFirst\nsecond\nthird',
  );
});

test('preformatted text keeps its lines', () => {
  assert.equal(htmlToText('<p>a\nb</p><pre>one\ntwo</pre>\nc\nd'), 'a b\n\none\ntwo\n\nc d');
});

test('an empty title inside a drawing hides nothing after it', () => {
  assert.equal(htmlToText('<svg><title/><text>Axis</text></svg> after <math/> it'), 'Axis after it');
});

test('an element that hides its content and never ends hides the rest', () => {
  assert.equal(htmlToText('seen<script/>not seen'), 'seen');
});

test('entities that stand for no character become the replacement character', () => {
  assert.equal(htmlToText('a&#0;b&#xD800;c&bogus;d'), 'a\uFFFDb\uFFFDc&bogus;d');
});

test('a page without markup is its text, and one without text is empty', () => {
  assert.equal(htmlToText(' plain '), 'plain');
  assert.equal(htmlToText('<script>1</script><p> &nbsp; </p>'), '');
});

test('deep nesting is read', () => {
  assert.equal(htmlToText(`${'<div>'.repeat(100_000)}deep`), 'deep');
  assert.equal(htmlToText('<b>x'.repeat(100_000)).length, 100_000);
});
