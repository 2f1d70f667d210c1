import { inCodeUnits } from '@refinery/contracts/code-units.ts';
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
import { DomainError } from '../../errors.ts';
import { describeSchemaErrors } from '../../schema-errors.ts';

const compile = <T>(schema: TSchema) => Compile(Type.Unsafe<T>(inCodeUnits(schema)));
const ours = compile<ImportedLine>(ImportedLineSchema);
const langfuse = compile<LangfuseLine>(LangfuseLineSchema);

/** Reads a line of a file of prompts: one of ours, or one that the API of Langfuse answers. Errors: `validation_failed`. */
export function readLine(value: unknown): ImportedLine {
  const line = 'prompt' in Object(value) ? fromLangfuse(checked(langfuse, value)) : value;
  const read = checked(ours, line);
  const unstorable = findUnstorableText(read);
  if (unstorable) throw invalid(unstorable.path, unstorable.message);
  return read;
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

/** Their labels and tags may have other signs, which ours may not: those are left out. `latest` is never set. */
function fromLangfuse({ name, prompt, config, labels = [], tags = [], ...line }: LangfuseLine): object {
  return {
    name,
    messages: messagesOf(prompt),
    tags: [...new Set(tags)].filter((tag) => tag.length > 0 && tag.length <= 50).slice(0, 20),
    labels: labels.filter((label) => /^[a-z0-9-]{1,40}$/.test(label) && label !== 'latest'),
    ...(typeof config === 'object' && config !== null && !Array.isArray(config) ? { config } : {}),
    ...(line.version === undefined ? {} : { version: line.version }),
    // Half of a pair at the end would be no text.
    note: line.commitMessage?.slice(0, 500).replace(/[\uD800-\uDBFF]$/, '') ?? null,
  };
}

/** `{{ name }}`, as Langfuse lets its variables be written, too. */
const SPACED = /\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g;
const closeUp = (text: string): string => text.replaceAll(SPACED, '{{$1}}');

function messagesOf(prompt: LangfuseLine['prompt']): PromptMessage[] {
  if (typeof prompt === 'string') return [{ role: 'user', content: closeUp(prompt) }];
  return prompt.map(({ type, name = '', role, content = '' }, index) => {
    if (type === 'placeholder') return { placeholder: name };
    const known = MESSAGE_ROLES.find((one) => one === role);
    if (!known) throw invalid(`prompt/${index}/role`, `must be one of ${MESSAGE_ROLES.join(', ')}`);
    return { role: known, content: closeUp(content) };
  });
}
