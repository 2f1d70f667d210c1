import type { OneCall } from '@prompt-refinery/client';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import parts from '../../parts/parts.module.css';
import { KeyName } from '../../pickers/key-name.tsx';
import { PersonName } from '../settings/person-name.tsx';
import { CallTarget } from './call-target.tsx';
import { callTexts } from './texts.ts';
import { useCallFormats } from './use-call-formats.ts';

/** How a call ended, when and why it was made, and who was asked. */
export function CallFacts({ call }: { call: OneCall }) {
  const texts = useTexts(callTexts);
  const { time } = useFormats();
  const { ms } = useCallFormats();
  const { status, error, answeredModel, firstContentMs, metadata } = call;
  const tags = Object.entries(metadata).map(([name, value]) => `${name}: ${value}`);
  const model = (provider: string, name: string) => <bdi key="model">{`${provider}/${name}`}</bdi>;
  return (
    <div className={parts.stack}>
      <p>
        <strong className={status === 'completed' ? undefined : parts.error}>{texts.statuses[status]}</strong>
        {' – '}
        {texts.meanings[status]}
      </p>
      <Facts
        facts={[
          [texts.error, error && <code key="error">{error}</code>],
          [texts.time, time(call.createdAt)],
          [texts.latency, ms(call.latencyMs)],
          [texts.firstContent, answeredModel && (firstContentMs === null ? texts.whole : ms(firstContentMs))],
          [texts.asked, model(call.requestedProvider, call.requestedModel)],
          [texts.last, model(call.provider, call.model)],
          [texts.answered, answeredModel && <bdi key="answered">{answeredModel}</bdi>],
          [texts.kind, texts.kinds[call.kind]],
          [texts.key, call.keyId && <KeyName key="key" id={call.keyId} />],
          [texts.person, call.userId && <Person key="person" id={call.userId} />],
          [texts.tags, tags.length > 0 ? <bdi key="tags">{tags.join(', ')}</bdi> : null],
        ]}
      />
      <CallTarget call={call} />
    </div>
  );
}

/** Who it was, for those who may know the members. */
function Person({ id }: { id: string }) {
  return useMay()('listMembers') ? <PersonName id={id} /> : <code>{id}</code>;
}
