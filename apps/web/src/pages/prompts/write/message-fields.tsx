import { useId } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import { ApiText } from '../../../parts/api-text.tsx';
import { Button } from '../../../parts/button.tsx';
import { errorsAt } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../prompts.module.css';
import { MessageRow } from './message-row.tsx';
import { writeTexts } from './texts.ts';
import { useRows } from './use-rows.ts';
import type { Row, RowRole } from './writing.ts';

interface MessageFieldsProps {
  /** As the API names the list: what a 400 says of it or of a message is shown here. */
  name: string;
  legend: string;
  hint?: string;
  /** What a row can be. */
  roles: readonly RowRole[];
  rows: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
  error: unknown;
}

/** Messages that buttons sort, make more and fewer. */
export function MessageFields({ name, legend, hint, roles, rows, onChange, error }: MessageFieldsProps) {
  const texts = useTexts(writeTexts);
  const id = useId();
  const { said, idOf, move, remove, add } = useRows(id, rows, onChange);
  const change = (changed: Row): void =>
    onChange(rows.map((row) => (row.key === changed.key ? changed : row)));
  // What is said of one message stands at it.
  const wrong = errorsAt(error, name).filter((text) => !/^\d+: /.test(text));
  return (
    <fieldset className={styles.group} aria-describedby={`${id}-error`}>
      <legend>{legend}</legend>
      {hint && <p className={parts.hint}>{hint}</p>}
      <ol className={styles.messages}>
        {rows.map((row, index) => (
          <MessageRow
            key={row.key}
            name={`${name}.${index}`}
            place={index + 1}
            row={row}
            roles={roles}
            ends={{ isFirst: index === 0, isLast: index === rows.length - 1 }}
            idOf={(what) => idOf(row, what)}
            onChange={change}
            onMove={(by) => move(index, by)}
            onRemove={() => remove(index)}
            error={error}
          />
        ))}
      </ol>
      <div>
        <Button id={`${id}-add`} onClick={add}>
          {texts.add}
        </Button>
      </div>
      <span className={parts.error} id={`${id}-error`}>
        <ApiText>{wrong.join('; ')}</ApiText>
      </span>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </fieldset>
  );
}
