import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { before, describe, it } from 'node:test';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { fullDisk } from '../soak/full-disk.ts';
import { noSmallDisk, openSmallDisk, type SmallDisk } from '../soak/small-disk.ts';
import { assay, results, type Place } from './command.ts';
import { aPlace, aServer, toldBy } from './gemini.ts';

let place: Place;
/** Of a run that is done. */
let whole = '';
before(async () => {
  place = await aPlace(await aServer());
  await results(place, 'run', '--journal', 'whole.db');
  whole = join(place.folder, 'whole.db');
});

const damaged = 'is damaged; restore it from a copy, or name another file with --journal';
const foreign = 'is a database, but not a journal of Assay; name another file with --journal';
const noJournal = 'is not a journal; name another file with --journal';

/** What lies at the journal's path, and what is said of it. */
const troubles: Readonly<Record<string, [make: (path: string) => void, said: string]>> = {
  'is a folder': [(path) => mkdirSync(path), 'is a folder, not a journal; name a file'],
  'lies in a file': [
    (path) => writeFileSync(dirname(path), ''),
    'cannot be opened; check the folder and its permissions, or name another file with --journal (EEXIST)',
  ],
  'is a text': [(path) => writeFileSync(path, 'Notes, and no database. '.repeat(200)), noJournal],
  'is cut after its first bytes': [(path) => cut(path, 10), noJournal],
  'is cut after its header': [(path) => cut(path, 100), damaged],
  'is cut in the middle': [(path) => cut(path, readFileSync(whole).length / 2), damaged],
  'has another header': [(path) => overwrite(path, 0, 100), noJournal],
  'has no table of calls any more': [(path) => change(path, 'DROP TABLE calls'), 'no such table: calls'],
  'is a database of something else': [(path) => change(path, 'PRAGMA application_id = 7'), foreign],
  'was written by a newer Assay': [
    (path) => change(path, 'PRAGMA user_version = 99'),
    'was written by a newer Assay (format 99); update Assay, or name another file with --journal',
  ],
};

describe('a journal that cannot be used', { concurrency: 3 }, () => {
  for (const [what, [make, said]] of Object.entries(troubles))
    it(`since it ${what} is refused in one line before a call, and stays as it was`, async () => {
      const { server, folder, path } = await aPlaceWith(make);
      const left = contentOf(path);
      for (const command of ['run', 'report']) {
        const { code, stdout, stderr } = await assay(folder, command, '--journal', path);
        assert.deepEqual([code, stdout], [2, ''], stderr);
        assert.match(stderr, /^[^\n]+\n$/);
        if (existsSync(path) || command === 'run')
          assert.ok(stderr.startsWith(`assay: ${path}: `) && stderr.includes(said), stderr);
      }
      assert.deepEqual(contentOf(path), left);
      assert.deepEqual([existsSync(`${path}-wal`), existsSync(`${path}-shm`)], [false, false]);
      assert.equal(server.counts.all, 0);
    });

  it('since a page in its middle is lost is read no further, in one line, and stays as it was', async () => {
    const { folder, path } = await aPlaceWith((journal) => {
      const [from, to] = pageOf('calls');
      overwrite(journal, from, to);
    });
    const left = contentOf(path);
    const { code, stdout, stderr } = await assay(folder, 'report', '--journal', path);
    assert.deepEqual([code, stdout, stderr], [2, '', `assay: ${path}: ${damaged}\n`]);
    assert.deepEqual(contentOf(path), left);
  });

  it('since another process keeps it locked is refused before a call, and used when it is free', async () => {
    const { server, folder, path } = await aPlaceWith(() => {});
    const other = new DatabaseSync(path);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    const { code, stdout, stderr } = await assay(folder, 'run', '--journal', path);
    other.exec('ROLLBACK');
    other.close();
    const said = `assay: ${path}: another process has locked it; try again when it has ended\n`;
    assert.deepEqual([code, stdout, stderr], [2, '', said]);
    assert.equal(server.counts.all, 0);
    await results(folder, 'run', '--journal', path);
  });

  const byRoot = process.getuid?.() === 0 && 'root may write everywhere';
  it('since it may only be read is refused before a call', { skip: byRoot }, async () => {
    const { server, folder, path } = await aPlaceWith((journal) => {
      cpSync(whole, journal);
      chmodSync(journal, 0o400);
    });
    const { code, stderr } = await assay(folder, 'run', '--fresh', '--journal', path);
    assert.deepEqual([code, server.counts.all], [2, 0], stderr);
    assert.match(stderr, /^assay: \S+journal\.db: cannot be written; check its permissions, [^\n]+\n$/);
    assert.deepEqual(readFileSync(path), readFileSync(whole));
  });

  it('is none where it is empty yet: it becomes one', async () => {
    const { server, folder, path } = await aPlaceWith((journal) => writeFileSync(journal, ''));
    await results(folder, 'run', '--journal', path);
    assert.equal(server.counts.generateContent, 18);
  });
});

describe('a disk', { concurrency: 2, skip: noSmallDisk() }, () => {
  it('that is full in the middle of a run ends it with 3, and with room the run goes on', async () => {
    const { broken } = await fullDisk({
      questions: 10,
      answers: 3,
      latencyMs: 20,
      concurrency: 4,
      arrivalMs: 500,
      kilobytes: 300,
    });
    assert.deepEqual(broken, []);
  });

  it('that is full before is found out before a call', async (context) => {
    const disk = aDisk(context, 'size=16k');
    writeFileSync(join(disk.folder, 'other'), Buffer.alloc(16 * 1024));
    const { code, stderr, asked } = await runOn(disk);
    const said = 'the disk is full; make room and run again: nothing finished is lost';
    assert.deepEqual([code, stderr, asked], [2, `assay: ${join(disk.folder, 'journal.db')}: ${said}\n`, 0]);
  });

  it('that can only be read takes no new journal', async (context) => {
    const disk = aDisk(context, 'size=64k');
    disk.change('ro');
    const { code, stderr, asked } = await runOn(disk);
    assert.deepEqual([code, asked], [2, 0]);
    assert.match(
      stderr,
      /^assay: \S+journal\.db: cannot be opened; check the folder and its permissions, [^\n]+\n$/,
    );
  });

  it('that can only be read keeps its journal as it is', async (context) => {
    const disk = aDisk(context, 'size=1m');
    const path = join(disk.folder, 'journal.db');
    cpSync(whole, path);
    disk.change('ro');
    const { code, stderr, asked } = await runOn(disk);
    assert.deepEqual([code, asked], [2, 0], stderr);
    assert.match(stderr, /^assay: \S+journal\.db: cannot be (written|opened); check [^\n]+\n$/);
    assert.deepEqual(readFileSync(path), readFileSync(whole));
  });
});

/** A place with a server that nobody has asked, and a journal made from a whole one. */
async function aPlaceWith(
  make: (path: string) => void,
): Promise<{ server: GeminiServer; folder: Place; path: string }> {
  const server = await aServer();
  const folder = await aPlace(server);
  const path = join(folder.folder, 'kept', 'journal.db');
  if (make === troubles['lies in a file']?.[0]) make(path);
  else {
    mkdirSync(dirname(path));
    make(path);
  }
  return { server, folder, path };
}

/** A run with its journal on a disk. */
async function runOn(disk: SmallDisk): Promise<{ code: number | null; stderr: string; asked: number }> {
  const server = await aServer();
  const typed = ['run', '--fresh', '--journal', join(disk.folder, 'journal.db')];
  const ended = await assay(await aPlace(server), ...typed);
  return { code: ended.code, stderr: toldBy(ended), asked: server.counts.all };
}

function aDisk(context: { after: (work: () => void) => void }, options: string): SmallDisk {
  const disk = openSmallDisk(options) ?? assert.fail('noSmallDisk said that there can be one');
  context.after(() => disk.remove());
  return disk;
}

function cut(path: string, length: number): void {
  cpSync(whole, path);
  truncateSync(path, Math.floor(length));
}

function overwrite(path: string, from: number, to: number): void {
  writeFileSync(path, readFileSync(whole).fill(0x5a, from, to));
}

/** The same journal, after an SQL statement, and nothing left beside it. */
function change(path: string, sql: string): void {
  cpSync(whole, path);
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

/** Where in the file the first page of a table lies. */
function pageOf(table: string): [from: number, to: number] {
  const database = new DatabaseSync(whole, { readOnly: true });
  const found = database.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(table);
  const size = Number(database.prepare('PRAGMA page_size').get()?.['page_size']);
  database.close();
  const page = Number(found?.['rootpage']);
  return [(page - 1) * size, page * size];
}

/** Null where there is no file. */
function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
