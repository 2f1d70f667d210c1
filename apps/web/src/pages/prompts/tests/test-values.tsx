import type { Execution } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Facts } from '../../../parts/facts.tsx';
import { writeTexts } from '../write/texts.ts';
import { testTexts } from './texts.ts';

type Input = NonNullable<Execution['input']>;

/** The values with which a prompt was tested. */
export function TestValues({ input }: { input: Input }) {
  const texts = useTexts(testTexts);
  const values = Object.entries(input);
  if (values.length === 0) return null;
  return (
    <details>
      <summary>{texts.input}</summary>
      <Facts facts={values.map(([name, value]) => [name, <Value key={name} value={value} />])} />
    </details>
  );
}

function Value({ value }: { value: Input[string] }) {
  const { roles } = useTexts(writeTexts);
  if (typeof value !== 'object') return <bdi>{String(value)}</bdi>;
  return (
    <ol>
      {value.map(({ role, content }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages have no other name
        <li key={index}>
          {roles[role]}: <bdi>{content}</bdi>
        </li>
      ))}
    </ol>
  );
}
