import { ApiError } from './api-error.ts';
import { assignArm } from './generated/assignment.ts';
import {
  type ChatMessage,
  compileMessages,
  joinContents,
  type PromptMessage,
  type TemplateValues,
  variablesOf,
} from './generated/prompt-template.ts';
import type { ResolvedPrompt } from './generated/types.ts';

/** What stands in for a prompt that cannot be fetched: the text of one user message, or messages. */
export type PromptFallback = string | readonly PromptMessage[];

/** A prompt with values for its variables. */
export interface CompiledPrompt {
  messages: ChatMessage[];
  /** The contents of all messages, with an empty line between them. */
  text: string;
}

/** What the API takes as a unit: other texts would be refused together with all events around them. */
const MAX_UNIT_LENGTH = 500;
const isUnit = (unit: string): boolean =>
  unit.length > 0 && unit.length <= MAX_UNIT_LENGTH && !/[\0\p{Surrogate}]/u.test(unit);

/** What a prompt has to do with an A/B test. */
interface Part {
  running?: ResolvedPrompt['abTest'];
  abTest?: FetchedPrompt['abTest'];
}

/** A prompt as a program uses it. */
export class FetchedPrompt {
  readonly name: string;
  /** Null of a fallback. */
  readonly slug: string | null;
  /** The number of the version; null of a fallback. */
  readonly version: number | null;
  /** The label it was fetched by; null where the version was named. */
  readonly label: string | null;
  readonly messages: readonly PromptMessage[];
  /** The contents of all messages, with their variables. */
  readonly template: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly variables: readonly string[];
  /** Whether this is the caller's own fallback, because the prompt could not be fetched. */
  readonly isFallback: boolean;
  /** Which unit of which A/B test this version is for; null: it is not that of an arm. */
  readonly abTest: { readonly id: string; readonly unit: string } | null;
  /** The running A/B test of the label. */
  readonly #running: ResolvedPrompt['abTest'];

  private constructor(
    prompt: Pick<ResolvedPrompt, 'name' | 'label' | 'messages' | 'template' | 'config' | 'variables'>,
    place: { slug: string; version: number } | null,
    { running, abTest = null }: Part = {},
  ) {
    this.name = prompt.name;
    this.label = prompt.label;
    this.messages = prompt.messages;
    this.template = prompt.template;
    this.config = prompt.config;
    this.variables = prompt.variables;
    this.slug = place?.slug ?? null;
    this.version = place?.version ?? null;
    this.isFallback = place === null;
    this.abTest = abTest;
    this.#running = running;
  }

  static of(resolved: ResolvedPrompt): FetchedPrompt {
    return new FetchedPrompt(resolved, resolved, { running: resolved.abTest });
  }

  static fallback(name: string, label: string | null, fallback: PromptFallback): FetchedPrompt {
    const messages: PromptMessage[] =
      typeof fallback === 'string' ? [{ role: 'user', content: fallback }] : [...fallback];
    const template = joinContents(messages);
    const variables = variablesOf(messages);
    return new FetchedPrompt({ name, label, messages, template, config: {}, variables }, null);
  }

  /**
   * What a unit of 1 to 500 characters gets: the arm that it always has where an A/B test of the label is
   * running, else this.
   */
  forUnit(unit: string): FetchedPrompt {
    const running = this.#running;
    if (!running || this.slug === null || !isUnit(unit)) return this;
    const { id, salt, arms } = running;
    const arm = arms[assignArm({ salt, weights: arms.map(({ weight }) => weight) }, unit)];
    if (!arm) return this;
    const { name, label, slug } = this;
    const place = { slug, version: arm.version };
    return new FetchedPrompt({ name, label, ...arm }, place, { abTest: { id, unit } });
  }

  /**
   * Puts values for the variables: texts, numbers and truth values as they are, for a placeholder a list of
   * messages. Values are not looked through for variables. Errors: an `ApiError` with `missing_variables`
   * names those without a value.
   */
  compile(values: TemplateValues = {}): CompiledPrompt {
    const { messages, missing } = compileMessages(this.messages, values);
    if (missing.length > 0) {
      const detail = `The prompt ${this.name} needs values for: ${missing.join(', ')}.`;
      throw new ApiError({ code: 'missing_variables', detail });
    }
    return { messages, text: joinContents(messages) };
  }
}
