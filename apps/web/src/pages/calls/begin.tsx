import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useTexts } from '../../i18n/messages.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import parts from '../../parts/parts.module.css';
import { sdkCode } from './begin-code.ts';
import styles from './calls.module.css';
import { callTexts } from './texts.ts';

/** What has to change in a program, so that it calls models through here: the address and the key. */
export function Begin() {
  const texts = useTexts(callTexts);
  const { slug } = useOrganization();
  const may = useMay();
  const code = sdkCode(BASE_URL.href);
  return (
    <div className={styles.begin}>
      <p>{texts.needsProvider}</p>
      <p>{texts.needsKey}</p>
      <div className={parts.row}>
        {may('createApiKey') && (
          <LinkButton to="/o/$slug/settings/keys/new" params={{ slug }}>
            {texts.makeKey}
          </LinkButton>
        )}
        {may('listProviders') && (
          <LinkButton to="/o/$slug/settings/providers" params={{ slug }}>
            {texts.setUpProvider}
          </LinkButton>
        )}
      </div>
      <p>{texts.sdkOpenai}</p>
      <CodeBlock text={code.openai} label={texts.copyOpenai} />
      <p>{texts.sdkAnthropic}</p>
      <CodeBlock text={code.anthropic} label={texts.copyAnthropic} />
      <p>{texts.environment}</p>
      <CodeBlock text={code.environment} label={texts.copyEnvironment} />
    </div>
  );
}
