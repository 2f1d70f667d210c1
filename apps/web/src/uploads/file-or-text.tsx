import type { ComponentProps } from 'react';
import { Field } from '../parts/field.tsx';
import { DropZone } from './drop-zone.tsx';
import uploads from './uploads.module.css';

interface FileOrTextProps extends Omit<ComponentProps<typeof DropZone>, 'children'> {
  /** What can be pasted in place of a file. */
  text: { name: string; label: string; value: string; onChange: (value: string) => void; error?: unknown };
}

/** A file that is chosen or dropped, or a text that is pasted. */
export function FileOrText({ text, ...zone }: FileOrTextProps) {
  const { name, label, value, onChange, error } = text;
  return (
    <DropZone {...zone}>
      {!zone.file && (
        <Field name={name} label={label} error={error}>
          {(input) => (
            <textarea
              {...input}
              className={uploads.paste}
              value={value}
              spellCheck={false}
              onChange={({ target }) => onChange(target.value)}
            />
          )}
        </Field>
      )}
    </DropZone>
  );
}
