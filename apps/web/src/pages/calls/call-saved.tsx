import type { OneCall } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Section } from '../../parts/section.tsx';
import styles from './calls.module.css';
import { callTexts } from './texts.ts';

const KNOWN = ['text', 'results', 'marks', 'systemMarks'] as const;

/** What was changed on the way to the provider, so that the call cost less. */
export function CallSaved({ saved }: { saved: OneCall['saved'] }) {
  const texts = useTexts(callTexts);
  const { number } = useFormats();
  const lines = Object.entries(saved)
    .filter(([, value]) => value > 0)
    .map(([name, value]) => {
      const known = KNOWN.find((one) => one === name);
      return known ? texts.bySaved[known](number(value), value) : texts.otherSaved(name, number(value));
    });
  return (
    <Section title={texts.whatSaved}>
      {lines.length === 0 ? (
        <p>{texts.nothingSaved}</p>
      ) : (
        <ul className={styles.list}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
