import { hash } from 'node:crypto';
import { isForJudge } from './asked.ts';
import type { Clock } from './clock.ts';
import { documentShelf, type Limits } from './documents.ts';
import { badKey, invalidArgument, missingKey, unknownFile } from './errors.ts';
import type { Fault } from './fault.ts';
import { reshape } from './fault-effects.ts';
import { readMessage } from './field-check.ts';
import { fileStore } from './files.ts';
import { generate, inFrames } from './generation.ts';
import { checkContents, checkRules } from './generation-rules.ts';
import { modelList, type FoundModel } from './models.ts';
import type { GeminiOptions } from './options.ts';
import { prefixCache } from './prefix-cache.ts';
import { filesNamed, readPrompt, type Prompt } from './prompt.ts';
import { rateLimits } from './rate-limits.ts';
import type { Reply } from './reply.ts';
import type { GenerateContentRequest } from './request.ts';
import type { Counts } from './request-log.ts';
import type { Route } from './routes.ts';
import { byModality, total } from './tokens.ts';
import type { Truth } from '../truth.ts';
import { uploads, type UploadRequest } from './uploads.ts';

/** Serves what was asked: everything behind the wire. */
export interface Project {
  serve(request: UploadRequest, route: Route, fault: Fault | null): Promise<Reply>;
}

export interface ProjectFacts {
  readonly options: GeminiOptions;
  readonly clock: Clock;
  readonly truth: Truth;
  readonly limits: Limits;
  readonly counts: Counts;
  readonly url: () => string;
}

export function openProject({ options, clock, truth, limits, counts, url }: ProjectFacts): Project {
  const { keys = ['test-key'], processing = {}, seed = 1, contradict = 0, judgesBy } = options;
  const models = modelList(options.models ?? {}, options.newUser ?? false);
  const files = fileStore({ clock, processing, url });
  const uploading = uploads({ files, url, limit: limits.fileBytes, processing });
  const shelf = documentShelf({ limits, readsText: options.readsText ?? true });
  const cache = options.cachesPrefixes === false ? null : prefixCache(clock);
  const paced = rateLimits(options.rateLimits ?? {}, clock);

  const promptOf = (
    request: GenerateContentRequest,
    facts: { model: FoundModel; owner: string; blind: boolean },
  ): Promise<Prompt> =>
    readPrompt(request, { ...facts, files, shelf, pageModality: options.pageModality ?? 'IMAGE' });

  const answer = async (
    body: Buffer,
    route: Route,
    { owner, fault }: { owner: string; fault: Fault | null },
  ): Promise<Reply> => {
    const request = readMessage('GenerateContentRequest', body.toString());
    const model = models.find(route.target ?? '', route.version, clock.now());
    checkRules(request, model);
    if (fault?.kind === 'file-403') throw expire(request, owner);
    const blind = options.judgeBlindTo === 'file' && isForJudge(request);
    const prompt = await promptOf(request, { model, owner, blind });
    paced.admit(owner, model.name, total(prompt.parts));
    const reply = options.reply ?? (() => undefined);
    const streamed = route.kind === 'streamGenerateContent';
    const facts = { model, owner, cache, truth, seed, contradict, judgesBy, reply, streamed };
    const { response, role } = await generate(request, prompt, facts);
    counts[role === 'answer' || role === 'word' ? 'answer' : 'judgement'] += 1;
    const shaped = fault === null ? response : reshape(response, fault);
    if (!streamed) return { status: 200, body: shaped };
    const stream = { frames: inFrames(shaped), events: route.query.get('alt') === 'sse' };
    return { status: 200, body: shaped, stream };
  };

  /** The files of a request vanish, as they do after 48 hours. */
  const expire = (request: GenerateContentRequest, owner: string): Error => {
    const ids = filesNamed(request);
    for (const id of ids) files.remove(id, owner);
    return unknownFile(ids[0] ?? 'unknown');
  };

  const count = async (body: Buffer, route: Route, owner: string): Promise<Reply> => {
    const asked = readMessage('CountTokensRequest', body.toString());
    const model = models.find(route.target ?? '', route.version, clock.now());
    if (asked.contents !== undefined && asked.generateContentRequest !== undefined)
      throw invalidArgument('Only one of contents and generate_content_request may be set.');
    const request = asked.generateContentRequest ?? { contents: asked.contents ?? [] };
    checkContents(request.contents ?? []);
    const { parts } = await promptOf(request, { model, owner, blind: false });
    return { status: 200, body: { totalTokens: total(parts), promptTokensDetails: byModality(parts) } };
  };

  return {
    async serve(request, route, fault) {
      const { body } = request;
      const header = (name: string): string | null => request.header(`x-goog-upload-${name}`);
      const target = route.target ?? '';
      if (['uploadBytes', 'queryUpload', 'cancelUpload'].includes(route.kind)) {
        // The address of an upload is its own permission: some clients send no key there.
        if (fault?.kind === 'half-received') return uploading.receiveHalf({ header, body }, target);
        const reply = uploading.proceed({ header, body }, target);
        if (reply.finished) counts.finishedUpload += 1;
        return reply;
      }
      const owner = ownerOf(request.header('x-goog-api-key') ?? route.query.get('key'), keys);
      switch (route.kind) {
        case 'startUpload':
          if (fault?.kind === 'file-403') throw unknownFile('unknown');
          return uploading.start({ header, body }, owner, route.version);
        case 'getFile':
        case 'deleteFile':
          if (fault?.kind === 'file-403') files.remove(target, owner);
          if (route.kind === 'getFile') return { status: 200, body: files.look(target, owner) };
          files.remove(target, owner);
          return { status: 200, body: {} };
        case 'listFiles': {
          const size = Math.min(Number(route.query.get('pageSize') ?? 10), 100);
          const page = { size, token: route.query.get('pageToken') };
          return { status: 200, body: files.list(owner, page) };
        }
        case 'listModels':
          return { status: 200, body: { models: models.alive.map(shownModel) } };
        case 'getModel':
          return { status: 200, body: shownModel(models.find(target, route.version, clock.now()).name) };
        case 'countTokens':
          return count(body, route, owner);
        default:
          return answer(body, route, { owner, fault });
      }
    },
  };
}

/** A project by its key, without keeping the key. */
function ownerOf(key: string | null, keys: readonly string[]): string {
  if (key === null || key === '') throw missingKey();
  if (!keys.includes(key)) throw badKey();
  return hash('sha1', key);
}

function shownModel(name: string): object {
  return {
    name: `models/${name}`,
    displayName: name,
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods: [
      'generateContent',
      'countTokens',
      'createCachedContent',
      'batchGenerateContent',
    ],
    thinking: true,
  };
}
