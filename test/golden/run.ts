/** `npm run test:golden -- <folder>`: runs every golden file of a folder. Exit 0 if all hold, 1 if one does not, 2 if there is nothing to run. */
import { adapters } from './adapters.ts';
import { readGoldenFolder } from './golden-file.ts';
import { runGoldenFiles } from './golden.ts';

process.exitCode = main(process.argv.slice(2));

function main([folder, ...more]: string[]): number {
  if (folder === undefined || more.length > 0) return complain('usage: npm run test:golden -- <folder>');
  try {
    const files = readGoldenFolder(folder);
    if (files.length === 0) return complain(`${folder}: holds no golden files (*.json)`);
    const { passed, failures, notShipped } = runGoldenFiles(files, adapters);
    for (const method of notShipped) console.log(`not shipped: ${method}`);
    for (const failure of failures) console.log(failure);
    if (notShipped.length === files.length)
      console.log(`${folder}: holds no method that ships; nothing was run`);
    console.log(`${passed} passed, ${failures.length} failed`);
    return failures.length > 0 || notShipped.length === files.length ? 1 : 0;
  } catch (error) {
    return complain(error instanceof Error ? error.message : String(error));
  }
}

function complain(message: string): number {
  console.error(message);
  return 2;
}
