import type { LabelPolicy } from '@prompt-refinery/client';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { LinkButton } from '../../../parts/link-button.tsx';
import { Empty } from '../../../parts/states.tsx';
import styles from '../prompts.module.css';
import { RequiredRun } from './required-run.tsx';
import { labelTexts } from './texts.ts';

/** Every label that requires something, and what. */
export function PolicyTable({ policies }: { policies: readonly LabelPolicy[] }) {
  const texts = useTexts(labelTexts);
  const { slug } = useOrganization();
  const may = useMay();
  if (policies.length === 0) return <Empty text={texts.noPolicies} />;
  return (
    <ul className={styles.messages}>
      {policies.map(({ label, require }) => (
        <li key={label} className={styles.message}>
          <h2>{label}</h2>
          <Requirements require={require} />
          {may('setLabelPolicy') && (
            <div>
              <LinkButton
                to="/o/$slug/prompts/policies"
                params={{ slug }}
                search={{ label }}
                resetScroll={false}
                aria-label={`${texts.change}: ${label}`}
              >
                {texts.change}
              </LinkButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Requirements({ require }: Pick<LabelPolicy, 'require'>) {
  const texts = useTexts(labelTexts);
  const { number } = useFormats();
  const { fidelity, variables, approvals = 0, role, evaluation } = require;
  const required = [
    fidelity && texts.fidelity,
    variables && texts.variables,
    approvals > 0 && texts.approvalCount(number(approvals)),
    role && texts.role,
  ].filter((one) => typeof one === 'string');
  if (required.length === 0 && !evaluation) return <p>{texts.nothing}</p>;
  return (
    <ul className={styles.list}>
      {required.map((one) => (
        <li key={one}>{one}</li>
      ))}
      {evaluation && (
        <li>
          {texts.evaluation}
          <RequiredRun evaluation={evaluation} />
        </li>
      )}
    </ul>
  );
}
