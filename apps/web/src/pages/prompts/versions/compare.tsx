import type { Prompt } from '@prompt-refinery/client';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { LinkButton } from '../../../parts/link-button.tsx';
import parts from '../../../parts/parts.module.css';
import { Section } from '../../../parts/section.tsx';
import { VersionPicker } from '../../../pickers/version-picker.tsx';
import { useFocusOnChange } from '../use-focus-on-change.ts';
import { useShow } from '../use-show.ts';
import { Comparison } from './comparison.tsx';
import { versionTexts } from './texts.ts';

interface CompareProps {
  prompt: Prompt;
  from: number | undefined;
  to: number | undefined;
}

/** Two versions to choose, which the address names, and what differs between them. */
export function Compare({ prompt: { id }, from, to }: CompareProps) {
  const texts = useTexts(versionTexts);
  const { number } = useFormats();
  const show = useShow(id);
  const pair = from && to ? { from, to } : null;
  const opened = useFocusOnChange(pair ? 'pair' : undefined);
  const choose = (next: { from?: number | undefined; to?: number | undefined }): void =>
    void show({
      tab: 'versions',
      ...(next.from ? { from: next.from } : {}),
      ...(next.to ? { to: next.to } : {}),
    });
  return (
    <Section title={texts.compare}>
      <div className={parts.filters}>
        <VersionPicker
          name="from"
          label={texts.from}
          promptId={id}
          value={from ?? null}
          onChange={(version) => choose({ from: version ?? undefined, to })}
        />
        <VersionPicker
          name="to"
          label={texts.to}
          promptId={id}
          value={to ?? null}
          onChange={(version) => choose({ from, to: version ?? undefined })}
        />
      </div>
      <div ref={opened} tabIndex={-1} className={parts.section}>
        {pair && (
          <>
            <h3>{texts.comparison(number(pair.from), number(pair.to))}</h3>
            <Comparison promptId={id} {...pair} />
            <Tests promptId={id} {...pair} />
          </>
        )}
      </div>
    </Section>
  );
}

/** The ways to find out which of both is better: with a dataset, or with the people who use it. */
function Tests({ promptId, from, to }: { promptId: string; from: number; to: number }) {
  const texts = useTexts(versionTexts);
  const { slug } = useOrganization();
  const may = useMay();
  return (
    <div className={parts.row}>
      {may('createRun') && (
        <LinkButton
          to="/o/$slug/runs/new"
          params={{ slug }}
          search={{ prompt: promptId, baseline: String(from), candidate: String(to) }}
        >
          {texts.run}
        </LinkButton>
      )}
      {may('createAbTest') && (
        <LinkButton to="/o/$slug/ab-tests/new" params={{ slug }} search={{ prompt: promptId }}>
          {texts.abTest}
        </LinkButton>
      )}
    </div>
  );
}
