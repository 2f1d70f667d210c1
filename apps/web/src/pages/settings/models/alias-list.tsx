import type { ModelAlias } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import type { Column } from '../../../parts/paged-table.tsx';
import { PlainTable } from '../../../parts/plain-table.tsx';
import styles from '../settings.module.css';
import { aliasesQuery } from './model-queries.ts';
import { modelTexts } from './texts.ts';

/** Of the link that opens an alias. */
export const linkId = (alias: string): string => `alias-${alias}`;

/** All aliases with what they stand for. */
export function AliasList({ aliases }: { aliases: readonly ModelAlias[] }) {
  const texts = useTexts(modelTexts);
  const { common } = useMessages();
  const { slug } = useOrganization();
  const may = useMay();
  const { time } = useFormats();
  const actions: Column<ModelAlias> = {
    title: common.remove,
    cell: ({ alias }) => <DeleteAlias alias={alias} />,
  };
  const columns: Column<ModelAlias>[] = [
    {
      title: texts.alias,
      cell: ({ alias }) =>
        may('saveModelAlias') ? (
          <Link
            to="/o/$slug/settings/models"
            params={{ slug }}
            search={{ alias }}
            resetScroll={false}
            id={linkId(alias)}
          >
            <bdi>{alias}</bdi>
          </Link>
        ) : (
          <bdi>{alias}</bdi>
        ),
    },
    {
      title: texts.targets,
      cell: ({ targets }) => (
        <ol className={styles.targets}>
          {targets.map((target) => (
            <li key={target}>{target}</li>
          ))}
        </ol>
      ),
    },
    { title: texts.changed, cell: ({ updatedAt }) => time(updatedAt) },
    ...(may('deleteModelAlias') ? [actions] : []),
  ];
  return <PlainTable label={texts.title} columns={columns} rows={aliases} keyOf={({ alias }) => alias} />;
}

function DeleteAlias({ alias }: { alias: string }) {
  const texts = useTexts(modelTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const queries = useQueryClient();
  const remove = async (): Promise<void> => {
    await organization.client.deleteModelAlias({ alias });
    await queries.invalidateQueries({ queryKey: aliasesQuery(organization).queryKey });
  };
  return (
    <ConfirmButton
      label={common.remove}
      about={alias}
      question={texts.removeQuestion(alias)}
      action={remove}
    />
  );
}
