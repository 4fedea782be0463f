import assert from 'node:assert/strict';
import { it } from 'node:test';
import { anAnswer } from '../../test/fixtures/rated-answers.ts';
import { clustersOf } from './clusters.ts';
import type { Position } from './finding.ts';

function places(count: number, facts: (index: number) => Partial<Position>): Position[] {
  return Array.from({ length: count }, (_, index) => anAnswer({ unit: `q${index}`, ...facts(index) }));
}

function clusters(units: readonly Position[]): (string | null)[] {
  const clusterOf = clustersOf(units);
  return units.map((unit) => clusterOf(unit));
}

it('five documents, each with questions of its own, are the evidence', () => {
  const units = places(10, (index) => ({ document: `d${index % 5}` }));
  assert.deepEqual(
    clusters(units),
    units.map(({ document }) => document),
  );
});

it('four documents are not: each question stands for itself', () => {
  const units = places(8, (index) => ({ document: `d${index % 4}` }));
  assert.deepEqual(new Set(clusters(units)), new Set([null]));
});

it('nor are documents that all get the same questions, or that are not known', () => {
  const crossed = places(10, (index) => ({
    document: `d${index % 5}`,
    question: `q${Math.floor(index / 5)}`,
  }));
  assert.deepEqual(new Set(clusters(crossed)), new Set([null]));
  const unknown = places(10, (index) => ({ document: index === 0 ? null : `d${index}` }));
  assert.deepEqual(new Set(clusters(unknown)), new Set([null]));
});

it('clusters that questions name come before documents; questions without one stand alone', () => {
  const units = places(10, (index) => ({
    document: `d${index % 5}`,
    cluster: index < 2 ? 'training' : null,
  }));
  assert.deepEqual(clusters(units), ['training', 'training', ...Array.from({ length: 8 }, () => null)]);
});

it('nothing has no clusters', () => assert.deepEqual(clusters([]), []));
