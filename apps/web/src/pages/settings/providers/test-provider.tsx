import type { ProviderTest } from '@prompt-refinery/client';
import { useMutation } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import type { RemoteProvider } from '../../../api/providers.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { ApiText } from '../../../parts/api-text.tsx';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import { ProblemNote } from '../../../parts/problem.tsx';
import { providerTexts } from './texts.ts';

/** Makes one small real call, and says what came of it. */
export function TestProvider({ provider, name }: { provider: RemoteProvider; name: string }) {
  const texts = useTexts(providerTexts);
  const { client } = useOrganization();
  const testing = useMutation({ mutationFn: () => client.testProvider({ provider }) });
  return (
    <>
      <div className={parts.row}>
        <Button onClick={() => testing.mutate()} disabled={testing.isPending} aria-label={texts.testOf(name)}>
          {texts.test}
        </Button>
        <div role="status">
          {testing.isPending && `${texts.testing} …`}
          {testing.data && <TestResult result={testing.data} />}
        </div>
      </div>
      {testing.error && <ProblemNote error={testing.error} />}
    </>
  );
}

function TestResult({ result: { ok, model, latencyMs, error } }: { result: ProviderTest }) {
  const texts = useTexts(providerTexts);
  const { number } = useFormats();
  const ms = number(latencyMs);
  if (ok) return <p className={parts.good}>{texts.works(model, ms)}</p>;
  return (
    <>
      <p className={parts.error}>{texts.fails(model, ms)}</p>
      {error && (
        <>
          <p>
            {texts.kinds[error.kind]} {error.retryable && texts.mayPass}
          </p>
          <p className={parts.hint}>
            <ApiText>{error.message}</ApiText> <code>{error.kind}</code>
          </p>
        </>
      )}
    </>
  );
}
