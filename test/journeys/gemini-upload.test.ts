import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assay, results } from './command.ts';
import { aPlace, aServer, filesNamed, small, toldBy } from './gemini.ts';

const document = 'handbook.pdf';

describe('a document is uploaded once', { concurrency: 2 }, () => {
  it('by two processes at once, with evaluations and journals of their own', async () => {
    // The one that comes second finds the upload of the first still in work.
    const server = await aServer({ processing: { milliseconds: 500 } });
    const places = await Promise.all([
      aPlace(server, { document }),
      aPlace(server, { document, questions: ['How many mills are there?', 'What costs thirty crowns?'] }),
    ]);
    const ended = await Promise.all(places.map((place) => assay(place, 'run')));
    for (const one of ended) assert.deepEqual([one.code, toldBy(one)], [0, '']);
    assert.equal(server.counts.finishedUpload, 1);
    assert.equal(server.counts.generateContent, 18 + 12);
    assert.equal(filesNamed(server).length, 1);
  });

  it('by runs that follow each other, until the provider has deleted it', async () => {
    const server = await aServer();
    const place = await aPlace(server, { document });
    await results(place, 'run');
    await results(place, 'run', '--fresh');
    assert.deepEqual([server.counts.startUpload, server.counts.generateContent], [1, 36]);
    server.advance(49);
    await results(place, 'run', '--fresh');
    assert.deepEqual([server.counts.finishedUpload, server.counts.generateContent], [2, 54]);
  });

  it('and once more where it vanishes in the middle of a run, which notices nothing else', async () => {
    const server = await aServer({ faults: [{ on: 'generate', kind: 'file-403', nth: 10 }] });
    const ended = await assay(await aPlace(server, { document }), 'run');
    assert.deepEqual([ended.code, toldBy(ended)], [0, '']);
    assert.equal(server.counts.finishedUpload, 2);
    assert.equal(server.counts.answer + server.counts.judgement, 18);
    assert.match(ended.stdout, /^Run run-\w+: complete\. 2 candidates, 6 answers, 6 ratings\.$/m);
    assert.match(ended.stdout, /^18 calls: 18 made/m);
  });

  it('not at all where it is small: then it goes within each request', async () => {
    const server = await aServer();
    const place = await aPlace(server, { questions: small.questions.slice(0, 1) });
    await results(place, 'run');
    assert.deepEqual([server.counts.startUpload, server.counts.getFile], [0, 0]);
    assert.equal(server.counts.generateContent, 6);
  });
});
