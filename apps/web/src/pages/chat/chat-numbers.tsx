import type { ChatAnalytics } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { Columns } from '../../parts/pictures/columns.tsx';
import { Figure } from '../../parts/pictures/figure.tsx';
import { Read } from '../../parts/read.tsx';
import { chatNumbersQuery } from './chat-queries.ts';
import { CHAT_PERIODS, type ChatPeriod, chatNumbersSearch, DAYS } from './chats-search.ts';
import { chatTexts } from './texts.ts';

/** What all chats in the organization came to in a period. */
export function ChatNumbers({ period }: { period: ChatPeriod }) {
  const texts = useTexts(chatTexts);
  const organization = useOrganization();
  const navigate = useNavigate();
  const query = useQuery(chatNumbersQuery(organization, DAYS[period]));
  const go = (value: string): void =>
    void navigate({
      to: '/o/$slug/chat/numbers',
      params: { slug: organization.slug },
      search: chatNumbersSearch({ period: value }),
    });
  return (
    <div className={parts.stack}>
      <div className={parts.filter}>
        <Field name="period" label={texts.period}>
          {(input) => (
            <select {...input} value={period} onChange={({ target }) => go(target.value)}>
              {CHAT_PERIODS.map((one) => (
                <option key={one} value={one}>
                  {texts.periods[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Read query={query}>
        {(numbers) => (
          <>
            <Totals numbers={numbers} />
            <Days numbers={numbers} />
          </>
        )}
      </Read>
      <p className={parts.hint}>{texts.numbersHint}</p>
    </div>
  );
}

function Totals({ numbers: { totals } }: { numbers: ChatAnalytics }) {
  const texts = useTexts(chatTexts);
  const { number, usd } = useFormats();
  const { latencyMs } = totals;
  return (
    <Facts
      facts={[
        [texts.cost, usd(totals.costUsd)],
        [texts.replies, number(totals.messages)],
        [texts.failed, number(totals.failed)],
        [texts.input, number(totals.inputTokens)],
        [texts.cached, number(totals.cachedInputTokens)],
        [texts.output, number(totals.outputTokens)],
        [texts.savedTokens, number(totals.savedTokens)],
        [texts.latency, latencyMs && texts.ms(number(latencyMs.average), number(latencyMs.p95))],
        [texts.unpriced, totals.unpriced > 0 ? number(totals.unpriced) : null],
      ]}
    />
  );
}

function Days({ numbers: { days } }: { numbers: ChatAnalytics }) {
  const texts = useTexts(chatTexts);
  const { number, usd, day } = useFormats();
  // Noon: a day in UTC is the same day to every reader.
  const nameOf = (date: string): string => day(`${date}T12:00`);
  const axis = [0, Math.floor(days.length / 2)].flatMap((at) => {
    const one = days[at];
    return one ? [{ at, label: nameOf(one.date) }] : [];
  });
  return (
    <Figure
      title={texts.costByDay}
      table={{
        columns: [texts.day, texts.replies, texts.input, texts.output, texts.cost],
        rows: days.map((one) => [
          nameOf(one.date),
          ...[number(one.messages), number(one.inputTokens), number(one.outputTokens), usd(one.costUsd)],
        ]),
      }}
    >
      <Columns values={days.map(({ costUsd }) => costUsd)} axis={axis} format={usd} least={0} />
    </Figure>
  );
}
