import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../prompts.module.css';
import { MessageFields } from './message-fields.tsx';
import { writeTexts } from './texts.ts';
import { asType, ROW_ROLES, type Writing } from './writing.ts';

interface TextFieldsProps {
  writing: Writing;
  onChange: (writing: Writing) => void;
  /** Of the request that it was sent with. */
  error: unknown;
}

/** What a prompt says: one text, or messages. */
export function TextFields({ writing, onChange, error }: TextFieldsProps) {
  const texts = useTexts(writeTexts);
  return (
    <>
      <fieldset className={parts.choices}>
        <legend>{texts.type}</legend>
        {(['text', 'chat'] as const).map((type) => (
          <label key={type} className={parts.choice}>
            <input
              type="radio"
              name="type"
              value={type}
              checked={writing.type === type}
              onChange={() => onChange(asType(writing, type))}
            />
            {texts.types[type]}
          </label>
        ))}
      </fieldset>
      {writing.type === 'text' ? (
        <Field name="content" label={texts.text} hint={texts.textHint} error={error}>
          {(input) => (
            <textarea
              {...input}
              className={styles.long}
              value={writing.text}
              onChange={({ target }) => onChange({ ...writing, text: target.value })}
              dir="auto"
              spellCheck={false}
              required
            />
          )}
        </Field>
      ) : (
        <MessageFields
          name="messages"
          legend={texts.messages}
          hint={texts.textHint}
          roles={ROW_ROLES}
          rows={writing.rows}
          onChange={(rows) => onChange({ ...writing, rows })}
          error={error}
        />
      )}
    </>
  );
}
