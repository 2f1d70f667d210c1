import { MAX_EVALUATOR_TEXT, MAX_EVALUATOR_TEXTS } from '@prompt-refinery/client';
import { useRef, useState } from 'react';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { Button } from '../../parts/button.tsx';
import { errorsAt } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { fieldOf } from './evaluator-form.ts';
import styles from './evaluators.module.css';
import { TextField } from './text-field.tsx';
import { evaluatorTexts } from './texts.ts';

/** The texts that an output must contain, each in a field of its own: they may have several lines. */
export function TextList({ texts: first, error }: { texts: readonly string[]; error: unknown }) {
  const texts = useTexts(evaluatorTexts);
  const { number } = useFormats();
  const [list, setList] = useState(() => first.map((text, key) => ({ key, text })));
  const nextKey = useRef(first.length);
  const adding = useRef<HTMLButtonElement>(null);
  const add = (): void => setList([...list, { key: nextKey.current++, text: '' }]);
  const remove = (key: number): void => {
    setList(list.filter((one) => one.key !== key));
    // The button that was pressed goes with its text.
    adding.current?.focus();
  };
  const wrong = errorsAt(error, fieldOf('values')).length > 0 && !errorsAtTexts(error, list.length);
  return (
    <fieldset className={parts.choices}>
      <legend>{texts.values}</legend>
      <span className={parts.hint}>{texts.valuesHint}</span>
      <div className={styles.list}>
        {list.map(({ key, text }, index) => (
          <div key={key} className={styles.entry}>
            <TextField
              name={`${fieldOf('values')}.${index}`}
              label={texts.text(number(index + 1))}
              error={error}
              text={text}
              maxLength={MAX_EVALUATOR_TEXT}
            />
            {list.length > 1 && (
              <div>
                <Button onClick={() => remove(key)}>{texts.removeText(number(index + 1))}</Button>
              </div>
            )}
          </div>
        ))}
      </div>
      {wrong && (
        <span className={parts.error}>
          <ApiText>{errorsAt(error, fieldOf('values')).join('; ')}</ApiText>
        </span>
      )}
      <div>
        <Button ref={adding} onClick={add} disabled={list.length >= MAX_EVALUATOR_TEXTS}>
          {texts.addText}
        </Button>
      </div>
    </fieldset>
  );
}

/** Whether an error stands at one of the fields already. */
const errorsAtTexts = (error: unknown, count: number): boolean =>
  Array.from({ length: count }, (_, index) => `${fieldOf('values')}.${index}`).some(
    (name) => errorsAt(error, name).length > 0,
  );
