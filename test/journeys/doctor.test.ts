import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { assay, results } from './command.ts';
import { aPlace, aServer, key } from './gemini.ts';
import { aProject, ferry, write } from './project.ts';

const evaluation = 'document: ferry.md\nmodel: builtin:extractive\nquestions: [What is the fare?]\n';

describe('assay doctor', { concurrency: 2 }, () => {
  it('looks at the machine alone where there is no evaluation', async () => {
    const { code, stdout } = await assay(await aProject(), 'doctor');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^ok {6}evaluation: none in this folder, so only the machine is looked at$/m);
    assert.match(stdout, /^ok {6}Node: \d+\.\d+\.\d+$/m);
  });

  it('finds endpoint and key in order without paying, and never shows the key', async () => {
    const server = await aServer();
    const { code, stdout } = await assay(await aPlace(server), 'doctor');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^ok {6}key of google: GEMINI_API_KEY is set \(\*{8}\)$/m);
    assert.match(stdout, /^ok {6}endpoint of google: 127\.0\.0\.1:\d+ answers and takes the key$/m);
    assert.ok(!stdout.includes(key));
    assert.deepEqual([server.counts.listModels, server.counts.generateContent], [1, 0]);
  });

  it('names the variable of a key that is refused, and ends with 1', async () => {
    const place = await aPlace(await aServer());
    const wrong = { ...place, environment: { ...place.environment, GEMINI_API_KEY: 'wrong-key-3f9a' } };
    const { code, stdout } = await assay(wrong, 'doctor');
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^FAILED {2}endpoint of google: .*refuses the key .*: check the key in GEMINI_API_KEY$/m,
    );
    assert.ok(!stdout.includes('wrong-key-3f9a'));
  });

  it('warns of two keys that differ, and of one in quotation marks', async () => {
    const place = await aPlace(await aServer());
    const two = { ...place, environment: { ...place.environment, GOOGLE_API_KEY: 'another' } };
    assert.match(
      await results(two, 'doctor'),
      /^warn {4}key of google: GEMINI_API_KEY is taken, and GOOGLE_API_KEY holds another key; leave only one/m,
    );
    const quoted = { ...place, environment: { ...place.environment, GEMINI_API_KEY: `"${key}"` } };
    const { stdout } = await assay(quoted, 'doctor');
    assert.match(
      stdout,
      /^warn {4}key of google: GEMINI_API_KEY begins or ends with a quotation mark; take it away/m,
    );
  });

  it('says that nobody answers', async () => {
    const { code, stdout } = await assay(await aPlace('http://127.0.0.1:9'), 'doctor');
    assert.equal(code, 1);
    assert.match(stdout, /^FAILED {2}endpoint of google: 127\.0\.0\.1:9: nobody answers at 127\.0\.0\.1:9/m);
  });

  it('says what is wrong with the evaluation, and that a named one is not there', async () => {
    const folder = await aProject({ 'assay.yaml': 'document: ferry.md\nquestion: [a]\n' });
    const wrong = await assay(folder, 'doctor');
    assert.equal(wrong.code, 1);
    assert.match(
      wrong.stdout,
      /^FAILED {2}evaluation: assay\.yaml:\d+ .*, and \d+ more; "assay check" shows all$/m,
    );
    const missing = await assay(folder, 'doctor', 'other.yaml');
    assert.equal(missing.code, 1);
    assert.match(missing.stdout, /^FAILED {2}evaluation: other\.yaml does not exist/m);
  });

  it('looks through the journal, as JSON too', async () => {
    const folder = await aProject({ 'ferry.md': ferry, 'assay.yaml': evaluation });
    assert.match(
      await results(folder, 'doctor'),
      /^ok {6}journal: \S+ is not there yet: the first run makes it$/m,
    );
    await results(folder, 'run');
    const { passed, checks } = JSON.parse(await results(folder, 'doctor', '--format', 'json')) as {
      passed: boolean;
      checks: { about: string; found: string }[];
    };
    assert.equal(passed, true);
    assert.match(
      checks.find(({ about }) => about === 'journal')?.found ?? '',
      /journal\.db, format \d+, \d+ kB, 1 run, no damage found$/,
    );
  });

  it('names a journal that is none, and one that cannot be written', async () => {
    const folder = await aProject({ 'ferry.md': ferry, 'assay.yaml': evaluation });
    await write(folder, { 'notes.db': 'these are notes and no journal at all' });
    const foreign = await assay(folder, 'doctor', '--journal', 'notes.db');
    assert.equal(foreign.code, 1);
    assert.match(foreign.stdout, /^FAILED {2}journal: \S+notes\.db: is not a journal; name another file/m);
    if (process.getuid?.() === 0) return;
    await results(folder, 'run');
    await chmod(join(folder, '.assay/journal.db'), 0o444);
    const locked = await assay(folder, 'doctor');
    assert.equal(locked.code, 1);
    assert.match(locked.stdout, /^FAILED {2}journal: \S+ cannot be written; check its permissions/m);
  });
});

describe('assay completion', () => {
  it('prints what each shell needs, with every command', async () => {
    for (const shell of ['bash', 'zsh', 'fish'])
      assert.match(await results(await aProject(), 'completion', shell), /doctor/);
  });

  it('knows no other shell', async () => {
    const { code, stderr } = await assay(await aProject(), 'completion', 'csh');
    assert.equal(code, 2);
    assert.match(stderr, /bash, zsh, fish/);
  });
});
