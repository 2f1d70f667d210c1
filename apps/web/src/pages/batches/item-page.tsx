import type { BatchItem } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { itemQuery } from '../../api/batches.ts';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import parts from '../../parts/parts.module.css';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import styles from './batches.module.css';
import { ItemResult } from './item-result.tsx';
import { batchTexts } from './texts.ts';

/** One prompt of a batch: what became of it. */
export function Page() {
  const texts = useTexts(batchTexts);
  const { number } = useFormats();
  const organization = useOrganization();
  const { slug } = organization;
  const { id, position: named } = useParams({ from: '/o/$slug/batches/$id/$position' });
  const position = positionOf(named);
  const query = useQuery(itemQuery(organization, id, position));
  const beside = (to: number, label: string) => (
    <Link to="/o/$slug/batches/$id/$position" params={{ slug, id, position: String(to) }}>
      {label}
    </Link>
  );
  return (
    <div className={styles.page}>
      <div>
        <h1>{texts.item(number(position))}</h1>
        <div className={styles.links}>
          <Link to="/o/$slug/batches/$id" params={{ slug, id }}>
            {texts.toBatch}
          </Link>
          {position > 1 && beside(position - 1, texts.previous)}
          {query.data && beside(position + 1, texts.next)}
        </div>
      </div>
      <Read query={query}>{(item) => <Item key={item.id} item={item} />}</Read>
    </div>
  );
}

/** Nonsense names the first. */
function positionOf(named: string): number {
  const position = Number(named);
  return Number.isInteger(position) && position >= 1 && position < 2 ** 31 ? position : 1;
}

function Item({ item }: { item: BatchItem }) {
  const texts = useTexts(batchTexts);
  const { number } = useFormats();
  const { status, customId, attempts, tokens, error, metadata, optimizationId } = item;
  const named = Object.entries(metadata);
  return (
    <>
      <Facts
        facts={[
          [texts.status, texts.itemStatuses[status]],
          [texts.customId, customId && <bdi>{customId}</bdi>],
          [texts.attempts, number(attempts)],
          [texts.tokens, tokens ? `${number(tokens.original)} → ${number(tokens.refined)}` : null],
        ]}
      />
      {named.length > 0 && (
        <Section title={texts.metadata}>
          <Facts facts={named.map(([name, value]) => [name, <bdi key={name}>{value}</bdi>])} />
        </Section>
      )}
      {error && (
        <div className={parts.problem}>
          <p>
            <ApiText>{error.message}</ApiText>
          </p>
          <small>
            <code>{error.code}</code>
          </small>
        </div>
      )}
      {optimizationId ? <ItemResult id={optimizationId} /> : <WhyNoResult status={status} />}
    </>
  );
}

function WhyNoResult({ status }: { status: BatchItem['status'] }) {
  const texts = useTexts(batchTexts);
  if (status === 'failed') return null;
  if (status === 'cancelled') return <p>{texts.cancelledItem}</p>;
  return <p>{status === 'completed' ? texts.gone : texts.notReady}</p>;
}
