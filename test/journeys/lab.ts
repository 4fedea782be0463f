/** A chat server of the project's own, declared as `lab`, and what a command needs to reach it. */
import { after } from 'node:test';
import type { ChatServer } from '../kit/chat/chat-server.ts';
import type { OpenaiOptions } from '../kit/openai/options.ts';
import { startOpenaiServer } from '../kit/openai/server.ts';
import type { Place } from './command.ts';
import { aProject, ferry } from './project.ts';

/** Looked for in everything that is written: unlike anything else. */
export const key = 'lab-key-93be07c4d1';

/** A server that is gone when the test file has ended. */
export async function aLab(options: OpenaiOptions = {}): Promise<ChatServer> {
  const server = await startOpenaiServer({ keys: [key], ...options });
  servers.push(server);
  return server;
}

/** 2 candidates, 3 questions, 1 answer and 1 rating in two turns: 18 calls. */
export const small = {
  document: 'notice.md',
  model: 'lab:llama',
  guidances: { Terse: 'Answer in one sentence.', Cited: 'Quote the document.' },
  questions: ['When does the ferry leave?', 'What is a fare?', 'Who cancels a crossing?'],
  repeat: { answers: 1, ratings: 1 },
  judge: { rubric: 'question-answering', turns: 'two' },
};

/** A folder from which the server can be reached, with a notice on half a page, and this as its evaluation. */
export async function aPlace(
  server: ChatServer,
  evaluation: object = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Place> {
  const lab = { kind: 'openai-compatible', baseURL: `${server.url}/v1`, apiKeyEnv: 'LAB_KEY' };
  const folder = await aProject({
    'notice.md': ferry,
    ...files,
    // JSON is YAML as well.
    'assay.yaml': JSON.stringify({ ...small, providers: { lab }, ...evaluation }, null, 1),
  });
  return { folder, environment: { LAB_KEY: key } };
}

const servers: ChatServer[] = [];

after(() => Promise.all(servers.map((server) => server.close())));
