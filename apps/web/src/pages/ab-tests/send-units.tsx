import type { AbTest } from '@prompt-refinery/client';
import { BASE_URL } from '../../api/base-url.ts';
import { useTexts } from '../../i18n/messages.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { Section } from '../../parts/section.tsx';
import { clientCode, curlCode } from './send-code.ts';
import { abTestTexts } from './texts.ts';

/** How programs show the arms and report what comes of them. `slug`: of the prompt, where it is known. */
export function SendUnits({ test, slug = '…' }: { test: AbTest; slug: string | undefined }) {
  const texts = useTexts(abTestTexts);
  return (
    <Section title={texts.send}>
      <p>{texts.sendHint}</p>
      <CodeBlock text={clientCode(BASE_URL.href, test, slug)} />
      <p>{texts.sendCurl}</p>
      <CodeBlock text={curlCode(BASE_URL.href, test, slug)} />
    </Section>
  );
}
