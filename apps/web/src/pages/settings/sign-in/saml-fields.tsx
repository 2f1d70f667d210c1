import type { Connection } from '@prompt-refinery/client';
import { useState } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { METADATA_SOURCES, type MetadataSource } from './connection-form.ts';
import { MetadataText } from './metadata-text.tsx';
import { RadioChoice } from './radio-choice.tsx';
import { samlTexts } from './saml-texts.ts';

interface SamlFieldsProps {
  /** What is changed; null: a new one. */
  connection: Connection | null;
  error: unknown;
}

/** The metadata of an identity provider: where it is, or what it says. */
export function SamlFields({ connection, error }: SamlFieldsProps) {
  const texts = useTexts(samlTexts);
  const isNew = connection === null;
  const wasText = connection?.saml?.metadataUrl === null;
  const [source, setSource] = useState<MetadataSource>(wasText ? 'metadata' : 'metadataUrl');
  return (
    <>
      <RadioChoice
        name="source"
        legend={texts.source}
        values={METADATA_SOURCES}
        names={texts.sources}
        value={source}
        onChange={setSource}
      />
      {source === 'metadata' ? (
        <MetadataText isNew={isNew} error={error} />
      ) : (
        <Field
          name="metadataUrl"
          label={isNew ? texts.metadataUrl : texts.newMetadataUrl}
          hint={isNew ? undefined : texts.keepHint}
          error={error}
        >
          {(input) => (
            <input
              {...input}
              autoComplete="off"
              spellCheck={false}
              required={isNew}
              maxLength={500}
              inputMode="url"
            />
          )}
        </Field>
      )}
    </>
  );
}
