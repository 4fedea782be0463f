import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { results } from './command.ts';
import { aPlace, aServer, small } from './gemini.ts';

describe('what the journal knows of a run', { concurrency: 2 }, () => {
  describe('which version answered', { concurrency: 2 }, () => {
    it('is warned of where it is another model than was asked for', async () => {
      const place = await aPlace(await aServer(), { model: 'google:gemini-3.7-flash' });
      const report = JSON.parse(await results(place, 'run', '--format', 'json')) as Report;
      assert.deepEqual(report.candidates[0]?.servedModels, ['gemini-3.8-flash']);
      assert.deepEqual(
        report.warnings.filter(({ code }) => code.startsWith('served')),
        [
          {
            code: 'served-another-model',
            message: 'google:gemini-3.7-flash was asked for, and gemini-3.8-flash answered',
          },
        ],
      );
    });

    it('is warned of where it changes in the middle of a run', async () => {
      const from = '2030-01-01';
      let asked = 0;
      const server = await aServer({
        startsAt: Date.parse(from) - 3_600_000,
        models: { 'gemini-3.5-flash': { servedAs: { model: 'gemini-3.5-flash-002', from } } },
        // The hour strikes with the eighth request to the judge.
        script: ({ path }) => {
          if (path.includes('3.5') && (asked += 1) === 8) server.advance(2);
          return undefined;
        },
      });
      const report = JSON.parse(await results(await aPlace(server), 'run', '--format', 'json')) as Report;
      assert.deepEqual(report.measures[0]?.judges[0]?.servedModels, [
        'gemini-3.5-flash',
        'gemini-3.5-flash-002',
      ]);
      const warning = report.warnings.find(({ code }) => code === 'served-models-differ');
      assert.match(
        warning?.message ?? '',
        /gemini-3\.5-flash and gemini-3\.5-flash-002; the results mix them$/,
      );
    });
  });

  describe('a run that was paid for', () => {
    it('is repeated from its journal: without key and server, with the same ratings, for nothing', async () => {
      const server = await aServer();
      const place = await aPlace(server);
      const paid = JSON.parse(await results(place, 'run', '--format', 'json')) as Report;
      assert.ok((paid.usage.costUsd ?? 0) > 0);
      // Nor is anything said of versions where the one that was asked for answered.
      assert.ok(!paid.warnings.some(({ code }) => code.startsWith('served')));
      await server.close();

      const again = await aPlace('http://127.0.0.1:1', {
        model: `recorded:${place.folder}/.assay/journal.db`,
        judge: { ...small.judge, model: `recorded:${place.folder}/.assay/journal.db` },
      });
      const report = JSON.parse(await results(again.folder, 'run', '--format', 'json')) as Report;
      assert.equal(report.run.status, 'complete');
      assert.equal(report.usage.costUsd, 0);
      const measured = ({ candidates }: Report): unknown =>
        candidates.map(({ id, measures }) => [id, measures]);
      assert.deepEqual(measured(report), measured(paid));
    });
  });
});
