import type { Connection, ScimToken } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { directoryTokensKey } from '../../../api/directory.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import type { Column } from '../../../parts/paged-table.tsx';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { directoryTexts } from './texts.ts';

interface TokenListProps {
  connections: readonly Connection[];
  tokens: readonly ScimToken[];
}

/** Every token, with the identity provider whose directory has it. */
export function TokenList({ connections, tokens }: TokenListProps) {
  const texts = useTexts(directoryTexts);
  return (
    <PlainTable label={texts.tokens} columns={useColumns(connections)} rows={tokens} keyOf={({ id }) => id} />
  );
}

function useColumns(connections: readonly Connection[]): Column<ScimToken>[] {
  const texts = useTexts(directoryTexts);
  const { time, day } = useFormats();
  const may = useMay();
  const nameOf = (wanted: string): string => connections.find(({ id }) => id === wanted)?.name ?? '–';
  const shown: Column<ScimToken>[] = [
    { title: texts.name, cell: ({ name }) => <bdi>{name}</bdi> },
    { title: texts.connection, cell: ({ connectionId }) => <bdi>{nameOf(connectionId)}</bdi> },
    { title: texts.prefix, cell: ({ prefix }) => <code>{prefix}…</code> },
    {
      title: texts.lastUse,
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? texts.neverUsed : time(lastUsedAt)),
    },
    { title: texts.created, cell: ({ createdAt }) => day(createdAt) },
  ];
  if (!may('deleteScimToken')) return shown;
  return [...shown, { title: texts.actions, cell: (token) => <DeleteToken token={token} /> }];
}

function DeleteToken({ token: { id, name } }: { token: ScimToken }) {
  const texts = useTexts(directoryTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const queries = useQueryClient();
  const remove = async (): Promise<void> => {
    await organization.client.deleteScimToken(id);
    await queries.invalidateQueries({ queryKey: directoryTokensKey(organization) });
  };
  return (
    <ConfirmButton label={common.remove} about={name} question={texts.removeQuestion(name)} action={remove} />
  );
}
