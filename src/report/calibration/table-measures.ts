import type { Scale } from '../../record/rubric.ts';
import { usualPass } from '../measure-facts.ts';
import type { Warning } from '../report.ts';
import type { CalibratedMeasure } from './calibrate-measure.ts';
import type { JudgedAnswer } from './judged-answer.ts';
import { majorityLabels } from './majority-labels.ts';
import type { JudgedRows } from './read-judged-rows.ts';

/** What a user says of the ratings, beside the table. */
export interface TableScale {
  readonly scale: Scale | null;
  /** The values of the levels, rising; null where nobody said. */
  readonly levels: readonly number[] | null;
  readonly pass: number | null;
  /** Whether of several labels of an answer only their majority counts. */
  readonly majority: boolean;
}

/** The scales that ratings usually have, the shortest first. */
const usualScales = [
  { min: 0, max: 1, target: null },
  { min: 1, max: 5, target: null },
  { min: 0, max: 10, target: null },
  { min: 0, max: 100, target: null },
];

/** The measures of a table, on the scale that was said, else on one that fits; ratings off it are left out, and counted. */
export function tableMeasures(
  read: JudgedRows,
  said: TableScale,
): { readonly measures: readonly CalibratedMeasure[]; readonly warnings: readonly Warning[] } {
  const warnings: Warning[] = [];
  const measures = [...read.measures].map(([id, { answers, judges }]): CalibratedMeasure => {
    const values = valuesOf(answers);
    const scale = said.scale ?? looksLike(values);
    if (said.scale === null)
      warnings.push({
        code: 'scale-assumed',
        message: `${id}: the scale is taken to be ${scale.min} to ${scale.max}; say otherwise with --rubric, or with --scale`,
      });
    const off = values.filter((value) => !fits(value, { scale, levels: said.levels }));
    if (off.length > 0)
      warnings.push({
        code: 'off-scale',
        message: `${id}: ${off.length} ratings or labels are off the scale, and left out: ${off.slice(0, 3).join(', ')}${off.length > 3 ? ' …' : ''}`,
      });
    const fitting = off.length === 0 ? answers : answers.map((answer) => within(answer, scale, said.levels));
    const kept = said.majority ? decided(id, fitting, warnings) : fitting;
    const threshold = said.pass ?? usualPass(scale);
    return {
      id,
      judges,
      scale,
      levels: said.levels ?? wholeNumbers(values, scale),
      threshold,
      answers: kept,
    };
  });
  return { measures, warnings };
}

/** One label for each answer, and a warning of those on which no half agrees. */
function decided(id: string, all: readonly JudgedAnswer[], warnings: Warning[]): readonly JudgedAnswer[] {
  const { answers, undecided } = majorityLabels(all);
  if (undecided > 0) {
    const message = `${id}: of ${undecided} ${undecided === 1 ? 'answer' : 'answers'} no more than half of the labels say the same, so ${undecided === 1 ? 'it counts' : 'they count'} as unlabelled`;
    warnings.push({ code: 'no-majority', message });
  }
  return answers;
}

function valuesOf(answers: readonly JudgedAnswer[]): number[] {
  return answers.flatMap(({ ratings, labels }) => [...ratings, ...labels.values()]);
}

function looksLike(values: readonly number[]): Scale {
  const usual = usualScales.find(({ min, max }) => values.every((value) => value >= min && value <= max));
  const rising = [0, ...values].toSorted((a, b) => a - b);
  return usual ?? { min: rising[0] ?? 0, max: rising.at(-1) ?? 1, target: null };
}

/** Levels are every whole number of a short scale, where nothing lies between them. */
function wholeNumbers(values: readonly number[], { min, max }: Scale): number[] | null {
  if (max - min > 10 || ![min, max, ...values].every(Number.isInteger)) return null;
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

interface Allowed {
  readonly scale: Scale;
  readonly levels: readonly number[] | null;
}

function fits(value: number, { scale, levels }: Allowed): boolean {
  return levels === null ? value >= scale.min && value <= scale.max : levels.includes(value);
}

function within(answer: JudgedAnswer, scale: Scale, levels: readonly number[] | null): JudgedAnswer {
  const keep = (value: number): boolean => fits(value, { scale, levels });
  return {
    ...answer,
    ratings: answer.ratings.filter(keep),
    labels: new Map([...answer.labels].filter(([, value]) => keep(value))),
  };
}
