import type { Evaluator } from '@prompt-refinery/client';
import type { ReactNode } from 'react';
import { useFormats, useMessages, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { LongText } from '../refine/long-text.tsx';
import { SETTINGS_OF_KIND, type Setting, type Settings, settingsOf } from './settings.ts';
import { evaluatorTexts } from './texts.ts';

/** All settings of an evaluator, those with their default as well. */
export function SettingList({ evaluator }: { evaluator: Evaluator }) {
  const texts = useTexts(evaluatorTexts);
  const settings = settingsOf(evaluator.settings);
  const names = SETTINGS_OF_KIND[evaluator.kind];
  const factOf = useFactOf(settings);
  const facts = names.flatMap((name) => {
    const fact = factOf(name);
    return fact === null ? [] : [[texts[name], fact] as const];
  });
  return (
    <>
      {names.flatMap((name) =>
        longTextsOf(name, settings).map((text, index) => (
          <LongText
            // biome-ignore lint/suspicious/noArrayIndexKey: an evaluator never changes
            key={`${name} ${index}`}
            title={name === 'values' ? texts.text(`${index + 1}`) : texts[name]}
            text={text}
          />
        )),
      )}
      {facts.length > 0 && (
        <Section title={texts.settings}>
          <Facts facts={facts} />
        </Section>
      )}
    </>
  );
}

/** Texts that may be long, of a setting that has any. */
function longTextsOf(name: Setting, settings: Settings): readonly string[] {
  if (name === 'values') return settings.values ?? [];
  if (name === 'schema') return [JSON.stringify(settings.schema ?? {}, null, 2)];
  if (name !== 'value' && name !== 'pattern' && name !== 'rubric') return [];
  const text = settings[name];
  return text === undefined ? [] : [text];
}

/** Answers what is said of a setting in a few words; null where it is shown as a text. */
function useFactOf(settings: Settings): (name: Setting) => ReactNode {
  const texts = useTexts(evaluatorTexts);
  const { common } = useMessages();
  const { number } = useFormats();
  const { value, values, mode, rubric, model, threshold } = settings;
  return (name) => {
    switch (name) {
      case 'value':
        return value === undefined ? <code>{texts.expected}</code> : null;
      case 'values':
        return values === undefined ? <code>{texts.expected}</code> : null;
      case 'mode':
        return texts.modes[mode ?? 'all'];
      case 'rubric':
        return rubric === undefined ? texts.generalRubric : null;
      case 'model':
        return <bdi>{model ?? texts.defaultModel}</bdi>;
      case 'threshold':
        return threshold === undefined ? texts.noThreshold : number(threshold);
      case 'ignoreCase':
      case 'negate':
        return settings[name] ? common.yes : common.no;
      default:
        return null;
    }
  };
}
