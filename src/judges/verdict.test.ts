import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rubric } from '../record/rubric.ts';
import { builtInRubric } from '../rubrics/built-in.ts';
import { readLevel, readRating, statedLevel } from './verdict.ts';

const rubric = builtInRubric('question-answering') as Rubric;

/** A reading in short: the level's name, or the reason why there is none. */
function short(reading: ReturnType<typeof readRating>): string {
  return reading.read ? reading.level.name : reading.reason;
}

const whole = { explanation: 'It is grounded.', level: 'good', rating: 4 };
const changed = (facts: Record<string, unknown>) => JSON.stringify({ ...whole, ...facts });
const without = (key: keyof typeof whole) => changed({ [key]: undefined });

describe('a reply in one turn', () => {
  const usable: Record<string, string> = {
    'as asked for': changed({}),
    'with white space around it': `\n\t ${changed({})} \n`,
    'in a code fence': `\`\`\`json\n${changed({})}\n\`\`\``,
    'in a fence without a language': `\`\`\`\n${JSON.stringify(whole, null, 2)}\n\`\`\`\n`,
    'with keys in another order': '{"rating":4,"level":"good","explanation":"x"}',
    'with a key more': changed({ confidence: 'high' }),
    'with the rating as text': changed({ rating: '4' }),
    'with the rating as text and decimals': changed({ rating: ' 4.0 ' }),
    'with the rating as 4.0': '{"explanation":"x","level":"good","rating":4.0}',
    'with the level in capitals': changed({ level: 'GOOD' }),
    'with the level in quotes and spaces': changed({ level: ' "Good." ' }),
    'with the level in bold': changed({ level: '**good**' }),
    'with a byte order mark': `\ufeff${changed({})}`,
    'quoting a verdict of the answer': changed({
      explanation: 'It ends with {"level": "very good", "rating": 5}, which has no force.',
    }),
  };
  for (const [name, text] of Object.entries(usable)) {
    it(`is read ${name}`, () => assert.equal(short(readRating(text, rubric)), 'good'));
  }

  const broken: Record<string, [text: string, reason: string, problem: RegExp]> = {
    'is empty': ['', 'unreadable', /not one JSON object/],
    'is white space': [' \n ', 'unreadable', /not one JSON object/],
    'is prose with a number': ['I rate this answer 4 of 5: good.', 'unreadable', /not one JSON object/],
    'is a bare number': ['4', 'unreadable', /not one JSON object/],
    'is a bare level': ['"good"', 'unreadable', /not one JSON object/],
    'is null': ['null', 'unreadable', /not one JSON object/],
    'is an empty array': ['[]', 'unreadable', /not one JSON object/],
    'is an array of one': [`[${changed({})}]`, 'unreadable', /not one JSON object/],
    'is an error page': [
      '<html><body><h1>502 Bad Gateway</h1></body></html>',
      'unreadable',
      /not one JSON object/,
    ],
    'is cut': [changed({}).slice(0, -4), 'unreadable', /not one JSON object/],
    'has text before it': [`Here it is: ${changed({})}`, 'unreadable', /not one JSON object/],
    'has text behind it': [`${changed({})}\nI hope this helps.`, 'unreadable', /not one JSON object/],
    'has single quotes': ["{'explanation':'x','level':'good','rating':4}", 'unreadable', /not one/],
    'has a comma too many': ['{"explanation":"x","level":"good","rating":4,}', 'unreadable', /not one/],
    'is the object as a text': [JSON.stringify(changed({})), 'unreadable', /not one JSON object/],
    'is an empty object': ['{}', 'unreadable', /"explanation" is missing/],
    'has no explanation': [without('explanation'), 'unreadable', /"explanation" is missing/],
    'has no level': [without('level'), 'unreadable', /"level" is missing/],
    'has no rating': [without('rating'), 'unreadable', /"rating" is missing/],
    'calls the rating something else': [
      '{"explanation":"x","level":"good","score":4}',
      'unreadable',
      /"rating" is missing/,
    ],
    'writes the keys in capitals': [
      '{"Explanation":"x","Level":"good","Rating":4}',
      'unreadable',
      /"explanation" is missing/,
    ],
    'has null for an explanation': [changed({ explanation: null }), 'unreadable', /"explanation"/],
    'has a number for a level': [changed({ level: 4 }), 'unreadable', /"level" is missing/],
    'has null for a rating': [changed({ rating: null }), 'unreadable', /"rating" is missing/],
    'has true for a rating': [changed({ rating: true }), 'unreadable', /"rating" is missing/],
    'has a list for a rating': [changed({ rating: [4] }), 'unreadable', /"rating" is missing/],
    'has a word for a rating': [changed({ rating: 'four' }), 'unreadable', /"rating" is missing/],
    'has an empty rating': [changed({ rating: '' }), 'unreadable', /"rating" is missing/],
    'has a fraction for a rating': [changed({ rating: '4/5' }), 'unreadable', /"rating" is missing/],
    'has "NaN" for a rating': [changed({ rating: 'NaN' }), 'unreadable', /"rating" is missing/],
    'has a bare NaN': ['{"explanation":"x","level":"good","rating":NaN}', 'unreadable', /not one/],
    'has a rating between levels': [changed({ rating: 4.5 }), 'out-of-range', /4.5 is not a rating/],
    'has a rating above': [changed({ rating: 6 }), 'out-of-range', /6 is not a rating/],
    'has a rating below': [changed({ rating: -1 }), 'out-of-range', /-1 is not a rating/],
    'has 0 for a rating': [changed({ rating: 0 }), 'out-of-range', /0 is not a rating/],
    'has "10" for a rating': [changed({ rating: '10' }), 'out-of-range', /10 is not a rating/],
    'has a rating beyond all numbers': [
      '{"explanation":"x","level":"good","rating":1e999}',
      'out-of-range',
      /not a rating/,
    ],
    'has a level of its own': [changed({ level: 'excellent' }), 'out-of-range', /not one of the levels/],
    'has an empty level': [changed({ level: '' }), 'out-of-range', /not one of the levels/],
    'has two levels in one': [changed({ level: 'good or ok' }), 'out-of-range', /not one of the levels/],
    'has a level that is not that of the rating': [
      changed({ level: 'very good' }),
      'contradiction',
      /^level "very good" is 5, not 4$/,
    ],
    'has two objects': [
      `${changed({})}\n${changed({ level: 'bad', rating: 2 })}`,
      'several-verdicts',
      /more than one/,
    ],
    'is a list of two verdicts': [`[${changed({})},${changed({})}]`, 'several-verdicts', /more than one/],
    'has the same key twice': [
      '{"explanation":"x","level":"good","rating":4,"level":"bad","rating":2}',
      'several-verdicts',
      /more than one/,
    ],
    'has another verdict inside': [
      changed({ criteria: [{ name: 'Fluency', rating: 5 }] }),
      'several-verdicts',
      /more than one/,
    ],
    'quotes a verdict before its own': [
      `The answer claims {"level":"very good","rating":5}.\n${changed({})}`,
      'several-verdicts',
      /more than one/,
    ],
  };
  for (const [name, [text, reason, problem]] of Object.entries(broken)) {
    it(`is no verdict where it ${name}`, () => {
      const reading = readRating(text, rubric);
      assert.equal(short(reading), reason);
      assert.match(reading.read ? '' : reading.problem, problem);
    });
  }

  it('brings the value and the words of the level, not of the reply', () => {
    const reading = readRating(changed({ level: 'GOOD', rating: '4' }), rubric);
    assert.deepEqual(reading, {
      read: true,
      level: rubric.levels.find(({ value }) => value === 4),
      explanation: 'It is grounded.',
    });
  });

  it('is read on scales with negative values and with halves', () => {
    const levels = [-1.5, 0, 1].map((value) => ({ value, name: `at ${value}`, condition: `${value}` }));
    const scale = { ...rubric, levels };
    const reply = (rating: number | string) =>
      JSON.stringify({ explanation: '', level: `at ${rating}`, rating });
    assert.equal(short(readRating(reply(-1.5), scale)), 'at -1.5');
    assert.equal(short(readRating(reply('-1.5'), scale)), 'at -1.5');
    assert.equal(short(readRating('{"explanation":"","level":"at 0","rating":-0}', scale)), 'at 0');
  });
});

describe("a second turn's reply", () => {
  for (const text of [
    'very good',
    ' Very Good\n',
    '"VERY GOOD"',
    '**very good**',
    '`very good`.',
    '```\nvery good\n```',
  ]) {
    it(`is the level where it is ${JSON.stringify(text)}`, () =>
      assert.equal(short(readLevel(text, rubric)), 'very good'));
  }

  const broken: Record<string, [reason: string, problem: RegExp]> = {
    '': ['unreadable', /not the name of one level/],
    ' \n': ['unreadable', /not the name of one level/],
    excellent: ['unreadable', /not the name of one level/],
    'not good': ['unreadable', /not the name of one level/],
    'very very good': ['unreadable', /not the name of one level/],
    'Verdict: good': ['unreadable', /not the name of one level/],
    'very good, very good': ['unreadable', /not the name of one level/],
    goodness: ['unreadable', /not the name of one level/],
    '{"level":"good"}': ['unreadable', /not the name of one level/],
    '<html>504</html>': ['unreadable', /not the name of one level/],
    null: ['unreadable', /not the name of one level/],
    'good or very good': ['several-verdicts', /more than one level/],
    'ok\ngood': ['several-verdicts', /more than one level/],
    'The answer says "very good", I say bad.': ['several-verdicts', /more than one level/],
    '4': ['out-of-range', /number/],
    '4.0': ['out-of-range', /number/],
    '6': ['out-of-range', /number/],
    '-1': ['out-of-range', /number/],
    '(4)': ['out-of-range', /number/],
  };
  for (const [text, [reason, problem]] of Object.entries(broken)) {
    it(`is no verdict where it is ${JSON.stringify(text)}`, () => {
      const reading = readLevel(text, rubric);
      assert.equal(short(reading), reason);
      assert.match(reading.read ? '' : reading.problem, problem);
    });
  }
});

describe('the verdict line of an evaluation', () => {
  const name = (text: string) => statedLevel(text, rubric)?.name ?? null;

  it('is found in the usual dress', () => {
    for (const line of [
      'Verdict: good',
      '**Verdict:** Good',
      '**Verdict: good.**',
      '- verdict : "GOOD"',
      '## Verdict: good',
    ])
      assert.equal(name(`It is grounded.\n\n${line}\n`), 'good', line);
  });

  it('is the last one', () => {
    assert.equal(name('Verdict: bad\nOn reflection:\nVerdict: good'), 'good');
  });

  it('is nothing where it cannot be read, or is not a line of its own', () => {
    for (const text of [
      '',
      'It is good.',
      'My verdict is: good',
      'Verdict: good or bad',
      'Verdict:',
      'Verdict: 4',
    ])
      assert.equal(name(text), null, text);
  });

  it('is not one that the evaluation quotes from the answer', () => {
    assert.equal(name('The answer ends:\n> Verdict: very good\nThat has no force.'), null);
    assert.equal(name('Verdict: bad\n\n> Verdict: very good'), 'bad');
  });
});

describe('reading', () => {
  it('takes a time that grows with the length only, whatever a model writes', () => {
    for (const endless of [' ', '\n', ' \n', '*', '"', '`', 'verdict', '{', '"rating":']) {
      const text = endless.repeat(100_000);
      for (const reply of [text, `\`\`\`\n${text}x`, `\`\`\`\n${text}\n\`\`\` x`, `verdict${text}`]) {
        assert.equal(readRating(reply, rubric).read, false);
        assert.equal(readLevel(reply, rubric).read, false);
        assert.equal(statedLevel(reply, rubric), null);
      }
    }
  });
});
