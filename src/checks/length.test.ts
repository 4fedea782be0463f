import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countSentences, countWords } from './length.ts';

describe('sentences are counted as a reader counts them', () => {
  const counted: Record<string, readonly [text: string, sentences: number][]> = {
    'nothing is none': [
      ['', 0],
      [' \n\n ', 0],
      ['...', 0],
      ['—', 0],
      ['(p. 3)', 0],
    ],
    'plain ones': [
      ['It works.', 1],
      ['It works', 1],
      ['One. Two! Three?', 3],
      ['Really?! Yes.', 2],
      ['これは文です。次の文。', 2],
    ],
    'abbreviations end none': [
      ['It uses e.g. Gemini, i.e. Google, vs. GPT.', 1],
      ['Dr. Smith and Mrs. Jones agree.', 1],
      ['By J. Smith and A. B. Jones.', 1],
      ['The U.S. Government said so.', 1],
      ['About approx. 40 tokens, cf. Fig. 3 and Sec. 4.2.', 1],
      ['See no. 4 and nos. 5 to 7.', 1],
    ],
    'but a word that looks like one does': [
      ['He lives in the U.S. It is big.', 2],
      ['Choose option B. Then go.', 2],
      ['Choose plan b. Then go.', 2],
      ['The answer is no. It says so.', 2],
      ['It took 5 sec. Then it stopped.', 2],
      ['The latency is 5 ms. The rate is 3.', 2],
      ['It has lists, sets, etc. The rest is none.', 2],
    ],
    'numbers and addresses': [
      ['It cost 3.5 million.', 1],
      ['It scored 46.2 %. That is good.', 2],
      ['Version 1.5. It is new.', 2],
      ['Node.js reads a.txt at www.example.com daily.', 1],
      ['See https://example.com/a.b?c=d. It is there.', 2],
    ],
    'page references belong to what they follow': [
      ['See p. 4. Then see pp. 5-6.', 2],
      ['It has 20 layers (p. 3).', 1],
      ['It has 20 layers. (p. 3)', 1],
      ['It has 20 layers.(p. 3)', 1],
      ['It ends. [pages 3-4] It begins. (see page 5)', 2],
      ['It ends. (p. 3) It begins.', 2],
      ['It ends.[1] It begins. [2, 3]', 2],
      ['It ends.¹', 1],
    ],
    'dots and quotes': [
      ['Wait... what happened?', 1],
      ['Well… it works.', 1],
      ['"Is it?" he asked.', 1],
      ['“Yes!” she said.', 1],
      ['He said: "It is."', 1],
      ['He said "Stop." Then he left.', 2],
      ['It is **good.**', 1],
      ['**It is bold.** Then it is not.', 2],
    ],
    'lines, lists and headings': [
      ['A sentence wraps\nover three\r\nlines.', 1],
      ['First paragraph\n\nSecond paragraph', 2],
      ['- one\n- two\n* three', 3],
      ['1. First item\n2. Second item', 2],
      ['1) First.\n2) Second. And more.', 3],
      ['- one item that wraps\n  over two lines', 1],
      ['# Title\nIt says this.', 2],
      ['| a | b |\n|---|---|\n| c | d |', 2],
    ],
  };
  for (const [name, texts] of Object.entries(counted)) {
    it(name, () => {
      assert.deepEqual(
        texts.map(([text]) => [text, countSentences(text)]),
        texts,
      );
    });
  }

  it('in a time that grows with the length only', () => {
    const spaces = ' '.repeat(200_000);
    assert.equal(countSentences(`It is.${spaces}(${spaces}e.g.${spaces}[${spaces}end`), 1);
    assert.equal(countSentences('e.g. A '.repeat(20_000)), 1);
    assert.equal(countSentences('\n'.repeat(200_000)), 0);
  });
});

describe('words', () => {
  it('are counted without marks and spaces', () => {
    assert.equal(countWords(''), 0);
    assert.equal(countWords(' — … !'), 0);
    assert.equal(countWords('It has 1.3 billion parameters, hasn’t it?'), 7);
    assert.equal(countWords('state-of-the-art'), 4);
  });
});
