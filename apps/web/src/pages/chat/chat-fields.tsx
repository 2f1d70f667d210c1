import { type ChatSession, MAX_SYSTEM_PROMPT } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { aliasesQuery } from './chat-queries.ts';
import { chatTexts } from './texts.ts';

type Fields = Pick<ChatSession, 'title' | 'model' | 'systemPrompt'>;

/**
 * What can be said of a chat: its name, who answers, and what is said to the model before everything else.
 */
export function ChatFields({ chat, error }: { chat: Fields | null; error: unknown }) {
  const texts = useTexts(chatTexts);
  return (
    <>
      <Field name="title" label={texts.name} hint={texts.nameHint} error={error}>
        {(input) => <input {...input} defaultValue={chat?.title ?? ''} maxLength={200} autoComplete="off" />}
      </Field>
      <ModelField model={chat?.model ?? 'auto'} error={error} />
      <SystemPromptField systemPrompt={chat?.systemPrompt ?? ''} error={error} />
    </>
  );
}

/** What is too long is said and not sent, and never cut. */
function SystemPromptField({ systemPrompt, error }: { systemPrompt: string; error: unknown }) {
  const texts = useTexts(chatTexts);
  const { number } = useFormats();
  const [length, setLength] = useState(systemPrompt.length);
  const area = useRef<HTMLTextAreaElement>(null);
  const problem =
    length > MAX_SYSTEM_PROMPT ? texts.systemPromptTooLong(number(length), number(MAX_SYSTEM_PROMPT)) : '';
  useEffect(() => area.current?.setCustomValidity(problem), [problem]);
  return (
    <>
      <Field name="systemPrompt" label={texts.systemPrompt} hint={texts.systemPromptHint} error={error}>
        {(input) => (
          <textarea
            {...input}
            ref={area}
            defaultValue={systemPrompt}
            rows={4}
            onChange={({ target }) => setLength(target.value.length)}
          />
        )}
      </Field>
      {problem && (
        <p className={parts.error} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** Any name that the API knows can be written; those that the organization gave are offered. */
function ModelField({ model, error }: { model: string; error: unknown }) {
  const texts = useTexts(chatTexts);
  const may = useMay();
  const list = useId();
  const { data: aliases = [] } = useQuery({
    ...aliasesQuery(useOrganization()),
    enabled: may('listModelAliases'),
  });
  return (
    <Field name="model" label={texts.model} hint={texts.modelHint} error={error}>
      {(input) => (
        <>
          <input
            {...input}
            list={list}
            defaultValue={model}
            pattern="\S+"
            title={texts.noSpaces}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
          />
          <datalist id={list}>
            <option value="auto" />
            {aliases.map(({ alias }) => (
              <option key={alias} value={alias} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
