import type { ReactNode } from 'react';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Section } from '../../parts/section.tsx';
import { LongText } from '../refine/long-text.tsx';
import type { Input } from './short-input.ts';
import { datasetTexts } from './texts.ts';

/** The values of all variables; of a placeholder, its messages in their order. */
export function InputValues({ input }: { input: Input }): ReactNode {
  const texts = useTexts(datasetTexts);
  const { number } = useFormats();
  return Object.entries(input).map(([name, value]) =>
    Array.isArray(value) ? (
      <Section key={name} title={name}>
        <p>{texts.messages(value.length)}</p>
        {value.map(({ role, content }, index) => (
          <LongText
            // biome-ignore lint/suspicious/noArrayIndexKey: an item never changes
            key={index}
            title={texts.message(number(index + 1), texts.roles[role])}
            text={content}
          />
        ))}
      </Section>
    ) : (
      <LongText key={name} title={name} text={String(value)} />
    ),
  );
}
