import { useTexts } from '../../../i18n/messages.ts';
import parts from '../../../parts/parts.module.css';
import styles from '../settings.module.css';
import { People } from './people.tsx';
import { directoryTexts } from './texts.ts';
import { Tokens } from './tokens.tsx';

/** The tokens with which directories of identity providers call, and the people that came from them. */
export function Page() {
  const texts = useTexts(directoryTexts);
  return (
    <div className={parts.stack}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <div className={styles.sections}>
        <Tokens />
        <People />
      </div>
    </div>
  );
}
