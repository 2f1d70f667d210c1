import type { PromptPrefix } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import styles from './savings.module.css';
import { savingsTexts } from './texts.ts';
import { useGroupNames } from './use-group-names.ts';

/** What stands where prompts differ, for those who may read it. */
export function PrefixExcerpts({ prefixes }: { prefixes: readonly PromptPrefix[] }) {
  const texts = useTexts(savingsTexts);
  const { number } = useFormats();
  const nameOf = useGroupNames('key');
  const shown = prefixes.filter(({ excerpt }) => excerpt !== null);
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{texts.excerpts}</h3>
      <p>{texts.excerptsHint}</p>
      <ul className={styles.places}>
        {shown.map(({ keyId, model, differsAt, excerpt }) => (
          <li key={`${keyId} ${model}`}>
            <p>
              <bdi>{model}</bdi>, <bdi>{nameOf(keyId)}</bdi>
              {differsAt !== null && `, ${texts.atByte(number(differsAt))}`}
            </p>
            <pre className={styles.excerpt}>{excerpt}</pre>
          </li>
        ))}
      </ul>
    </>
  );
}
