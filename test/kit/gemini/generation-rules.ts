import { invalidArgument } from './errors.ts';
import type { FoundModel } from './models.ts';
import { checkJsonSchema, checkOpenApiSchema } from './output-schema.ts';
import { partData } from './message-fields.ts';
import type { Content, GenerateContentRequest, GenerationConfig, Part } from './request.ts';

const responseTypes = [
  'text/plain',
  'application/json',
  'application/xml',
  'application/yaml',
  'text/x.enum',
];
const field = '* GenerateContentRequest';
const settings = `${field}.generation_config`;

/** Refuses what names and types allow but the API does not: roles, empty contents, settings of this model. */
export function checkRules(request: GenerateContentRequest, model: FoundModel): void {
  const { contents = [] } = request;
  checkContents(contents);
  if (contents.at(-1)?.role === 'model' && model.generation > 2)
    throw invalidArgument('Requests ending with a model turn are not supported.');
  if (request.cachedContent !== undefined)
    throw invalidArgument('CachedContent not found (or permission denied)');
  const config = request.generationConfig ?? {};
  checkSampling(config, model);
  checkThinking(config, model);
  checkResponseFormat(config, model);
}

/** The same for a request that only counts tokens. */
export function checkContents(contents: readonly Content[]): void {
  if (contents.length === 0) throw invalidArgument(`${field}.contents: contents is not specified\n`);
  for (const [index, content] of contents.entries()) {
    const parts = content.parts ?? [];
    if (content.role !== undefined && !['user', 'model', 'function'].includes(content.role))
      throw invalidArgument('Please use a valid role: user, model.');
    if (parts.length === 0)
      throw invalidArgument(`${field}.contents[${index}].parts: contents.parts must not be empty.\n`);
    for (const [place, part] of parts.entries())
      if (!partData.some((name) => name in part))
        throw invalidArgument(
          `${field}.contents[${index}].parts[${place}].data: required oneof field 'data' must have one initialized field\n`,
        );
  }
  for (const part of contents.flatMap((content): readonly Part[] => content.parts ?? []))
    if (part.inlineData !== undefined && part.inlineData.mimeType === undefined)
      throw invalidArgument('Unable to determine the MIME type: inline_data.mime_type is not specified.');
}

function checkSampling(config: GenerationConfig, model: FoundModel): void {
  const { temperature, topP, topK, maxOutputTokens, candidateCount, stopSequences } = config;
  if (temperature !== undefined && (temperature < 0 || temperature > 2))
    throw invalidArgument(`${settings}.temperature: temperature must be in the range [0.0, 2.0].\n`);
  if (topP !== undefined && (topP < 0 || topP > 1))
    throw invalidArgument(`${settings}.top_p: top_p must be in the range [0.0, 1.0].\n`);
  if (topK !== undefined && topK < 1) throw invalidArgument(`${settings}.top_k: top_k must be positive.\n`);
  if (maxOutputTokens !== undefined && maxOutputTokens < 1)
    throw invalidArgument(`${settings}.max_output_tokens: max_output_tokens must be positive.\n`);
  if (stopSequences !== undefined && stopSequences.length > 5)
    throw invalidArgument(`${settings}.stop_sequences: must have at most 5 stop sequences.\n`);
  if (config.responseLogprobs === true || config.logprobs !== undefined)
    throw invalidArgument('Logprobs is not enabled for this model');
  if (candidateCount !== undefined && (candidateCount < 1 || candidateCount > 8))
    throw invalidArgument(`${settings}.candidate_count: candidate_count must be in the range [1, 8].\n`);
  if ((candidateCount ?? 1) > 1 && model.generation > 2)
    throw invalidArgument('Multiple candidates is not enabled for this model');
  const penalties = config.presencePenalty ?? config.frequencyPenalty;
  if (penalties !== undefined && model.generation === 2)
    throw invalidArgument(`Penalty is not enabled for models/${model.name}`);
}

function checkThinking({ thinkingConfig }: GenerationConfig, model: FoundModel): void {
  const { thinkingLevel: level, thinkingBudget: budget } = thinkingConfig ?? {};
  if (level !== undefined && budget !== undefined)
    throw invalidArgument('You can only set only one of thinking budget and thinking level.');
  if (level !== undefined && model.thinkingLevels.length === 0)
    throw invalidArgument('Thinking level is not supported for this model.');
  if (level !== undefined && !model.thinkingLevels.includes(level))
    throw invalidArgument(
      `Thinking level ${level} is not supported for this model. Please retry with other thinking level.`,
    );
  if (budget === undefined || budget === -1) return;
  const allowed = model.thinkingBudget;
  if (allowed === null) throw invalidArgument('Thinking budget is not supported for this model.');
  if (budget === 0 && !allowed.canStop)
    throw invalidArgument('Budget 0 is invalid. This model only works in thinking mode.');
  if (budget < allowed.min || budget > allowed.max)
    throw invalidArgument(
      `The thinking budget ${budget} is invalid. Please choose a value between ${allowed.min} and ${allowed.max}.`,
    );
}

function checkResponseFormat(config: GenerationConfig, model: FoundModel): void {
  const { responseMimeType: type = 'text/plain', responseSchema, responseJsonSchema } = config;
  if (!responseTypes.includes(type))
    throw invalidArgument(
      `${settings}.response_mime_type: allowed mimetypes are \`text/plain\`, \`application/json\`, \`application/xml\`, \`application/yaml\` and \`text/x.enum\`.\n`,
    );
  if (responseSchema !== undefined && responseJsonSchema !== undefined)
    throw invalidArgument(`${settings}: only one of response_schema and response_json_schema may be set.\n`);
  if (type === 'text/x.enum') {
    if (!model.takesEnumType) throw invalidArgument(`Enum mode is not enabled for models/${model.name}`);
    if (responseSchema?.type !== 'STRING' || (responseSchema.enum ?? []).length === 0)
      throw invalidArgument(
        `${settings}.response_schema: must be a STRING schema with enum values for response_mime_type \`text/x.enum\`.\n`,
      );
  }
  if (responseSchema !== undefined) {
    if (type !== 'application/json' && type !== 'text/x.enum')
      throw invalidArgument(
        `${settings}.response_schema: only allowed for response_mime_type \`application/json\` and \`text/x.enum\`.\n`,
      );
    checkOpenApiSchema(responseSchema, `${settings}.response_schema`);
  }
  if (responseJsonSchema !== undefined) {
    if (type !== 'application/json')
      throw invalidArgument(
        `${settings}.response_json_schema: only allowed for response_mime_type \`application/json\`.\n`,
      );
    checkJsonSchema(responseJsonSchema, `${settings}.response_json_schema`);
  }
}
