import type { Call } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import type { Column } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import styles from './calls.module.css';
import { callTexts } from './texts.ts';
import { useCallFormats } from './use-call-formats.ts';

/** What the list says of each call. */
export function useCallColumns(slug: string): Column<Call>[] {
  const texts = useTexts(callTexts);
  const { number, time } = useFormats();
  const { cost, ms, saved } = useCallFormats();
  const either = (asked: string, answered: string): string =>
    asked === answered ? asked : texts.arrow(asked, answered);
  return [
    {
      title: texts.time,
      cell: ({ id, createdAt }) => (
        <Link to="/o/$slug/calls/$id" params={{ slug, id }}>
          {time(createdAt)}
        </Link>
      ),
    },
    { title: texts.kind, cell: ({ kind }) => texts.kinds[kind] },
    {
      title: texts.model,
      cell: ({ requestedModel, model, answeredModel }) => {
        const models = either(requestedModel, answeredModel ?? model);
        return (
          <bdi className={styles.model} title={models}>
            {models}
          </bdi>
        );
      },
    },
    { title: texts.provider, cell: (call) => either(call.requestedProvider, call.provider) },
    {
      title: texts.status,
      cell: ({ status }) => (
        <span className={status === 'completed' ? undefined : parts.error}>{texts.statuses[status]}</span>
      ),
    },
    {
      title: texts.input,
      isNumber: true,
      cell: ({ usage: { inputTokens, cachedInputTokens } }) =>
        cachedInputTokens > 0
          ? texts.withCached(number(inputTokens), number(cachedInputTokens))
          : number(inputTokens),
    },
    { title: texts.output, isNumber: true, cell: ({ usage }) => number(usage.outputTokens) },
    { title: texts.cost, isNumber: true, cell: ({ usage }) => cost(usage.costUsd) },
    { title: texts.latency, isNumber: true, cell: ({ latencyMs }) => ms(latencyMs) },
    { title: texts.saved, cell: (call) => saved(call.saved) },
  ];
}
