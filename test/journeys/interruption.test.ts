import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { before, describe, it } from 'node:test';
import type { Report } from '../../src/report/report.ts';
import { seededRandom } from '../../src/models/builtin/seeded-random.ts';
import { assay, ended, results, root, startAssay } from './command.ts';
import { aProject } from './project.ts';

const questions = 60;
const planned = 2 * 3 * questions;

let folder = '';
let table = '';
/** Some ratings are of equal texts and share a call: a little below what is planned. */
let needed = 0;

before(async () => {
  folder = await aProject({ 'assay.yaml': bigEvaluation() });
  copyFileSync(join(root, 'examples/guidances/how-assay-measures.pdf'), join(folder, 'guide.pdf'));
  table = await results(folder, 'run', '--journal', 'undisturbed.db');
  needed = count(join(folder, 'undisturbed.db'));
  assert.ok(needed > 0.95 * planned && needed <= planned);
});

describe('a run that is interrupted', { concurrency: 2 }, () => {
  describe('killed in mid-run', { concurrency: 2 }, () => {
    const random = seededRandom(3);
    for (const part of [0, 1, 2]) {
      const share = (part + 0.2 + 0.6 * random()) / 3;
      it(`after ${Math.round(share * 100)} % of its calls, a run is continued without a call made twice`, async () => {
        const journal = `killed-${part}.db`;
        const child = startAssay(folder, 'run', '--journal', journal);
        const killed = ended(child);
        await callsIn(join(folder, journal), share * planned, child);
        child.kill('SIGKILL');
        assert.equal((await killed).code, null);
        const kept = count(join(folder, journal));
        assert.ok(kept >= share * planned && kept < needed, `${kept} calls were kept`);

        // The table says how many calls the run made, in both processes together.
        assert.equal(await results(folder, 'run', '--journal', journal), table);
        assert.equal(count(join(folder, journal)), needed);
        assert.equal(check(join(folder, journal)), 'ok');
      });
    }
  });

  describe('told to stop in mid-run', { concurrency: 2 }, () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      it(`by ${signal}, a run ends with 130, keeps what is done, and is continued`, async () => {
        const journal = `${signal}.db`;
        const child = startAssay(folder, 'run', '--journal', journal);
        const stopped = ended(child);
        await callsIn(join(folder, journal), planned / 10, child);
        child.kill(signal);
        assert.equal(await endsWithin(child, 2000), true);
        const { code, stdout, stderr } = await stopped;
        assert.equal(code, 130);
        assert.doesNotMatch(stderr, /\n {4}at /);
        assert.match(stdout, /interrupted/);
        assert.ok(count(join(folder, journal)) >= planned / 10);
        const report = await assay(folder, 'report', '--journal', journal, '--format', 'json');
        assert.equal(report.code, 3);
        assert.equal((JSON.parse(report.stdout) as Report).run.status, 'interrupted');
        assert.equal(await results(folder, 'run', '--journal', journal), table);
      });
    }
  });
});

/** Waits until the journal that a process writes to holds so many calls. */
async function callsIn(path: string, calls: number, child: ChildProcess): Promise<void> {
  while (count(path) < calls) {
    if (child.exitCode !== null) throw new Error(`the process ended with ${child.exitCode} before that`);
    await wait(2);
  }
}

function count(path: string): number {
  return Number(read(path, 'SELECT count(*) AS n FROM calls')?.['n'] ?? 0);
}

function check(path: string): unknown {
  return read(path, 'PRAGMA integrity_check')?.['integrity_check'];
}

function read(path: string, query: string): Record<string, unknown> | undefined {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return database.prepare(query).get();
    } finally {
      database.close();
    }
  } catch {
    // The other process has not made the file, or its tables, yet.
    return undefined;
  }
}

async function endsWithin(child: ChildProcess, milliseconds: number): Promise<boolean> {
  const gone = new Promise<true>((resolve) => child.on('exit', () => resolve(true)));
  return Promise.race([gone, wait(milliseconds, false, { ref: false })]);
}

/** Enough to do for a process to be caught in the middle of it. */
function bigEvaluation(): string {
  const subjects = ['intervals', 'ratings', 'answers', 'noise', 'judges', 'levels', 'clusters', 'costs'];
  const others = ['repeats', 'pages', 'documents', 'seeds', 'reports', 'journals', 'checks'];
  const asked = Array.from({ length: questions }, (_, index) => {
    const [subject, other] = [subjects[index % subjects.length], others[index % others.length]];
    return `  - {id: q${index}, ask: "Question ${index}: what does the guide say about ${subject} and ${other}?"}`;
  });
  return `document: guide.pdf
model: builtin:extractive
guidances:
  Terse: Answer in one sentence.
  Moderate: Answer in three or four sentences.
  Cited: Answer in two sentences, with a quotation and its page.
questions:
${asked.join('\n')}
judge: {model: builtin:lexical, rubric: question-answering, turns: one}
`;
}
