import type { DatasetItem } from '@prompt-refinery/client';
import { useTexts } from '../../i18n/messages.ts';
import { Section } from '../../parts/section.tsx';
import { outputTexts } from './output-texts.ts';
import styles from './runs.module.css';
import { PlainText } from './text-box.tsx';

/** The values that stand for the variables of the prompts. */
export function ItemInput({ input }: { input: DatasetItem['input'] }) {
  const texts = useTexts(outputTexts);
  return (
    <Section title={texts.input}>
      {Object.entries(input).map(([name, value]) => (
        <div key={name} className={styles.one}>
          <code>
            <bdi>{name}</bdi>
          </code>
          <PlainText title={name} text={textOf(value)} />
        </div>
      ))}
    </Section>
  );
}

/** Messages stand below each other, each behind its role. */
const textOf = (value: DatasetItem['input'][string]): string =>
  Array.isArray(value) ? value.map(({ role, content }) => `${role}: ${content}`).join('\n\n') : String(value);
