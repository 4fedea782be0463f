/** Every key of the evaluation file, with its shape and one line on what it is for. */
import { z } from 'zod';

const text = z.string().regex(/\S/, 'expected some text, this is blank');
const count = (least: number, most: number) => z.int().min(least).max(most);
const off = z.literal(['off', false]);

export const settingsFile = z.strictObject({
  temperature: z
    .number()
    .min(0)
    .max(2)
    .describe('How freely the model samples; 0 takes the likeliest words.')
    .optional(),
  topP: z
    .number()
    .min(0)
    .max(1)
    .describe('Samples from the likeliest words that make up this share.')
    .optional(),
  topK: count(1, 1_000_000).describe('Samples from this many of the likeliest words.').optional(),
  maxOutputTokens: count(1, 10_000_000).describe('Where the model stops, in tokens.').optional(),
  thinkingLevel: z
    .enum(['minimal', 'low', 'medium', 'high', 'xhigh'])
    .describe('How much the model thinks first.')
    .optional(),
  thinkingBudget: count(-1, 10_000_000)
    .describe('Tokens for thinking, where a model counts them; with -1 Gemini 2.5 decides itself.')
    .optional(),
});

const documentFile = z.union([
  text.describe('A path beside this file, or an https address.'),
  z.strictObject({
    path: text.describe('A path beside this file.').optional(),
    url: text.describe('An http or https address.').optional(),
    allowPrivate: z
      .boolean()
      .describe('Allows an address inside a private network, and plain http.')
      .optional(),
  }),
]);

const guidanceFile = z.union([
  text.describe('The system instruction itself.'),
  z.strictObject({ file: text.describe('A text file that holds the system instruction.') }),
]);

export const candidateFile = z.strictObject({
  id: text.describe('The name in every table.'),
  model: text.describe('provider:model; without it, the model of the evaluation.').optional(),
  guidance: guidanceFile.describe('The system instruction.').optional(),
  settings: settingsFile.describe('Sampling and length; what is left out is left to the model.').optional(),
  answers: text
    .describe('Answers made elsewhere: a CSV or JSONL file of rows question, answer, answerIndex, document.')
    .optional(),
});

const question = z.strictObject({
  id: text.describe('Unique; without it, made from the text.').optional(),
  ask: text.describe('The question, as the candidates get it.'),
  reference: text.describe('What a right answer says.').optional(),
  document: text.describe('The id of the one document it is about; without it, every document.').optional(),
  rubric: text.describe("A rubric for this question instead of the judge's.").optional(),
  cluster: text.describe('Questions of one cluster count as one piece of evidence.').optional(),
  tags: z
    .array(text)
    .describe('Words of your own; picking questions by them comes with a later version.')
    .optional(),
});

export const questionFile = z.union([text.describe('The question itself.'), question]);

export const judgeFile = z.strictObject({
  id: text.describe("The measure's name; without it, the rubric's id.").optional(),
  model: z
    .union([text, z.array(text).min(1)])
    .describe(
      'provider:model that rates; without it, the model of the evaluation. A list is a jury: each of them rates every answer.',
    )
    .optional(),
  rubric: text.describe('The id of a rubric that comes with Assay, or the path of a .yaml file.').optional(),
  turns: z
    .enum(['one', 'two'])
    .describe('two: the written evaluation first, the level in a second turn.')
    .optional(),
  seesGuidance: z.boolean().describe("Whether the judge reads the candidate's guidance.").optional(),
  settings: settingsFile.describe("The judge's sampling and length.").optional(),
  proof: z
    .boolean()
    .describe('Asks the judge three questions that only a reader of the document can answer.')
    .optional(),
  audit: z
    .number()
    .min(0)
    .max(1)
    .describe(
      'Share of the ratings whose explanation is read again by itself, to see which level it argues for.',
    )
    .optional(),
});

export const checkFile = z.strictObject({
  id: text.describe("The measure's name; without it, the rule's.").optional(),
  candidates: z.array(text).min(1).describe('The candidates it is for; without it, all.').optional(),
  maxSentences: count(1, 1_000_000).describe('The answer has at most so many sentences.').optional(),
  maxWords: count(1, 1_000_000).describe('The answer has at most so many words.').optional(),
  contains: text.describe('The answer holds this text.').optional(),
  excludes: text.describe('The answer does not hold this text.').optional(),
  matches: text.describe('A regular expression finds something in the answer.').optional(),
  equals: text.describe('The answer is this text.').optional(),
  json: z.record(z.string(), z.unknown()).describe('The answer is JSON of this JSON Schema.').optional(),
  citesPage: z.literal(true).describe('The answer names a page of the document.').optional(),
});

const statisticsFile = z.strictObject({
  level: z.number().gt(0.5).max(0.999).describe('Confidence of every interval.').optional(),
  pass: z.number().describe('The rating from which an answer passes.').optional(),
  margin: z
    .number()
    .gt(0)
    .describe(
      "The largest difference in points that does not matter; without it, a sixteenth of the scale's length.",
    )
    .optional(),
  scope: z
    .enum(['questions-like-these', 'these-questions'])
    .describe('What intervals and verdicts speak about; these-questions needs two answers to each question.')
    .optional(),
  compare: z
    .enum(['baseline', 'all'])
    .describe('Which candidates are compared: each with the baseline, if one is named, else each with each.')
    .optional(),
});

export const gateFile = z.strictObject({
  candidate: text.describe('The candidate it is about; without it, all.').optional(),
  measure: text.describe('The measure it is about; needed where judges have several.').optional(),
  check: text.describe('The check it is about.').optional(),
  lower: z.number().describe("What the interval's lower limit must reach.").optional(),
  mean: z.number().describe('What the mean must reach.').optional(),
  unrated: z.number().min(0).max(1).describe('The share of planned ratings that may be missing.').optional(),
});

/** A day at the most: a timer cannot wait much longer than three weeks. */
const seconds = z.number().gt(0).max(86_400);

const providerFile = z.strictObject({
  kind: z
    .enum(['openai-compatible'])
    .describe('How an endpoint of your own is spoken to; not for providers known by name.')
    .optional(),
  baseURL: text
    .describe('Where the endpoint is, such as http://127.0.0.1:8080/v1; comes before the environment.')
    .optional(),
  apiKeyEnv: text
    .describe('The environment variable that holds the key; without it, an endpoint of your own gets none.')
    .optional(),
  requestsPerMinute: z.number().gt(0).describe('Requests per minute.').optional(),
  tokensPerMinute: z.number().gt(0).describe('Tokens per minute.').optional(),
  concurrency: count(1, 10_000).describe('Requests under way at once.').optional(),
  timeouts: z
    .strictObject({
      connect: seconds.describe('Seconds to connect.').optional(),
      idle: seconds.describe('Seconds of silence within a reply.').optional(),
      total: seconds.describe('Seconds for a whole call.').optional(),
    })
    .describe('When to give a call up.')
    .optional(),
});

const price = (of: string) => z.number().min(0).describe(`USD per million ${of}.`);

export const evaluationFile = z.strictObject({
  name: text.describe('A title for tables and reports.').optional(),
  document: documentFile.describe('The document that the questions are about.').optional(),
  documents: z.record(z.string(), documentFile).describe('Several documents, each under its id.').optional(),
  model: text.describe('provider:model for candidates and judges that name none.').optional(),
  guidances: z
    .record(z.string(), guidanceFile)
    .describe('System instructions, each under its name: each is one candidate.')
    .optional(),
  candidates: z
    .array(candidateFile)
    .min(1)
    .describe('Candidates spelled out, beside or instead of guidances.')
    .optional(),
  baseline: text
    .describe('The candidate that the others are compared with; without it, each with each.')
    .optional(),
  questions: z
    .union([text, z.array(questionFile).min(1)])
    .describe('What is asked: a list, or the path of a CSV or JSONL file.'),
  repeat: z
    .strictObject({
      answers: count(1, 100).describe('Fresh answers per candidate and question.').optional(),
      ratings: count(1, 100).describe('Ratings per answer.').optional(),
      rerate: z.number().min(0).max(1).describe('Share of the answers rated once more.').optional(),
    })
    .describe('How often everything is done.')
    .optional(),
  judge: judgeFile
    .describe(
      'Who rates the answers, by which rubric. Without it the model rates; builtin:lexical does where that is builtin:extractive.',
    )
    .optional(),
  judges: z.array(judgeFile).min(1).describe('Several judges, each a measure.').optional(),
  checks: z.array(checkFile).describe('What is computed about every answer, free of charge.').optional(),
  citations: z
    .boolean()
    .describe('Looks up quotations, page references and figures of the answers in the document.')
    .optional(),
  pairwise: z
    .union([
      off,
      z.strictObject({
        pairs: z
          .enum(['baseline', 'all'])
          .describe(
            'Which candidates meet: each the baseline, or each each; the baseline, where one is named.',
          )
          .optional(),
        rubric: text
          .describe(
            "A rubric with a twin for pairs, or the path of one for pairs; the first judge's, where none is named.",
          )
          .optional(),
      }),
    ])
    .describe('Has the first judge compare answers in pairs, each pair in both orders.')
    .optional(),
  statistics: statisticsFile.describe('How sure is sure enough.').optional(),
  stop: z
    .union([
      off,
      z.strictObject({
        looks: count(2, 100)
          .describe(
            'How often to look, evenly spread; at most once in ten questions, and from 20 questions on.',
          )
          .optional(),
        anytime: z
          .boolean()
          .describe(
            'Looks after every question from the fifth, of more than 200 at every hundredth; needs questions that stand alone.',
          )
          .optional(),
      }),
    ])
    .describe('Ends a run as soon as every comparison of its first measure is decided.')
    .optional(),
  seed: count(0, 2_147_483_647)
    .describe("Fixes the order, which answers are rated once more, and the models' seeds.")
    .optional(),
  limits: z
    .strictObject({
      cost: z
        .number()
        .gt(0)
        .describe('USD, by reported tokens and known prices; reserved before each call, so never exceeded.')
        .optional(),
      minutes: z
        .number()
        .gt(0)
        .describe('Minutes of one "assay run": after them no call is begun.')
        .optional(),
    })
    .describe('What the whole run may take. A run that ends at a limit goes on with a higher one.')
    .optional(),
  gate: z
    .array(gateFile)
    .describe('Conditions of a finished run; where one does not hold, the exit code is 1.')
    .optional(),
  providers: z
    .record(z.string(), providerFile)
    .describe('Pace, time limits and endpoints of providers, by their names. Changes no call and no run.')
    .optional(),
  prices: z
    .record(
      z.string(),
      z.strictObject({
        input: price('input tokens'),
        output: price('output tokens'),
        cachedInput: price('input tokens that were cached').optional(),
      }),
    )
    .describe('USD per million tokens, by provider:model; comes before the dated table.')
    .optional(),
});

/** What `assay.yaml` holds, as written. */
export type EvaluationFile = z.input<typeof evaluationFile>;
export type CandidateFile = z.infer<typeof candidateFile>;
export type QuestionFile = z.infer<typeof question>;
export type JudgeFile = z.infer<typeof judgeFile>;
export type CheckFile = z.infer<typeof checkFile>;
export type GateFile = z.infer<typeof gateFile>;
export type DocumentFile = z.infer<typeof documentFile>;
export type ProviderFile = z.infer<typeof providerFile>;
export type GuidanceFile = z.infer<typeof guidanceFile>;
