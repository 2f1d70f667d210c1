import type { PromptVersion } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Facts } from '../../../parts/facts.tsx';
import { versionTexts } from './texts.ts';

/** What the configuration of a version says, field by field. */
export function ConfigFacts({ config }: Pick<PromptVersion, 'config'>) {
  const texts = useTexts(versionTexts);
  const names: Readonly<Record<string, string>> = { model: texts.model, temperature: texts.temperature };
  const fields = Object.entries(config);
  if (fields.length === 0) return null;
  return (
    <Facts
      facts={fields.map(([name, value]) => [
        names[name] ?? `${texts.config}: ${name}`,
        <bdi key={name}>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>,
      ])}
    />
  );
}
