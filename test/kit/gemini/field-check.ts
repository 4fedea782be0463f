import { badFields, invalidArgument, type FieldViolation } from './errors.ts';
import { messages, partData } from './message-fields.ts';
import type { CountTokensRequest, CreateFileRequest, GenerateContentRequest } from './request.ts';

/** What is read, by the name of its message. */
interface Messages {
  readonly GenerateContentRequest: GenerateContentRequest;
  readonly CountTokensRequest: CountTokensRequest;
  readonly CreateFileRequest: CreateFileRequest;
}

type Field = { readonly camel: string; readonly snake: string; readonly type: string };

/** Every field of every message under both of its names. */
const fieldsByName = new Map(
  Object.entries(messages).map(([message, fields]) => [message, bothNames(fields)] as const),
);

/**
 * Reads a request's JSON strictly: unknown names and wrong types anywhere are refused together in one 400,
 * worded as the API does. Returns it in camelCase, whichever of both spellings was sent.
 */
export function readMessage<Name extends keyof Messages>(name: Name, json: string): Messages[Name] {
  const violations: FieldViolation[] = [];
  const value = readObject(name, parse(json), '', violations);
  if (violations.length > 0) throw badFields(violations);
  return value as Messages[Name];
}

function parse(json: string): unknown {
  if (json.trim() === '') return {};
  try {
    return JSON.parse(json);
  } catch {
    throw invalidArgument(`Invalid JSON payload received. Unexpected token.\n${json.slice(0, 40)}\n^`);
  }
}

function readObject(name: string, value: unknown, path: string, violations: FieldViolation[]): unknown {
  if (!isObject(value)) return refuse(violations, path, qualified(name), value);
  const fields = fieldsByName.get(name);
  const result: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const field = fields?.get(key);
    if (field === undefined) violations.push(unknownName(key, path));
    else if (inner !== null) result[field.camel] = read(field, inner, join(path, field.snake), violations);
  }
  if (name === 'Part') refuseTwice(result, path, violations);
  return result;
}

function read(field: Field, value: unknown, path: string, violations: FieldViolation[]): unknown {
  const { type } = field;
  if (type.startsWith('[]')) {
    const item = { ...field, type: type.slice(2) };
    // One value stands for a list of one, as in the API.
    if (!Array.isArray(value)) return [read(item, value, path, violations)];
    return value.map((one, index) => read(item, one, `${path}[${index}]`, violations));
  }
  if (type.startsWith('map:')) {
    if (!isObject(value)) return refuse(violations, path, 'Map', value);
    const item = { ...field, type: type.slice('map:'.length) };
    return Object.fromEntries(
      Object.entries(value).map(([key, one], index) => [
        key,
        read(item, one, `${path}[${index}].value`, violations),
      ]),
    );
  }
  if (fieldsByName.has(type)) return readObject(type, value, path, violations);
  return type.includes('|')
    ? readEnum(field, value, path, violations)
    : readScalar(type, value, path, violations);
}

/** Names of enum values are taken in any case. */
function readEnum(field: Field, value: unknown, path: string, violations: FieldViolation[]): unknown {
  const upper = typeof value === 'string' ? value.toUpperCase() : '';
  if (field.type.split('|').includes(upper)) return upper;
  return refuse(
    violations,
    path,
    qualified(`${field.camel[0]?.toUpperCase()}${field.camel.slice(1)}`),
    value,
  );
}

function readScalar(type: string, value: unknown, path: string, violations: FieldViolation[]): unknown {
  switch (type) {
    case 'value':
      return value;
    case 'struct':
      return isObject(value) ? value : refuse(violations, path, qualified('Struct'), value);
    case 'string':
      return typeof value === 'string' ? value : refuse(violations, path, 'TYPE_STRING', value);
    case 'bool':
      return typeof value === 'boolean' ? value : refuse(violations, path, 'TYPE_BOOL', value);
    case 'bytes':
      // One search for what cannot be there: values may have a hundred million characters.
      return typeof value === 'string' && !/[^\w+/=-]/.test(value)
        ? value
        : refuse(violations, path, 'TYPE_BYTES', typeof value === 'string' ? value.slice(0, 60) : value);
    default: {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      const whole = type.startsWith('int');
      const fits =
        typeof number === 'number' &&
        Number.isFinite(number) &&
        (!whole || Number.isInteger(number)) &&
        (type !== 'int32' || Math.abs(number) <= 2 ** 31 - 1);
      return fits ? number : refuse(violations, path, `TYPE_${type.toUpperCase()}`, value);
    }
  }
}

function refuseTwice(part: Record<string, unknown>, path: string, violations: FieldViolation[]): void {
  const [, second] = partData.filter((name) => part[name] !== undefined);
  if (second === undefined) return;
  const description = `Invalid value at '${path}' (oneof), oneof field 'data' is already set. Cannot set '${second}'`;
  violations.push({ field: path, description });
}

function refuse(violations: FieldViolation[], path: string, type: string, value: unknown): undefined {
  const at = path === '' ? '' : ` at '${path}'`;
  violations.push({ field: path, description: `Invalid value${at} (${type}), ${JSON.stringify(value)}` });
  return undefined;
}

function unknownName(name: string, path: string): FieldViolation {
  const at = path === '' ? '' : ` at '${path}'`;
  const description = `Invalid JSON payload received. Unknown name "${name}"${at}: Cannot find field.`;
  return { field: path, description };
}

function qualified(name: string): string {
  return `type.googleapis.com/google.ai.generativelanguage.v1beta.${name}`;
}

function bothNames(fields: Readonly<Record<string, string>>): Map<string, Field> {
  return new Map(
    Object.entries(fields).flatMap(([camel, type]) => {
      const snake = camel.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const field = { camel, snake, type };
      return [
        [camel, field],
        [snake, field],
      ] as [string, Field][];
    }),
  );
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
