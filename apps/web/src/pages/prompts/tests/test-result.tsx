import type { Execution } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import { Read } from '../../../parts/read.tsx';
import { Section } from '../../../parts/section.tsx';
import { testQuery } from '../prompt-queries.ts';
import { TextBox } from '../versions/messages-view.tsx';
import { RateTest } from './rate-test.tsx';
import { TestValues } from './test-values.tsx';
import { testTexts } from './texts.ts';

/** What a model answered, what that took, and what people think of it. */
export function TestResult({ promptId, id }: { promptId: string; id: string }) {
  const texts = useTexts(testTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const query = useQuery(testQuery(organization, id));
  const close = (
    <LinkButton to="/o/$slug/prompts/$id" params={{ slug, id: promptId }} search={{ tab: 'test' }}>
      {texts.close}
    </LinkButton>
  );
  return (
    <Section title={texts.result} actions={close}>
      <Read query={query}>{(test) => <Result test={test} />}</Read>
    </Section>
  );
}

function Result({ test }: { test: Execution }) {
  const texts = useTexts(testTexts);
  const { problem } = useMessages();
  const may = useMay();
  const { output, input } = test;
  return (
    <>
      <ResultFacts test={test} />
      {output === null ? (
        <p>{problem.textsRemoved}</p>
      ) : (
        <>
          <TextBox label={texts.output} text={output} />
          <CopyButton text={output} />
        </>
      )}
      {input && <TestValues input={input} />}
      {may('rateExecution') && output !== null && <RateTest test={test} />}
    </>
  );
}

function ResultFacts({ test }: { test: Execution }) {
  const texts = useTexts(testTexts);
  const { number, usd, time, list } = useFormats();
  const { version, provider, model, usage, costUsd, latencyMs, finishReason, ignoredParameters } = test;
  const { rating, feedback, createdAt } = test;
  return (
    <Facts
      facts={[
        [texts.version, number(version)],
        [texts.model, <bdi key="model">{`${provider}/${model}`}</bdi>],
        [texts.tokens, `${number(usage.inputTokens)} → ${number(usage.outputTokens)}`],
        [texts.cost, costUsd === null ? texts.unknown : usd(costUsd)],
        [texts.latency, texts.ms(number(Math.round(latencyMs)))],
        [texts.finish, texts.reasons[finishReason]],
        [texts.ignored, ignoredParameters.length > 0 ? list(ignoredParameters) : null],
        [texts.time, time(createdAt)],
        [texts.rating, rating === null ? null : texts.ratingOf(rating)],
        [texts.feedback, feedback && <bdi key="feedback">{feedback}</bdi>],
      ]}
    />
  );
}
