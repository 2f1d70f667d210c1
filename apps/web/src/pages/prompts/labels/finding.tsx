import type { GateFinding } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ApiText } from '../../../parts/api-text.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../prompts.module.css';
import { labelTexts } from './texts.ts';

interface FindingProps {
  finding: GateFinding;
  acknowledged: readonly string[];
}

/** What one check of a gate found. What differs can be acknowledged, one by one. */
export function Finding({ finding, acknowledged }: FindingProps) {
  const texts = useTexts(labelTexts);
  const { slug } = useOrganization();
  const { check, passed, detail, requirements = [], runId } = finding;
  return (
    <li>
      <span>
        {texts.checks[check]}:{' '}
        <strong className={passed ? styles.good : styles.bad}>{passed ? texts.passed : texts.failed}</strong>
      </span>
      {requirements.length === 0 && <ApiText>{detail}</ApiText>}
      {runId && (
        <Link to="/o/$slug/runs/$id" params={{ slug, id: runId }}>
          {texts.run}
        </Link>
      )}
      {requirements.length > 0 && (
        <fieldset className={styles.group}>
          <legend>{texts.acknowledge}</legend>
          {requirements.map(({ id, verdict, text }) => (
            <label key={id} className={`${parts.choice} ${styles.choice}`}>
              <input
                type="checkbox"
                name="acknowledge"
                value={id}
                defaultChecked={acknowledged.includes(id)}
              />
              <span>
                {texts.verdicts[verdict]}: <bdi>{text}</bdi>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </li>
  );
}
