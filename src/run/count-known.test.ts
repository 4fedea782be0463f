import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvaluation, aQuestion, lighthouse } from '../../test/fixtures/evaluation.ts';
import { scriptedModels, verdict } from '../../test/fixtures/scripted-models.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { countKnown } from './count-known.ts';
import { executeRun } from './execute.ts';

test('what the journal holds is counted for that freshness, without the repeats of an unusable reply', async () => {
  const journal = openSqliteJournal(':memory:');
  const evaluation = anEvaluation();
  assert.equal(await countKnown(evaluation, journal, 0), 0);
  const models = scriptedModels({
    judge: (request) => (request.messages.length === 1 ? 'I cannot say.' : verdict(2)),
  });
  await executeRun(
    {
      evaluation,
      documents: [lighthouse],
      contents: new Map(),
      providers: new Map(),
      limits: { cost: null, minutes: null },
      findModel: models.findModel,
    },
    journal,
    {
      source: '',
      version: '0.1.0',
      now: () => 1000,
      concurrency: 1,
    },
  );
  assert.equal(models.asked.length, 6);
  assert.equal(await countKnown(evaluation, journal, 0), 4);
  assert.equal(await countKnown(evaluation, journal, 1), 0);
  const questions = [...evaluation.questions, aQuestion({ id: 'keeper' })];
  assert.equal(await countKnown(anEvaluation({ questions }), journal, 0), 4);
  assert.equal((await journal.runs()).length, 1);
});
