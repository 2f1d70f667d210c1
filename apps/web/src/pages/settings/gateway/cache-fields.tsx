import { CACHE_MARKS, type Gateway } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { MeaningField } from './meaning-field.tsx';
import { gatewayTexts } from './texts.ts';

/** Whether calls get marks for the cache of the provider. */
export function CacheFields({ shown, error }: { shown: Gateway; error: unknown }) {
  const texts = useTexts(gatewayTexts);
  return (
    <MeaningField
      name="cacheMarks"
      label={texts.cacheMarks}
      values={CACHE_MARKS}
      names={texts.cacheMarkNames}
      meanings={texts.cacheMarkMeanings}
      initial={shown.cacheMarks}
      error={error}
    />
  );
}
