import type { Rubric } from '../record/rubric.ts';
import { builtInRubric, builtInRubrics } from '../rubrics/built-in.ts';
import { doubtsAbout } from '../rubrics/doubts.ts';
import type { RubricFault } from '../rubrics/fault.ts';
import { lintRubric } from '../rubrics/lint.ts';
import { rubricFile, toRubric, type RubricFile } from '../rubrics/rubric-file.ts';
import { nearest } from './nearest.ts';
import { printProblem, problem, type Place } from './problem.ts';
import { fromFolder, type Reading } from './reading.ts';
import { shapeProblems } from './shape-problems.ts';
import { showValue } from './show-value.ts';
import { readTextFile } from './text-file.ts';
import { readYaml } from './yaml-source.ts';

/** The rubrics of one evaluation, each read once. */
export interface Rubrics {
  /** The rubric of that id or path; null where there is none, which is then reported at the place. */
  find(name: string, place: Place): Promise<Rubric | null>;
  /** False where one that is named could not be read. */
  readonly whole: boolean;
  /** All that were found. */
  readonly found: ReadonlyMap<string, Rubric>;
}

export function rubricsFor(reading: Reading): Rubrics {
  const files = new Map<string, Promise<Rubric | null>>();
  const found = new Map<string, Rubric>();
  const names = new Map<string, string>();
  let whole = true;
  const load = (name: string, place: Place): Promise<Rubric | null> => {
    if (!/\.ya?ml$/i.test(name)) return Promise.resolve(builtIn(name, { place, reading }));
    const loading = files.get(name) ?? readRubric(name, { place, reading });
    files.set(name, loading);
    return loading;
  };
  return {
    found,
    get whole() {
      return whole;
    },
    async find(name, place) {
      const rubric = await load(name, place);
      if (rubric === null) whole = false;
      if (rubric === null) return null;
      const earlier = names.get(rubric.id) ?? name;
      if (earlier !== name) {
        const message = `${showValue(name)} and ${showValue(earlier)} are both rubrics of the id ${showValue(rubric.id)}`;
        reading.problems.push(problem(place, message));
      }
      names.set(rubric.id, earlier);
      found.set(rubric.id, rubric);
      return rubric;
    },
  };
}

interface Use {
  readonly place: Place;
  readonly reading: Reading;
}

function builtIn(name: string, { place, reading }: Use): Rubric | null {
  const rubric = builtInRubric(name);
  if (rubric !== null) return rubric;
  const near = nearest(name, builtInRubrics);
  const known = near === null ? `; there are ${builtInRubrics.join(', ')}, and paths ending in .yaml` : '';
  reading.problems.push(problem(place, `unknown rubric ${showValue(name)}${known}`, near));
  return null;
}

async function readRubric(name: string, { place, reading }: Use): Promise<Rubric | null> {
  const file = fromFolder(reading, name);
  const read = await readTextFile(file, { megabytes: 5 });
  if ('refused' in read) {
    reading.problems.push(problem(place, `${showValue(name)} ${read.refused}`));
    return null;
  }
  const { value, at, problems } = readYaml(read.text, file);
  const shape = value === undefined ? [] : shapeProblems(rubricFile, value, at);
  reading.problems.push(...problems, ...shape);
  if (problems.length > 0 || shape.length > 0) return null;
  const written = rubricFile.parse(value);
  const rubric = toRubric(written);
  const placed = (fault: RubricFault) => problem(at(pathInFile(fault, { rubric, written })), fault.message);
  reading.problems.push(...lintRubric(rubric).map(placed));
  for (const doubt of doubtsAbout(rubric).map(placed)) {
    // In one line: a doubt keeps nothing from running.
    reading.warnings.push({ code: 'rubric', message: printProblem({ ...doubt, sourceLine: null }) });
  }
  return rubric;
}

/** A rubric has its levels in rising order; its file may list them otherwise. */
function pathInFile(
  { path }: RubricFault,
  { rubric, written }: { rubric: Rubric; written: RubricFile },
): RubricFault['path'] {
  const [key, index, ...rest] = path;
  if (key !== 'levels' || typeof index !== 'number') return path;
  return [key, written.levels.findIndex((level) => level === rubric.levels[index]), ...rest];
}
