import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../prompts.module.css';
import { writeTexts } from './texts.ts';
import type { Row, RowRole } from './writing.ts';

interface MessageRowProps {
  /** As the API names the message. */
  name: string;
  /** The first is 1. */
  place: number;
  row: Row;
  roles: readonly RowRole[];
  ends: { isFirst: boolean; isLast: boolean };
  /** Ids of what may get the focus. */
  idOf: (what: string) => string;
  onChange: (row: Row) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  error: unknown;
}

/** One message of a chat: who says it, what it says, and where it stands. */
export function MessageRow(props: MessageRowProps) {
  const { name, place, row, roles, idOf, onChange, error } = props;
  const texts = useTexts(writeTexts);
  const write = (content: string): void => onChange({ ...row, content });
  return (
    <li className={styles.message}>
      <div className={parts.field}>
        <label htmlFor={idOf('role')}>{texts.role(place)}</label>
        <select
          id={idOf('role')}
          className={styles.role}
          value={row.role}
          onChange={({ target }) =>
            onChange({ ...row, role: roles.find((role) => role === target.value) ?? row.role })
          }
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {texts.roles[role]}
            </option>
          ))}
        </select>
      </div>
      {row.role === 'placeholder' ? (
        <Field name={name} label={texts.placeholderName(place)} hint={texts.placeholderHint} error={error}>
          {(input) => (
            <input
              {...input}
              value={row.content}
              onChange={({ target }) => write(target.value)}
              pattern="\s*[A-Za-z_][A-Za-z0-9_.\-]{0,99}\s*"
              spellCheck={false}
              required
            />
          )}
        </Field>
      ) : (
        <Field name={name} label={texts.message(place)} error={error}>
          {(input) => (
            <textarea
              {...input}
              className={styles.short}
              value={row.content}
              onChange={({ target }) => write(target.value)}
              dir="auto"
              spellCheck={false}
            />
          )}
        </Field>
      )}
      <RowButtons {...props} />
    </li>
  );
}

function RowButtons({ place, ends: { isFirst, isLast }, idOf, onMove, onRemove }: MessageRowProps) {
  const texts = useTexts(writeTexts);
  return (
    <div className={parts.row}>
      <Button id={idOf('-1')} aria-label={texts.moveUp(place)} disabled={isFirst} onClick={() => onMove(-1)}>
        {texts.up}
      </Button>
      <Button id={idOf('1')} aria-label={texts.moveDown(place)} disabled={isLast} onClick={() => onMove(1)}>
        {texts.down}
      </Button>
      <Button aria-label={texts.removeRow(place)} onClick={onRemove}>
        {texts.remove}
      </Button>
    </div>
  );
}
