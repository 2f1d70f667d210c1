import type { ModelAlias } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import parts from '../../../parts/parts.module.css';
import { Read } from '../../../parts/read.tsx';
import { Empty } from '../../../parts/states.tsx';
import styles from '../settings.module.css';
import { AliasForm } from './alias-form.tsx';
import { AliasList } from './alias-list.tsx';
import { aliasesQuery } from './model-queries.ts';
import { modelsSearch } from './models-search.ts';
import { modelTexts } from './texts.ts';

/** Names of the organization for models, with others that stand in for them. */
export function Page() {
  const texts = useTexts(modelTexts);
  const query = useQuery(aliasesQuery(useOrganization()));
  return (
    <div className={parts.stack}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <Read query={query}>{(aliases) => <Aliases aliases={aliases} />}</Read>
    </div>
  );
}

const CURL = `curl -sS -X PUT '${BASE_URL.href}api/models/fast' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"targets":["groq/openai/gpt-oss-120b","openai/gpt-6-luna"]}'`;

function Aliases({ aliases }: { aliases: readonly ModelAlias[] }) {
  const texts = useTexts(modelTexts);
  const { alias: open } = modelsSearch(useSearch({ from: '/o/$slug/settings/models' }));
  const may = useMay();
  const chosen = aliases.find(({ alias }) => alias === open);
  return (
    <div className={styles.sections}>
      {aliases.length === 0 ? <Empty text={texts.empty} curl={CURL} /> : <AliasList aliases={aliases} />}
      {may('saveModelAlias') && <AliasForm key={chosen?.alias ?? ''} alias={chosen} />}
    </div>
  );
}
