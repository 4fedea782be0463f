import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomStream } from '../../src/statistics/random.ts';
import { NOISE, rate } from './design.ts';
import { normalDraws } from './normal-draws.ts';
import { deviationOf, locationFor, trueMean } from './truth.ts';

test('the closed form is the mean of very many ratings', () => {
  const noise = { ...NOISE, document: 0.5, interaction: 0.3 };
  const location = locationFor(4.4, deviationOf(noise));
  const design = { locations: [location], questions: 40_000, answers: 1, ratings: 1, noise };
  const documents = Array.from({ length: 40_000 }, () => 1);
  const [rated = []] = rate({ ...design, documents }, randomStream(1));
  const ratings = rated.flatMap(({ answers }) => answers.flatMap((answer) => answer.ratings));
  const mean = ratings.reduce<number>((sum, rating) => sum + (rating ?? 0), 0) / ratings.length;
  // Ratings vary by less than 1, so the standard error is below .005.
  assert.ok(Math.abs(mean - 4.4) < 0.015, `${mean}`);
});

test('a location in the middle has the mean in the middle, and the way back leads there', () => {
  assert.ok(Math.abs(trueMean(3, 1) - 3) < 1e-12);
  assert.ok(Math.abs(locationFor(trueMean(3.7, 0.9), 0.9) - 3.7) < 1e-9);
});

test('missing ratings are null, a tenth of all; failing questions are rated 1', () => {
  const design = { locations: [3], questions: 2000, answers: 3, ratings: 3, noise: NOISE };
  const [holed = []] = rate({ ...design, missing: 'at random' }, randomStream(1));
  const ratings = holed.flatMap(({ answers }) => answers.flatMap((answer) => answer.ratings));
  const lost = ratings.filter((rating) => rating === null).length / ratings.length;
  assert.ok(Math.abs(lost - 0.1) < 0.01, `${lost}`);
  const [failed = []] = rate({ ...design, failing: 1 }, randomStream(1));
  assert.ok(failed.every(({ answers }) => answers.every((answer) => answer.ratings.every((r) => r === 1))));
});

test('normal draws have mean 0 and the deviation asked for', () => {
  const draw = normalDraws(randomStream(2));
  const values = Array.from({ length: 40_000 }, () => draw(2));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  assert.ok(Math.abs(mean) < 0.04 && Math.abs(Math.sqrt(square) - 2) < 0.03, `${mean} ${square}`);
});
