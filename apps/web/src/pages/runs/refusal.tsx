import { ApiError } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { newRunTexts } from './new-run-texts.ts';
import styles from './runs.module.css';

/**
 * What to do about a refusal of a run, and the items that it names. The refusal itself stands below the form.
 */
export function Refusal({ error }: { error: unknown }) {
  const texts = useTexts(newRunTexts);
  const { number } = useFormats();
  if (!(error instanceof ApiError)) return null;
  const advice = Object.entries(texts.advice).find(([code]) => code === error.code)?.[1];
  if (advice === undefined) return null;
  const { errors, errorCount = errors.length } = error;
  const isAboutItems = error.code === 'variables_missing' && errors.length > 0;
  return (
    <div className={styles.note}>
      <p>{advice}</p>
      {isAboutItems && (
        <>
          <p>{texts.missing}</p>
          <ul className={styles.list}>
            {errors.map(({ path, message }) => (
              <li key={path}>
                <bdi>{path.replace(/^items\//, '')}</bdi>: <ApiText>{message}</ApiText>
              </li>
            ))}
            {errorCount > errors.length && <li>{texts.andMore(number(errorCount - errors.length))}</li>}
          </ul>
        </>
      )}
    </div>
  );
}
