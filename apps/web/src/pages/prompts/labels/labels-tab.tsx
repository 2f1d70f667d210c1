import type { Prompt } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Section } from '../../../parts/section.tsx';
import type { PromptSearch } from '../prompt-search.ts';
import { useFocusOnChange } from '../use-focus-on-change.ts';
import { LabelList } from './label-list.tsx';
import { LabelMoves } from './label-moves.tsx';
import { SetLabel } from './set-label.tsx';
import { labelTexts } from './texts.ts';

/** Which version has which label, how they came there, and the way to move one. */
export function LabelsTab({ prompt, search: { label, version } }: { prompt: Prompt; search: PromptSearch }) {
  const texts = useTexts(labelTexts);
  const { slug } = useOrganization();
  const may = useMay();
  const opened = useFocusOnChange(label);
  return (
    <>
      <Section
        title={texts.labels}
        actions={
          <Link to="/o/$slug/prompts/policies" params={{ slug }}>
            {texts.policies}
          </Link>
        }
      >
        <p>{texts.intro}</p>
        <LabelList prompt={prompt} open={label} />
      </Section>
      <div ref={opened} tabIndex={-1}>
        {label && <LabelMoves key={label} promptId={prompt.id} label={label} />}
      </div>
      {may('setPromptLabel') && <SetLabel key={version} prompt={prompt} chosen={version} />}
    </>
  );
}
