import type { Gateway } from '@prompt-refinery/client';
import { useState } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import parts from '../../../parts/parts.module.css';
import { KEPT } from './gateway-form.ts';
import { MeaningField } from './meaning-field.tsx';
import { gatewayTexts } from './texts.ts';

/**
 * What is kept of calls. Whoever keeps nothing deletes what is there for good, and has to say that they know
 * it.
 */
export function KeptField({ shown: { callTexts }, error }: { shown: Gateway; error: unknown }) {
  const texts = useTexts(gatewayTexts);
  const [kept, setKept] = useState(callTexts);
  return (
    <>
      <MeaningField
        name="callTexts"
        label={texts.kept}
        values={KEPT}
        names={texts.keptNames}
        meanings={texts.keptMeanings}
        initial={callTexts}
        error={error}
        onChange={setKept}
      />
      {kept === 'none' && callTexts !== 'none' && (
        <label className={parts.choice}>
          <input type="checkbox" required />
          {texts.deletesTexts}
        </label>
      )}
    </>
  );
}
