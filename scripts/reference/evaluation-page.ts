import { evaluationSchema } from '../../src/evaluation/json-schema.ts';

/** As much of JSON Schema as the evaluation's has. */
interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** The page on every key of the evaluation file, made from the schema that reads it. */
export function evaluationPage(): string {
  const schema = JSON.parse(evaluationSchema()) as Schema;
  const keys = Object.entries(schema.properties ?? {});
  return `${[
    '# The evaluation file, key by key',
    'Made from the schema of the file by `node scripts/reference.ts`. What belongs together, and why, is told in [The evaluation file](../evaluation-file.md).',
    'Needed is `questions`, and `document` or `documents`. A key that comes with a later version is refused until then; only `baseline` and `tags` are taken already, and change nothing yet.',
    ...keys.map(([key, value]) => section(key, value)),
  ].join('\n\n')}\n`;
}

function section(key: string, schema: Schema): string {
  const rows = rowsOf(schema, key);
  const table =
    rows.length === 0
      ? []
      : [
          ['| Key | Is | For |', '|---|---|---|', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join(
            '\n',
          ),
        ];
  return [`## \`${key}\``, `${schema.description ?? ''} Is ${shape(schema)}.`, ...table].join('\n\n');
}

/** A row for each key inside, whatever list or choice it stands in. */
function rowsOf(schema: Schema, path: string): string[][] {
  const inside = [...(schema.anyOf ?? [])].flatMap((choice) => rowsOf(choice, path));
  const listed = schema.items === undefined ? [] : rowsOf(schema.items, `${path}[]`);
  const named =
    typeof schema.additionalProperties === 'object'
      ? rowsOf(schema.additionalProperties, `${path}.<name>`)
      : [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const full = `${path}.${key}`;
    const needed = schema.required?.includes(key) === true ? ' (needed)' : '';
    return [
      [`\`${full}\``, cell(`${shape(value)}${needed}`), cell(value.description ?? '')],
      ...rowsOf(value, full),
    ];
  });
  return [...inside, ...listed, ...named, ...own];
}

function shape(schema: Schema): string {
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(shape))].join(', or ');
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' or ');
  if (schema.const !== undefined) return literal(schema.const);
  switch (schema.type) {
    case 'string':
      return 'a text';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number${range(schema)}`;
    case 'number':
      return `a number${range(schema)}`;
    case 'array':
      return `a list, each ${shape(schema.items ?? {})}`;
    case 'object':
      return schema.properties === undefined ? mapping(schema) : 'a mapping of keys';
    default:
      return 'anything';
  }
}

function mapping({ additionalProperties }: Schema): string {
  return typeof additionalProperties === 'object' && additionalProperties.type !== undefined
    ? `a mapping of names, each to ${shape(additionalProperties)}`
    : 'a mapping of names';
}

function range({ minimum, maximum, exclusiveMinimum }: Schema): string {
  const from =
    minimum !== undefined
      ? ` from ${minimum}`
      : exclusiveMinimum !== undefined
        ? ` above ${exclusiveMinimum}`
        : '';
  return `${from}${maximum === undefined ? '' : ` to ${maximum}`}`;
}

function literal(value: unknown): string {
  return `\`${String(value)}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
