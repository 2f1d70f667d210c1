import type { Prompt } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { refreshPrompt } from '../../../api/prompts.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Empty } from '../../../parts/states.tsx';
import table from '../../../parts/table.module.css';
import { labelTexts } from './texts.ts';

/** The labels of a prompt, each with its version. */
export function LabelList({ prompt, open }: { prompt: Prompt; open: string | undefined }) {
  const texts = useTexts(labelTexts);
  const may = useMay();
  const labels = Object.entries(prompt.labels);
  if (labels.length === 0) return <Empty text={texts.none} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, by keys as well
    <section className={table.box} aria-label={texts.labels} tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{texts.label}</th>
            <th scope="col">{texts.version}</th>
            <th scope="col">{texts.moves}</th>
            {may('removePromptLabel') && <th scope="col">{texts.remove}</th>}
          </tr>
        </thead>
        <tbody>
          {labels.map(([label, version]) => (
            <LabelRow key={label} id={prompt.id} label={label} version={version} isOpen={label === open} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface LabelRowProps {
  id: string;
  label: string;
  version: number;
  isOpen: boolean;
}

function LabelRow({ id, label, version, isOpen }: LabelRowProps) {
  const texts = useTexts(labelTexts);
  const { number } = useFormats();
  const organization = useOrganization();
  const { slug, client } = organization;
  const queries = useQueryClient();
  const may = useMay();
  const remove = async (): Promise<void> => {
    await client.removePromptLabel({ id, label });
    await refreshPrompt(queries, organization, id);
  };
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <Link to="/o/$slug/prompts/$id" params={{ slug, id }} search={{ tab: 'versions', version }}>
          {number(version)}
        </Link>
      </td>
      <td>
        <Link
          to="/o/$slug/prompts/$id"
          params={{ slug, id }}
          search={{ tab: 'labels', ...(isOpen ? {} : { label }) }}
          resetScroll={false}
          aria-label={`${isOpen ? texts.close : texts.moves}: ${label}`}
        >
          {isOpen ? texts.close : texts.moves}
        </Link>
      </td>
      {may('removePromptLabel') && (
        <td>
          <ConfirmButton
            label={texts.remove}
            about={label}
            question={texts.removeQuestion(label)}
            action={remove}
          />
        </td>
      )}
    </tr>
  );
}
