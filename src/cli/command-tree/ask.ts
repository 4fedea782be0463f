import { Option } from 'commander';
import type { AskOptions } from '../commands/ask.ts';
import { formatOption, journalOption } from '../options.ts';
import { addCommand, type Tree } from './tree.ts';

export function addAsk(tree: Tree): void {
  addCommand(tree, {
    name: 'ask',
    description: 'One answer about a document, its written evaluation and its level.',
    examples: [
      'assay ask report.pdf "Summarize the training process" --rubric summarization',
      'assay ask notes.md "How long is the notice period?" --guidance "Answer in one sentence."',
    ],
  })
    .argument('<document>', 'path or https URL of a PDF, Markdown, HTML or text document')
    .argument('<request>', 'what to ask about it')
    .option('--model <provider:model>', 'the model that answers', 'builtin:extractive')
    .option('--guidance <text>', 'system instruction for the answer')
    .option('--rubric <rubric>', 'what the judge rates by: a built-in rubric or a file', 'question-answering')
    .option('--judge <provider:model>', 'the model that rates', 'builtin:lexical')
    .addOption(new Option('--turns <turns>', 'turns of the judge').choices(['one', 'two']).default('two'))
    .addOption(journalOption())
    .addOption(formatOption('form of the result', ['text', 'json']))
    .action(async (document: string, request: string, options: AskOptions) => {
      const { ask } = await import('../commands/ask.ts');
      tree.done(await ask({ document, request, ...options }, tree.outside));
    });
}
