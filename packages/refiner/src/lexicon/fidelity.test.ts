import { checkFidelity } from '@refinery/guard';
import { describe, expect, it } from 'vitest';
import { GERMAN_SAMPLES } from '../../fixtures/samples/de.ts';
import { SPANISH_SAMPLES } from '../../fixtures/samples/es.ts';
import { FRENCH_SAMPLES } from '../../fixtures/samples/fr.ts';
import { ITALIAN_SAMPLES } from '../../fixtures/samples/it.ts';
import { PORTUGUESE_SAMPLES } from '../../fixtures/samples/pt.ts';

type Swap = readonly [from: RegExp, to: string];

interface Cases {
  samples: readonly string[];
  /** Taken out but for their group, each alone. */
  negators: RegExp;
  exclusives: RegExp;
  /** Each place is changed alone, in both directions where both are listed. */
  bounds: readonly Swap[];
  /** All places are changed at once. */
  politeness: RegExp;
  /** Number words, and the same bound or contraction in other words. */
  rewordings: readonly Swap[];
}

const CASES: Readonly<Record<string, Cases>> = {
  de: {
    samples: GERMAN_SAMPLES,
    negators: / (?:nicht|nie|keinen?|kein|ohne)(?=[ .])|(?<=- )Keine /g,
    exclusives: / nur(?= )/g,
    bounds: [
      [/höchstens/g, 'mindestens'],
      [/mindestens/g, 'höchstens'],
      [/maximal/g, 'mindestens'],
      [/nie mehr als/g, 'mehr als'],
      [/höchstens /g, ''],
    ],
    politeness: / ?\bbitte\b| Vielen Dank im Voraus!?| Ich danke Ihnen im Voraus\./g,
    rewordings: [
      [/\b3(?= )/g, 'drei'],
      [/\b5(?= )/g, 'fünf'],
      [/\b10(?= )/g, 'zehn'],
      [/höchstens/g, 'maximal'],
      [/höchstens/g, 'nicht mehr als'],
      [/mindestens/g, 'wenigstens'],
      [/\bim Bad/g, 'in dem Bad'],
    ],
  },
  fr: {
    samples: FRENCH_SAMPLES,
    negators: /(?:\bne |\bn')(\p{L}+) (?:pas|jamais|rien|aucune?)(?=[ .])|(?: sans| Pas de)(?= )/giu,
    exclusives: / seulement(?= )/g,
    bounds: [
      [/au maximum/g, 'au minimum'],
      [/au plus/g, 'au moins'],
      [/au moins/g, 'au plus'],
      [/ au maximum/g, ''],
    ],
    politeness: /,? s'il (?:te|vous) plaît| Merci d'avance !|,? svp| Je vous remercie par avance\./g,
    rewordings: [
      [/\b3(?= )/g, 'trois'],
      [/\b5(?= )/g, 'cinq'],
      [/\b10(?= )/g, 'dix'],
      [/\b12(?= )/g, 'douze'],
      [/au plus/g, 'au maximum'],
      [/20 mots au plus/g, 'au plus 20 mots'],
      [/'/g, '’'],
    ],
  },
  es: {
    samples: SPANISH_SAMPLES,
    negators: / (?:no|sin|nunca)(?= )|(?<=[.\n] ?)(?:No|Sin) /g,
    exclusives: / únicamente(?= )/g,
    bounds: [
      [/como máximo/g, 'como mínimo'],
      [/al menos/g, 'como máximo'],
      [/ como máximo/g, ''],
      [/al menos /g, ''],
    ],
    politeness: /,? por favor|¡?Muchas gracias de antemano!| Le agradezco de antemano su ayuda\./g,
    rewordings: [
      [/\b3(?= )/g, 'tres'],
      [/\b5(?= )/g, 'cinco'],
      [/\b10(?= )/g, 'diez'],
      [/\b12(?= )/g, 'doce'],
      [/al menos/g, 'como mínimo'],
      [/como máximo 150/g, 'no más de 150'],
      [/acerca del /g, 'acerca de el '],
    ],
  },
  pt: {
    samples: PORTUGUESE_SAMPLES,
    negators: / (?:não|sem|nunca|nenhum)(?= )|(?<=[.\n] ?)(?:Não|Sem) /g,
    exclusives: / apenas(?= )/g,
    bounds: [
      [/no máximo/g, 'no mínimo'],
      [/pelo menos/g, 'no máximo'],
      [/ no máximo/g, ''],
      [/pelo menos /g, ''],
    ],
    politeness: /,? por favor|Muito obrigado desde já!| Agradeço desde já a sua ajuda\./g,
    rewordings: [
      [/\b3(?= )/g, 'três'],
      [/\b5(?= )/g, 'cinco'],
      [/\b10(?= )/g, 'dez'],
      [/\b12(?= )/g, 'doze'],
      [/pelo menos/g, 'no mínimo'],
      [/no máximo 150/g, 'não mais de 150'],
      [/\bem uma /g, 'numa '],
    ],
  },
  it: {
    samples: ITALIAN_SAMPLES,
    negators: / (?:non|senza|mai)(?= )|(?<=[.\n] ?)(?:Non) /g,
    exclusives: / soltanto(?= )/g,
    bounds: [
      [/al massimo/g, 'almeno'],
      [/almeno/g, 'al massimo'],
      [/ al massimo/g, ''],
      [/almeno /g, ''],
    ],
    politeness: /,? per favore| ?Grazie mille in anticipo!| La ringrazio in anticipo\./g,
    rewordings: [
      [/\b3(?= )/g, 'tre'],
      [/\b5(?= )/g, 'cinque'],
      [/\b10(?= )/g, 'dieci'],
      [/\b12(?= )/g, 'dodici'],
      [/almeno/g, 'al minimo'],
      [/al massimo 150/g, 'non più di 150'],
      [/ dell'elenco/g, ' di lo elenco'],
    ],
  },
};

/** One text per place. */
const atEachPlace = (text: string, [from, to]: Swap): string[] =>
  [...text.matchAll(from)].map(
    ({ 0: found, 1: kept = '', index }) =>
      text.slice(0, index) + to.replace('$1', kept) + text.slice(index + found.length),
  );

const DIGITS: Swap = [/(?<![\p{L}\d])\d+(?![\d.])/gu, '77'];
const QUOTED: Swap = [/(?<=[„«“])\P{L}*\p{L}+/gu, 'Blabla'];
const INLINE: Swap = [/(?<=`)\w/g, 'x'];

function damages({ negators, exclusives, bounds }: Cases, text: string): Record<string, string[]> {
  return {
    number: atEachPlace(text, DIGITS),
    negation: atEachPlace(text, [negators, '$1']),
    exclusive: atEachPlace(text, [exclusives, '']),
    bound: bounds.flatMap((swap) => atEachPlace(text, swap)),
    quote: atEachPlace(text, QUOTED),
    code: atEachPlace(text, INLINE),
  };
}

const ALSO_SAYS: Readonly<Record<string, RegExp>> = {
  exclusive: /nichts|rien d'autre|nada m[aá]s|mais nada|nient'altro|nulla|niente/i,
  negation: /ningun|ningún|nenhum|nada|nessun|nulla|niente|aucun|rien|\bmai\b|\bnon\b|omitir|omettere/i,
};

/** Whether the line that changed says the same in a second word: "nur die Nummern, sonst nichts". */
function isSaidTwice(kind: string, text: string, damaged: string): boolean {
  const lines = text.split('\n');
  const changed = damaged.split('\n').find((line, at) => line !== lines[at]) ?? '';
  return ALSO_SAYS[kind]?.test(changed) ?? false;
}

describe.each(Object.entries(CASES))('prompts in %s', (_language, cases) => {
  it('do not lose numbers, negations, exclusive words, bounds, quotes or code unnoticed', () => {
    const missed: unknown[] = [];
    const tried = new Set<string>();
    for (const text of cases.samples)
      for (const [kind, changed] of Object.entries(damages(cases, text)))
        for (const damaged of changed) {
          tried.add(kind);
          if (isSaidTwice(kind, text, damaged)) continue;
          if (checkFidelity(text, damaged).passed) missed.push([kind, text, damaged]);
        }
    expect(missed).toEqual([]);
    expect([...tried].sort()).toEqual(expect.arrayContaining(['bound', 'exclusive', 'negation', 'number']));
  });

  it('do not lose placeholders unnoticed', () => {
    for (const text of cases.samples)
      for (const [placeholder, other] of [
        ['{{text_1}}', '{{text_2}}'],
        ['${text}', ''],
        ['%s', '%d'],
      ] as const)
        expect(checkFidelity(`${text}\n\n${placeholder}`, `${text}\n\n${other}`).passed).toBe(false);
  });

  it('keep everything in other words, without courtesies and laid out otherwise', () => {
    const failed: unknown[] = [];
    for (const text of cases.samples) {
      const harmless = [
        text.replace(/ (?=\p{L})/gu, '  ').replaceAll('\n', '\n\n'),
        text.replace(cases.politeness, ''),
        ...cases.rewordings.map(([from, to]) => text.replace(from, to)),
        ...cases.rewordings.flatMap((swap) => atEachPlace(text, swap)),
      ];
      for (const changed of new Set(harmless)) {
        // What stands between quotation marks must stay to the letter.
        if (/[„«“]/.test(text) && /[„«“].*$/.exec(text)?.[0] !== /[„«“].*$/.exec(changed)?.[0]) continue;
        const { lost } = checkFidelity(text, changed);
        if (lost.length > 0) failed.push([lost.map((one) => `${one.kind}: ${one.text}`), text, changed]);
      }
    }
    expect(failed).toEqual([]);
  });
});
