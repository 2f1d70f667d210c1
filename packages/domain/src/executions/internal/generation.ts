import { DEFAULT_OUTPUT_TOKENS, type ExecutionReply } from '@refinery/contracts/executions.ts';
import type { PromptConfig } from '@refinery/contracts/prompts.ts';
import type { GenerationParameters } from '@refinery/providers/generation-parameters.ts';

/** Higher than any model's own bound. */
const MOST_OUTPUT_TOKENS = 1_000_000;
const MOST_STOPS = 16;

export type IgnoredParameter = ExecutionReply['ignoredParameters'][number];

/** How a model is to write, by the configuration of a prompt. */
export interface Generation {
  parameters: GenerationParameters;
  /** Always there: without it nobody knows what a call costs at most. */
  maxOutputTokens: number;
  /** The name of a model, if the configuration has one. */
  model: string | undefined;
  /** What the configuration says and no model could be asked for. */
  ignored: IgnoredParameter[];
}

/** Names of a parameter in configurations: ours, and those of vendors. */
const NAMES = {
  temperature: ['temperature'],
  topP: ['topP', 'top_p'],
  stop: ['stop', 'stopSequences', 'stop_sequences'],
  seed: ['seed'],
  maxOutputTokens: [
    ...['maxOutputTokens', 'max_output_tokens', 'maxTokens', 'max_tokens'],
    ...['maxCompletionTokens', 'max_completion_tokens'],
  ],
} as const;

/**
 * Reads what the configuration of a prompt says of how a model is to write. A field of another form than it
 * should have is ignored.
 */
export function readGeneration(config: PromptConfig): Generation {
  const ignored: IgnoredParameter[] = [];
  const read = <T>(name: IgnoredParameter, parse: (value: unknown) => T | undefined): T | undefined => {
    const given = settingOf(config, NAMES[name]);
    if (given === undefined || given === null) return undefined;
    const parsed = parse(given);
    if (parsed === undefined) ignored.push(name);
    return parsed;
  };
  const temperature = read('temperature', numberBetween(0, 2));
  const topP = read('topP', numberBetween(Number.MIN_VALUE, 1));
  const stop = read('stop', toStops);
  const seed = read('seed', toInteger);
  const maxOutputTokens = read('maxOutputTokens', toLimit) ?? DEFAULT_OUTPUT_TOKENS;
  return {
    parameters: {
      ...(temperature === undefined ? {} : { temperature }),
      ...(topP === undefined ? {} : { topP }),
      ...(stop === undefined ? {} : { stop }),
      ...(seed === undefined ? {} : { seed }),
    },
    maxOutputTokens,
    model: typeof config.model === 'string' && config.model ? config.model : undefined,
    ignored,
  };
}

const settingOf = (config: PromptConfig, names: readonly string[]): unknown =>
  names
    .map((name) => (Object.hasOwn(config, name) ? config[name] : undefined))
    .find((one) => one !== undefined);

const numberBetween =
  (least: number, most: number) =>
  (value: unknown): number | undefined =>
    typeof value === 'number' && value >= least && value <= most ? value : undefined;

const toInteger = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;

function toLimit(value: unknown): number | undefined {
  const tokens = toInteger(value);
  return tokens !== undefined && tokens >= 1 && tokens <= MOST_OUTPUT_TOKENS ? tokens : undefined;
}

function toStops(value: unknown): string[] | undefined {
  const stops: unknown[] = Array.isArray(value) ? value : [value];
  const texts = stops.filter((stop) => typeof stop === 'string' && stop !== '').map(String);
  return texts.length === stops.length && texts.length <= MOST_STOPS ? texts : undefined;
}
