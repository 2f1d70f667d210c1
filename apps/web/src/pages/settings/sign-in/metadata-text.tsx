import { useState } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { samlTexts } from './saml-texts.ts';

interface MetadataTextProps {
  /** Whether there is none yet that an empty field would keep. */
  isNew: boolean;
  error: unknown;
}

/** Takes metadata as XML, written or from a file. */
export function MetadataText({ isNew, error }: MetadataTextProps) {
  const texts = useTexts(samlTexts);
  const [text, setText] = useState('');
  // One that cannot be read has no text.
  const read = (file: File | undefined): void => void file?.text().then(setText, () => setText(''));
  return (
    <>
      <Field
        name="metadata"
        label={isNew ? texts.metadata : texts.newMetadata}
        hint={isNew ? undefined : texts.keepHint}
        error={error}
      >
        {(input) => (
          <textarea
            {...input}
            rows={6}
            required={isNew}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <Field name="metadataFile" label={texts.file} hint={texts.fileHint}>
        {(input) => (
          <input
            {...input}
            type="file"
            accept=".xml,application/xml,text/xml"
            onChange={({ target }) => read(target.files?.[0])}
          />
        )}
      </Field>
    </>
  );
}
