/**
 * The whole flow on built-in models, without a key: one answer with its written evaluation and level,
 * then candidates x questions with averages and intervals; then the same once more, which calls nothing.
 */
import { spawnSync } from 'node:child_process';

// The checkout's own journal: what is shown can be looked at afterwards.
const journal = ['--journal', '.assay/journal.db'];
const document = 'examples/guidances/how-assay-measures.pdf';
const question = 'How many questions are needed to see a difference of 0.2?';

say(`One answer about ${document}, rated by the built-in judge`, `assay ask ${document} "${question}"`);
process.stdout.write(
  assay('ask', document, question, '--guidance', 'Answer in one or two sentences.', ...journal),
);

say('Three guidances x ten questions x three answers, each rated', 'assay run examples/guidances/assay.yaml');
const first = assay('run', 'examples/guidances/assay.yaml', ...journal);
process.stdout.write(first);

say('The same once more', 'assay run examples/guidances/assay.yaml');
const second = assay('run', 'examples/guidances/assay.yaml', ...journal);
if (second !== first) throw new Error('the second run printed something else');
process.stdout.write(`The same ${Buffer.byteLength(first)} bytes, from the journal: nothing was called.\n`);

say('What a key would change');
process.stdout.write(
  [
    'Everything above came from two built-in baselines that match words. A language model in their place',
    'understands questions, writes its own sentences, and judges meaning; the flow, the file and the report',
    'stay the same. With a key of the Gemini API, type:',
    '',
    '  export GEMINI_API_KEY=…',
    `  npm run --silent assay -- ask ${document} "${question}" --model google:gemini-3.8-flash --judge google:gemini-3.8-flash`,
    '',
    'or write "model: google:gemini-3.8-flash" in an evaluation file, and see the cost first: assay plan.',
    '',
    'Read the answers behind the table, the lowest ratings first of all:',
    '  npm run --silent assay -- show --rated 1..4',
    'Begin an evaluation of your own, with a key or without:',
    '  npm run --silent assay -- init my-evaluation',
    '',
  ].join('\n'),
);

function say(title: string, command?: string): void {
  process.stdout.write(`\n=== ${title}\n${command === undefined ? '' : `$ ${command}\n`}\n`);
}

function assay(...args: string[]): string {
  const done = spawnSync(process.execPath, [...process.execArgv, 'src/cli/main.ts', ...args], {
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`assay ${args.join(' ')} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}
