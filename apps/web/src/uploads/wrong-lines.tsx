import { useFormats, useTexts } from '../i18n/messages.ts';
import { ApiText } from '../parts/api-text.tsx';
import { uploadTexts } from './texts.ts';
import styles from './uploads.module.css';
import { wrongItemsOf } from './wrong-items.ts';

/** Which lines of an upload the API refuses, and why. Nothing for other errors. */
export function WrongLines({ error }: { error: unknown }) {
  const texts = useTexts(uploadTexts);
  const { number } = useFormats();
  const wrong = wrongItemsOf(error);
  if (wrong.length === 0) return null;
  const title = texts.wrongItems(new Set(wrong.map(({ line }) => line)).size);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well
    <section className={styles.wrong} aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.line}</th>
            <th scope="col">{texts.field}</th>
            <th scope="col">{texts.wrong}</th>
          </tr>
        </thead>
        <tbody>
          {wrong.map(({ line, path, message }) => (
            <tr key={`${line} ${path}`}>
              <th scope="row">{number(line)}</th>
              <td>{path && <code>{path}</code>}</td>
              <td>
                <ApiText>{message}</ApiText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
