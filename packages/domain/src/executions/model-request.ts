import type { PromptInput } from '@refinery/contracts/datasets.ts';
import type { Provider } from '@refinery/contracts/enums.ts';
import { compiledLength, compileMessages } from '@refinery/contracts/prompt-template.ts';
import type { PromptConfig } from '@refinery/contracts/prompts.ts';
import type { Candidate, CompletionRequest } from '@refinery/providers/spec.ts';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import type { ResolvedProviders } from '../identities/resolved-providers.ts';
import type { VersionRow } from '../prompts/versions/version-rows.ts';
import { candidateOfModel, chooseCandidates } from '../providers/choose-candidates.ts';
import { type IgnoredParameter, readGeneration } from './internal/generation.ts';

/** Of all messages together, with the values in them. No model reads as much. */
const MOST_CHARACTERS = 4_000_000;

/** What a model is asked, and which. */
export interface ModelRequest {
  candidate: Candidate;
  completion: Omit<CompletionRequest, 'model'>;
  /** Of the configuration, what no model could be asked for. */
  ignored: IgnoredParameter[];
}

interface Wishes {
  input: PromptInput;
  model?: string | undefined;
  temperature?: number | undefined;
  /** Of the organization. */
  defaultProvider: Provider;
}

/**
 * What to ask with a version of a prompt. Errors: `validation_failed` for values that make it too long;
 * `variables_missing` with each variable that has no value; `provider_not_usable` for a model that cannot be
 * asked.
 */
export function modelRequest(
  resolved: ResolvedProviders,
  { messages, config }: Pick<VersionRow, 'messages' | 'config'>,
  { input, model, temperature, defaultProvider }: Wishes,
): ModelRequest {
  // A name may stand a thousand times in a prompt, and its value be long: nothing is put in before that is
  // known.
  if (compiledLength(messages, input) > MOST_CHARACTERS)
    throw invalidField('input', `must not make the prompt longer than ${MOST_CHARACTERS} characters`);
  const compiled = compileMessages(messages, input);
  if (compiled.missing.length > 0) throw variablesMissing(compiled.missing);
  const generation = readGeneration(config);
  return {
    candidate: candidateFor(resolved, { model, config }, defaultProvider),
    completion: {
      messages: compiled.messages.map(({ role, content }) => ({ role, text: content })),
      ...generation.parameters,
      ...(temperature === undefined ? {} : { temperature }),
      maxOutputTokens: generation.maxOutputTokens,
    },
    ignored: generation.ignored,
  };
}

const variablesMissing = (names: readonly string[]): DomainError =>
  new DomainError(
    'variables_missing',
    names.length === 1
      ? `The variable ${names[0]} has no value.`
      : `${names.length} variables have no value.`,
    { errors: names.map((name) => ({ path: `input/${name}`, message: 'has no value' })) },
  );

/**
 * The model that a version of a prompt is asked with: the one that is wished for, else that of its
 * configuration, else that of the provider `otherwise`. The local refiner answers nobody, so then it is
 * whichever vendor can be used first. Errors: `provider_not_usable`.
 */
export function candidateFor(
  resolved: ResolvedProviders,
  { model, config }: { model?: string | undefined; config: PromptConfig },
  otherwise: Provider,
): Candidate {
  const named = model ?? readGeneration(config).model;
  if (named !== undefined) return candidateOfModel(resolved, named, otherwise);
  const provider = otherwise === 'local' ? 'auto' : otherwise;
  const [first] = chooseCandidates(resolved, { provider, fallback: false });
  if (!first)
    throw new DomainError('provider_not_usable', 'No provider of models can be used. Set one up first.');
  return first;
}
