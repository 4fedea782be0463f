import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assay, results } from './command.ts';
import { aPlace, aServer, filesNamed, small } from './gemini.ts';

describe('a document is uploaded once', { concurrency: 2 }, () => {
  it('by two processes at once, with evaluations and journals of their own', async () => {
    const server = await aServer({ latencyMs: 5 });
    const places = await Promise.all([
      aPlace(server),
      aPlace(server, { questions: ['How many mills are there?', 'What costs thirty crowns?'] }),
    ]);
    const ended = await Promise.all(places.map((place) => assay(place, 'run')));
    for (const { code, stderr } of ended) assert.deepEqual([code, stderr], [0, '']);
    assert.equal(server.counts.finishedUpload, 1);
    assert.equal(server.counts.generateContent, 18 + 12);
    assert.equal(filesNamed(server).length, 1);
  });

  it('by runs that follow each other, until the provider has deleted it', async () => {
    const server = await aServer();
    const place = await aPlace(server);
    await results(place, 'run');
    await results(place, 'run', '--fresh');
    assert.deepEqual([server.counts.finishedUpload, server.counts.generateContent], [1, 36]);
    server.advance(49);
    await results(place, 'run', '--fresh');
    assert.deepEqual([server.counts.finishedUpload, server.counts.generateContent], [2, 54]);
    assert.equal((await assay(place, 'run')).code, 0);
    assert.equal(server.counts.generateContent, 54);
  });

  it('and once more where it vanishes in the middle of a run, which notices nothing else', async () => {
    const calm = await aServer();
    const undisturbed = await results(await aPlace(calm), 'run');
    const server = await aServer({ faults: [{ on: 'generate', kind: 'file-403', nth: 10 }] });
    const { code, stdout, stderr } = await assay(await aPlace(server), 'run');
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(server.counts.finishedUpload, 2);
    assert.equal(server.counts.answer + server.counts.judgement, 18);
    assert.deepEqual(numbersOf(stdout), numbersOf(undisturbed));
  });

  it('not at all where it is small: then it goes within each request', async () => {
    const server = await aServer();
    const place = await aPlace(server, { document: 'notice.md', questions: small.questions.slice(0, 1) });
    await results(place, 'run');
    assert.deepEqual([server.counts.startUpload, server.counts.getFile], [0, 0]);
    assert.equal(server.counts.generateContent, 6);
  });
});

/** What was found, without what it took. */
function numbersOf(table: string): string[] {
  return table.split('\n').filter((line) => !/tokens|cached|cost/i.test(line));
}
