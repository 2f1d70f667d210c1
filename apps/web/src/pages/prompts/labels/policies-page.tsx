import type { LabelPolicy } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Read } from '../../../parts/read.tsx';
import { Section } from '../../../parts/section.tsx';
import { policiesQuery } from '../prompt-queries.ts';
import styles from '../prompts.module.css';
import { useFocusOnChange } from '../use-focus-on-change.ts';
import { policiesSearch } from './policies-search.ts';
import { PolicyForm } from './policy-form.tsx';
import { PolicyTable } from './policy-table.tsx';
import { labelTexts } from './texts.ts';

/** What labels require of the versions that get them, in the whole organization. */
export function Page() {
  const texts = useTexts(labelTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const { label } = policiesSearch(useSearch({ from: '/o/$slug/prompts/policies' }));
  const query = useQuery(policiesQuery(organization));
  return (
    <div className={styles.page}>
      <div>
        <h1>{texts.policies}</h1>
        <Link to="/o/$slug/prompts" params={{ slug }}>
          {texts.allPrompts}
        </Link>
      </div>
      <p>{texts.policiesIntro}</p>
      <Read query={query}>{(policies) => <Policies policies={policies} label={label} />}</Read>
    </div>
  );
}

function Policies({ policies, label }: { policies: readonly LabelPolicy[]; label: string | undefined }) {
  const texts = useTexts(labelTexts);
  const may = useMay();
  const opened = useFocusOnChange(label);
  const policy = policies.find((one) => one.label === label);
  return (
    <>
      <PolicyTable policies={policies} />
      {may('setLabelPolicy') && (
        <div ref={opened} tabIndex={-1}>
          <Section title={label ? texts.changePolicy(label) : texts.newPolicy}>
            <div className={styles.narrow}>
              <PolicyForm
                key={label ?? ''}
                label={label}
                require={policy?.require ?? {}}
                others={policies.flatMap((one) => (one.label === label ? [] : one.label))}
              />
            </div>
          </Section>
        </div>
      )}
    </>
  );
}
