import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspectRows, isInspectLog, type InspectLog } from './inspect-rows.ts';
import { UnreadableCell } from './unreadable-cell.ts';

function aLog(
  samples: readonly Record<string, unknown>[],
  facts: Record<string, unknown> = {},
  file = 'log.json',
): InspectLog {
  return {
    file,
    json: { version: 2, status: 'success', eval: { task: 'fares', model: 'lab/small', ...facts }, samples },
  };
}

function ratings(...values: unknown[]): unknown[] {
  const samples = values.map((value, index) => ({ id: index, epoch: 1, scores: { match: { value } } }));
  return inspectRows([aLog(samples)]).rows.map(({ cells }) => cells['rating'] ?? cells['outcome'] ?? null);
}

describe('a log of Inspect', () => {
  it('is a candidate, its samples are questions, its epochs answers, its scorers measures', () => {
    const sample = {
      id: 'fare',
      epoch: 2,
      output: { completion: 'Nine.' },
      scores: { match: { value: 'C' } },
    };
    assert.deepEqual(inspectRows([aLog([sample])]).rows, [
      {
        at: 'sample fare, epoch 2',
        line: 1,
        cells: {
          candidate: 'lab/small',
          model: 'lab/small',
          question: 'fare',
          answerIndex: 2,
          answer: 'Nine.',
          measure: 'match',
          rating: 1,
        },
      },
    ]);
  });

  it('has letters, words, booleans and numbers as values; one that was not answered is not wrong', () => {
    assert.deepEqual(ratings('C', 'P', 'I', 'N', true, 'no', '0.25', 0.5), [
      1,
      0.5,
      0,
      'no-answer',
      1,
      0,
      0.25,
      0.5,
    ]);
  });

  it('never makes a number of what is none', () => {
    assert.deepEqual(ratings(null, 'maybe', [1, 0]), [
      null,
      new UnreadableCell('is neither C, P, I, N nor a number: "maybe"'),
      new UnreadableCell('is neither C, P, I, N nor a number: [1,0]'),
    ]);
  });

  it('has a measure for each part of a score, and one for a score without a name', () => {
    const measures = (sample: Record<string, unknown>) =>
      inspectRows([aLog([{ id: 1, ...sample }])]).rows.map(({ cells }) => [
        cells['measure'],
        cells['rating'],
      ]);
    assert.deepEqual(measures({ scores: { tone: { value: { warm: 1, clear: 'I' } } } }), [
      ['tone.warm', 1],
      ['tone.clear', 0],
    ]);
    assert.deepEqual(measures({ score: { value: 'C' } }), [['score', 1]]);
  });

  it('has an error where a sample failed, by every scorer', () => {
    const samples = [
      { id: 1, scores: { match: { value: 'C' } } },
      { id: 2, error: { message: 'lost' } },
    ];
    assert.equal(inspectRows([aLog(samples)]).rows[1]?.cells['outcome'], 'error');
  });

  it('is told from others by its model, else by its file; questions by their task', () => {
    const sample = { id: 1, scores: { match: { value: 'C' } } };
    const names = (...logs: InspectLog[]) =>
      inspectRows(logs).rows.map(
        ({ cells }) => `${String(cells['candidate'])} | ${String(cells['question'])}`,
      );
    assert.deepEqual(names(aLog([sample]), aLog([sample], { model: 'lab/large' })), [
      'lab/small | 1',
      'lab/large | 1',
    ]);
    assert.deepEqual(names(aLog([sample]), aLog([sample], { task: 'times' }, 'b.json')), [
      'lab/small (log.json) | fares: 1',
      'lab/small (b.json) | times: 1',
    ]);
  });

  it('that did not end well is named', () => {
    const log = { file: 'half.json', json: { version: 2, status: 'error', eval: {}, samples: [] } };
    assert.deepEqual(inspectRows([log]), { rows: [], unfinished: ['half.json'] });
  });

  it('is known by its shape', () => {
    assert.equal(isInspectLog(aLog([]).json), true);
    for (const json of [null, [], {}, { eval: 'x', status: 'success', version: 2 }])
      assert.equal(isInspectLog(json), false);
  });
});
