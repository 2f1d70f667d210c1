import { inCodeUnits } from '@refinery/contracts/code-units.ts';
import { LabelField } from '@refinery/contracts/label.ts';
import {
  type ImportedLine,
  ImportedLineSchema,
  type LangfuseLine,
  LangfuseLineSchema,
} from '@refinery/contracts/prompt-files.ts';
import { MESSAGE_ROLES, type PromptMessage } from '@refinery/contracts/prompt-template.ts';
import { findUnstorableText } from '@refinery/contracts/storable-text.ts';
import { type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { DomainError } from '../../../errors/domain-error.ts';
import { describeSchemaErrors } from '../../../errors/schema-errors.ts';

const compile = <T>(schema: TSchema) => Compile(Type.Unsafe<T>(inCodeUnits(schema)));
const ours = compile<ImportedLine>(ImportedLineSchema);
const langfuse = compile<LangfuseLine>(LangfuseLineSchema);
const label = compile<string>(LabelField());
const isLabel = (text: string): boolean => label.Check(text);

/** A part of a line that cannot be taken, and why. */
export interface LeftOut {
  what: 'label' | 'tag' | 'config';
  detail: string;
}

/**
 * Reads a line of a file of prompts: one of ours, or one that the API of Langfuse answers, with what of that
 * cannot be taken. Errors: `validation_failed`.
 */
export function readLine(value: unknown): { read: ImportedLine; leftOut: LeftOut[] } {
  const theirs = 'prompt' in Object(value) ? fromLangfuse(checked(langfuse, value)) : null;
  const read = checked(ours, theirs ? theirs.line : value);
  const unstorable = findUnstorableText(read);
  if (unstorable) throw invalid(unstorable.path, unstorable.message);
  return { read, leftOut: theirs?.leftOut ?? [] };
}

function checked<T>(
  validator: {
    Check(value: unknown): value is T;
    Errors(value: unknown): Parameters<typeof describeSchemaErrors>[0];
  },
  value: unknown,
): T {
  if (validator.Check(value)) return value;
  const [error] = describeSchemaErrors(validator.Errors(value));
  throw invalid(error?.path ?? '', error?.message ?? 'is not valid');
}

const invalid = (path: string, message: string): DomainError =>
  new DomainError('validation_failed', `${path || 'The line'} ${message}.`, { errors: [{ path, message }] });

const MAX_TAGS = 20;
const MAX_TAG_LENGTH = 50;

/**
 * Their labels, tags and configurations may be what ours may not: those are left out, and told. `latest` is
 * never set: it is computed here, too.
 */
function fromLangfuse({ name, prompt, config, labels = [], tags = [], ...line }: LangfuseLine): {
  line: object;
  leftOut: LeftOut[];
} {
  const isTag = (tag: string) => tag.length > 0 && tag.length <= MAX_TAG_LENGTH;
  const [allLabels, allTags] = [[...new Set(labels)], [...new Set(tags)]];
  const taken = allTags.filter(isTag).slice(0, MAX_TAGS);
  const isConfig = typeof config === 'object' && config !== null && !Array.isArray(config);
  const leftOut: LeftOut[] = [
    ...allLabels
      .filter((name) => !isLabel(name))
      .map((name) => ({
        what: 'label' as const,
        detail: `The label ${quote(name)} is none that is possible here.`,
      })),
    ...allTags
      .filter((tag) => !taken.includes(tag))
      .map((tag) => ({
        what: 'tag' as const,
        detail: `The tag ${quote(tag)} is too long, or one too many.`,
      })),
    ...(isConfig || config === undefined || config === null
      ? []
      : [{ what: 'config' as const, detail: 'The configuration is no object.' }]),
  ];
  return {
    leftOut,
    line: {
      name,
      messages: messagesOf(prompt),
      tags: taken,
      labels: allLabels.filter((name) => isLabel(name) && name !== 'latest'),
      ...(isConfig ? { config } : {}),
      ...(line.version === undefined ? {} : { version: line.version }),
      // Half of a pair at the end would be no text.
      note: line.commitMessage?.slice(0, 500).replace(/[\uD800-\uDBFF]$/, '') ?? null,
    },
  };
}

/** As much of a word as is told. */
const MAX_QUOTED = 60;
const quote = (word: string): string => JSON.stringify([...word].slice(0, MAX_QUOTED).join(''));

function messagesOf(prompt: LangfuseLine['prompt']): PromptMessage[] {
  if (typeof prompt === 'string') return [{ role: 'user', content: prompt }];
  return prompt.map(({ type, name = '', role, content = '' }, index) => {
    if (type === 'placeholder') return { placeholder: name };
    const known = MESSAGE_ROLES.find((one) => one === role);
    if (!known) throw invalid(`prompt/${index}/role`, `must be one of ${MESSAGE_ROLES.join(', ')}`);
    return { role: known, content };
  });
}
