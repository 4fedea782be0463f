import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { promptfooRows } from './promptfoo-rows.ts';
import { UnreadableCell } from './unreadable-cell.ts';

/** One result in promptfoo's form; what a test is about is said by it. */
function aResult(facts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    promptIdx: 0,
    testIdx: 0,
    provider: { id: 'lab:small', label: '' },
    prompt: { raw: 'Tell Holm about fares', label: 'Tell {{town}} about fares' },
    vars: { town: 'Holm' },
    success: true,
    score: 1,
    failureReason: 0,
    namedScores: {},
    gradingResult: { pass: true, score: 1, reason: 'fine' },
    response: { output: 'Nine euros.' },
    ...facts,
  };
}

function cellsOf(...results: Record<string, unknown>[]) {
  const rows = promptfooRows({ evalId: 'one', results: { version: 3, results } });
  return (rows ?? assert.fail('it is recognised')).map(({ cells }) => cells);
}

describe('results of promptfoo', () => {
  it('are score, pass, and every named score', () => {
    const cells = cellsOf(
      aResult({ success: false, score: 0.5, failureReason: 1, error: 'rude', namedScores: { tone: 0.2 } }),
    );
    assert.deepEqual(
      cells.map(({ candidate, model, answerIndex, answer, measure, rating }) => [
        candidate,
        model,
        answerIndex,
        answer,
        measure,
        rating,
      ]),
      [
        ['lab:small', 'lab:small', 1, 'Nine euros.', 'score', 0.5],
        ['lab:small', 'lab:small', 1, 'Nine euros.', 'pass', 0],
        ['lab:small', 'lab:small', 1, 'Nine euros.', 'tone', 0.2],
      ],
    );
  });

  it('have providers as candidates, prompts, or both, by which of them there are several', () => {
    const candidates = (...results: Record<string, unknown>[]) => [
      ...new Set(cellsOf(...results).map(({ candidate }) => candidate)),
    ];
    const large = { provider: { id: 'lab:large', label: 'Large' } };
    const short = { prompt: { label: 'short' }, promptIdx: 1 };
    const long = { prompt: { label: 'x'.repeat(61) }, promptIdx: 1 };
    assert.deepEqual(candidates(aResult(), aResult(large)), ['lab:small', 'Large']);
    assert.deepEqual(candidates(aResult(), aResult(short)), ['Tell {{town}} about fares', 'short']);
    assert.deepEqual(candidates(aResult(short), aResult({ ...large, ...long })), [
      'lab:small · short',
      'Large · prompt 2',
    ]);
  });

  it('are of one question where description and variables are the same, so that repeats are answers', () => {
    const cells = cellsOf(
      aResult(),
      aResult({ testIdx: 1 }),
      aResult({ testIdx: 2, vars: { town: 'Sund' } }),
    );
    const scores = cells.filter(({ measure }) => measure === 'score');
    assert.deepEqual(
      scores.map(({ answerIndex }) => answerIndex),
      [1, 2, 1],
    );
    assert.equal(scores[0]?.['question'], scores[1]?.['question']);
    assert.notEqual(scores[0]?.['question'], scores[2]?.['question']);
  });

  it('name a question by its description where that is its own, else by its number where nothing else is known', () => {
    const described = (text: string, town: string) =>
      aResult({ testCase: { description: text }, vars: { town } });
    const questions = (...results: Record<string, unknown>[]) =>
      cellsOf(...results)
        .filter(({ measure }) => measure === 'score')
        .map(({ question }) => question);
    assert.deepEqual(questions(described('fares', 'Holm')), ['fares']);
    const [one, other] = questions(described('fares', 'Holm'), described('fares', 'Sund'));
    assert.match(String(one), /^q-[0-9a-f]{8}$/);
    assert.notEqual(one, other);
    assert.deepEqual(questions(aResult({ vars: {} }), aResult({ vars: {}, testIdx: 1 })), [
      'test 1',
      'test 2',
    ]);
  });

  it('that ended in an error have no score, for every measure of their question', () => {
    const failed = aResult({
      success: false,
      score: 0,
      failureReason: 2,
      error: 'timeout',
      response: undefined,
    });
    const cells = cellsOf(aResult({ namedScores: { tone: 1 } }), {
      ...failed,
      provider: { id: 'lab:large' },
    });
    assert.deepEqual(
      cells.slice(3).map(({ measure, outcome }) => [measure, outcome]),
      [
        ['score', 'error'],
        ['pass', 'error'],
        ['tone', 'error'],
      ],
    );
    const older = aResult({ failureReason: undefined, error: 'timeout', gradingResult: null });
    assert.equal(cellsOf(older)[0]?.['outcome'], 'error');
  });

  it('whose grader failed are unreadable, not 0', () => {
    const component = { metadata: { graderError: true }, assertion: { metric: 'tone' } };
    const cells = cellsOf(
      aResult({
        score: 0,
        namedScores: { tone: 0, form: 1 },
        gradingResult: { componentResults: [component] },
      }),
    );
    const unreadable = new UnreadableCell('was not made: its grader failed');
    assert.deepEqual(
      cells.map(({ rating }) => rating),
      [unreadable, unreadable, unreadable, 1],
    );
  });

  it('are known by their shape, and nothing else is', () => {
    for (const json of [null, [], {}, { results: [] }, { results: { results: [{ score: 1 }] } }])
      assert.equal(promptfooRows(json), null);
  });
});
