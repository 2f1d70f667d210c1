import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import type { CsvHead } from '../../uploads/csv-head.ts';
import styles from './batches.module.css';
import type { ColumnChoice } from './columns.ts';
import { batchTexts } from './texts.ts';

const LONGEST_SAMPLE = 160;
const NONE = '';

interface ColumnFieldsProps {
  head: CsvHead;
  choice: ColumnChoice;
  onChange: (choice: ColumnChoice) => void;
}

/** Which column of a CSV has the prompts, and which the caller's own ids. */
export function ColumnFields({ head, choice, onChange }: ColumnFieldsProps) {
  const texts = useTexts(batchTexts);
  const { list } = useFormats();
  const { columns, first } = head;
  const options = columns.map((column, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same name
    <option key={index} value={index}>
      {column || `${index + 1}`}
    </option>
  ));
  const others = columns.filter((_, index) => index !== choice.text && index !== choice.customId);
  const sample = first[choice.text] ?? '';
  const chooseText = (text: number): void =>
    onChange({ text, customId: choice.customId === text ? null : choice.customId });
  const chooseId = (value: string): void => {
    const customId = value === NONE ? null : Number(value);
    if (customId !== choice.text) onChange({ ...choice, customId });
  };
  return (
    <>
      <div className={parts.filters}>
        <Field name="promptColumn" label={texts.promptColumn}>
          {(input) => (
            <select
              {...input}
              value={choice.text}
              onChange={({ target }) => chooseText(Number(target.value))}
            >
              {options}
            </select>
          )}
        </Field>
        <Field name="idColumn" label={texts.idColumn}>
          {(input) => (
            <select
              {...input}
              value={choice.customId ?? NONE}
              onChange={({ target }) => chooseId(target.value)}
            >
              <option value={NONE}>{texts.noColumn}</option>
              {options.filter((_, index) => index !== choice.text)}
            </select>
          )}
        </Field>
      </div>
      {sample && (
        <p className={styles.sample}>
          <bdi>
            {texts.firstRow(sample.length > LONGEST_SAMPLE ? `${sample.slice(0, LONGEST_SAMPLE)}…` : sample)}
          </bdi>
        </p>
      )}
      {others.length > 0 && (
        <p className={styles.sample}>
          <bdi>{texts.otherColumns(list(others))}</bdi>
        </p>
      )}
    </>
  );
}
