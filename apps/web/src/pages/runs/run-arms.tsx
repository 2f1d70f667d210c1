import type { RunArm } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { modelOf } from './names.ts';
import styles from './runs.module.css';
import { runTexts } from './texts.ts';
import { useArmNames } from './use-names.ts';

/** What a run compares: versions of prompts with models, the baseline first. */
export function RunArms({ arms }: { arms: readonly RunArm[] }) {
  const texts = useTexts(runTexts);
  const { slug } = useOrganization();
  const { names, prompts } = useArmNames(arms);
  return (
    <div className={parts.section}>
      <h3>{texts.arms}</h3>
      <ol className={styles.list}>
        {arms.map((arm, at) => (
          <li key={names[at]}>
            <Link to="/o/$slug/prompts/$id" params={{ slug, id: arm.promptId }}>
              <bdi>{prompts.get(arm.promptId) ?? texts.prompt}</bdi>
            </Link>
            {`, ${texts.versionOf(String(arm.version))}, `}
            <bdi>{modelOf(arm)}</bdi>
            {at === 0 && <span className={parts.hint}> ({texts.baseline})</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
