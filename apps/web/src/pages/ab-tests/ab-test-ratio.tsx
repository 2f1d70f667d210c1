import type { AbTest } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import parts from '../../parts/parts.module.css';
import { Section } from '../../parts/section.tsx';
import { MISMATCH, ratioOf } from './evidence.ts';
import { abTestTexts } from './texts.ts';
import { useEvidence } from './use-evidence.ts';

const LOOKS = { none: parts.good, some: undefined, strong: parts.doubt, certain: parts.error };

/** Whether the arms get as many units as their weights say. */
export function AbTestRatio({ srm }: { srm: AbTest['srm'] }) {
  const texts = useTexts(abTestTexts);
  const { number } = useFormats();
  const evidence = useEvidence();
  const strength = ratioOf(srm);
  return (
    <Section title={texts.ratio}>
      <p>{texts.ratioHint}</p>
      <p className={LOOKS[strength]}>{texts.ratios[strength]}</p>
      <Facts
        facts={[
          [texts.ratioExposed, texts.halts(evidence(srm.exposed), number(MISMATCH))],
          [texts.ratioClosed, texts.halts(evidence(srm.counted), number(MISMATCH))],
        ]}
      />
    </Section>
  );
}
