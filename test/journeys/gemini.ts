/** A Gemini server of the project's own with a key, and what a command needs to reach it. */
import { after } from 'node:test';
import type { AnswerRow } from '../../src/output/rows/answer-rows.ts';
import type { ComparisonRow } from '../../src/output/rows/comparison-rows.ts';
import type { RatingRow } from '../../src/output/rows/rating-rows.ts';
import { aPdf } from '../kit/rest.ts';
import type { GeminiOptions } from '../kit/gemini/options.ts';
import type { GenerateContentRequest } from '../kit/gemini/request.ts';
import { startGeminiServer, type GeminiServer } from '../kit/gemini/server.ts';
import { results, type Ended, type Place } from './command.ts';
import { aProject, ferry } from './project.ts';

/** Looked for in everything that is written: unlike anything else. */
export const key = 'kit-key-7c1e95d0a4';

export const flash = 'google:gemini-3.8-flash';
export const otherFlash = 'google:gemini-3.5-flash';

/** A server that is gone when the test file has ended. */
export async function aServer(options: GeminiOptions = {}): Promise<GeminiServer> {
  const server = await startGeminiServer({ keys: [key], ...options });
  servers.push(server);
  return server;
}

/** A folder from which the server can be reached, with the handbook, a notice on half a page, and this as its evaluation. */
export async function aPlace(server: GeminiServer | string, evaluation: object = {}): Promise<Place> {
  const folder = await aProject({
    'handbook.pdf': await handbook,
    'notice.md': ferry,
    // JSON is YAML as well.
    'assay.yaml': JSON.stringify({ ...small, ...evaluation }, null, 1),
  });
  const url = typeof server === 'string' ? server : server.url;
  return { folder, environment: { GEMINI_API_KEY: key, GOOGLE_GEMINI_BASE_URL: url } };
}

/** On the notice, which goes within each request: 2 candidates, 3 questions, 1 answer and 1 rating in two turns: 18 calls. */
export const small = {
  document: 'notice.md',
  model: flash,
  guidances: { Terse: 'Answer in one sentence.', Cited: 'Quote the document.' },
  questions: ['What is said about boats?', 'What is said about wells?', 'What is said about roofs?'],
  repeat: { answers: 1, ratings: 1 },
  judge: { model: otherFlash, rubric: 'question-answering', turns: 'two' },
};

/** A PDF of 41 pages, each with a paragraph of its own; the same bytes every time. */
export const handbook = writeHandbook(41);

function writeHandbook(pages: number): Promise<Buffer> {
  const subjects = ['boats', 'wells', 'roofs', 'fences', 'ovens', 'paths', 'lamps', 'mills'];
  const texts = Array.from({ length: pages }, (_, index) => {
    const subject = subjects[index % subjects.length];
    const [first, second] = [2 + ((index * 7) % 23), 1 + ((index * 5) % 11)];
    return (
      `Section ${index + 1} is about ${subject}. The parish keeps ${first} ${subject} and looks after ` +
      `them every ${second} months. Whoever damages one of the ${subject} pays ${first * 3} crowns to the warden. ` +
      `In the year ${1800 + index} the council added ${second} more of them, after a long debate.`
    );
  });
  return aPdf(...texts);
}

/** A request to write something, as it came over the wire. */
export interface Generation {
  readonly body: GenerateContentRequest;
  readonly judges: boolean;
}

/** All such requests, oldest first. */
export function generations(server: GeminiServer): Generation[] {
  return server.requests
    .filter(({ kind }) => kind === 'generateContent' || kind === 'streamGenerateContent')
    .map((logged) => {
      const body = logged.body as GenerateContentRequest;
      return { body, judges: JSON.stringify(body.contents?.[0]).includes('# Levels') };
    });
}

/** What was said on stderr, less how far a run is, which is said every ten seconds. */
export function toldBy({ stderr }: Ended): string {
  return stderr.replaceAll(/^\d+ of \d+ answers.*\n/gm, '');
}

/** The addresses of all uploads that were referred to. */
export function filesNamed(server: GeminiServer): string[] {
  const parts = generations(server).flatMap(({ body }) =>
    (body.contents ?? []).flatMap((turn) => turn.parts ?? []),
  );
  return [...new Set(parts.flatMap(({ fileData }) => fileData?.fileUri ?? []))];
}

/** The rows of the last run. */
export async function rowsOf<Rows extends keyof AllRows>(place: Place, rows: Rows): Promise<AllRows[Rows][]> {
  const lines = await results(place, 'export', '--rows', rows, '--format', 'jsonl');
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as AllRows[Rows]);
}

interface AllRows {
  readonly ratings: RatingRow;
  readonly answers: AnswerRow;
  readonly comparisons: ComparisonRow;
}

const servers: GeminiServer[] = [];

after(() => Promise.all(servers.map((server) => server.close())));
