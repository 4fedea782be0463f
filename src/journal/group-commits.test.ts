import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { groupCommits } from './group-commits.ts';

function opened() {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE birds (name TEXT NOT NULL)');
  const commits: string[] = [];
  const executed = database.exec.bind(database);
  database.exec = (sql) => {
    commits.push(sql);
    executed(sql);
  };
  let failures = 0;
  let time = 0;
  const group = groupCommits(database, { now: () => time, onFailure: () => (failures += 1) });
  const insert = database.prepare('INSERT INTO birds VALUES (?)');
  const names = () =>
    database
      .prepare('SELECT name FROM birds')
      .all()
      .map(({ name }) => name);
  return {
    group,
    commits,
    names,
    failures: () => failures,
    pass: (milliseconds: number) => void (time += milliseconds),
    add: (name: string | null) => group.write(() => void insert.run(name)),
  };
}

test('what is written in one turn is committed together, and nobody hears of it before', async () => {
  const { add, commits, names } = opened();
  const writes = [add('wren'), add('owl')];
  assert.deepEqual(commits, ['BEGIN IMMEDIATE']);
  await Promise.all(writes);
  await add('crow');
  assert.deepEqual(commits, ['BEGIN IMMEDIATE', 'COMMIT', 'BEGIN IMMEDIATE', 'COMMIT']);
  assert.deepEqual(names(), ['wren', 'owl', 'crow']);
});

test('what fails takes its group back, and everybody in it hears why; the next group is not harmed', async () => {
  const { add, names, failures } = opened();
  const before = add('wren');
  const failing = add(null);
  const after = add('owl');
  await assert.rejects(before, /NOT NULL/);
  await assert.rejects(failing, /NOT NULL/);
  await after;
  assert.equal(failures(), 1);
  assert.deepEqual(names(), ['owl']);
});

test('closing waits for what is still to be committed, whatever comes of it', async () => {
  const { add, group, names } = opened();
  const written = add('wren');
  await group.settled();
  assert.deepEqual(names(), ['wren']);
  await written;
  const failing = add(null);
  await group.settled();
  await assert.rejects(failing);
});

test('a group that is older than a few milliseconds is committed before the next write', async () => {
  const { add, commits, pass } = opened();
  const writes = [add('wren')];
  pass(5);
  writes.push(add('owl'));
  pass(1);
  writes.push(add('crow'));
  assert.deepEqual(commits, ['BEGIN IMMEDIATE', 'COMMIT', 'BEGIN IMMEDIATE']);
  await Promise.all(writes);
});
