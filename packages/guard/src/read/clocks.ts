import type { Script } from '../lexicon/tables.ts';

/** The words of a phrase. */
type Said = readonly string[];

/** A phrase that moves the hour, in minutes. */
interface Shift {
  words: Said;
  value: number;
}

/** Words of a phrase are separated by a space. */
const said = (...phrases: string[]): Said[] => phrases.map((phrase) => phrase.split(' '));

const shifts = (phrases: Readonly<Record<string, number>>): Shift[] =>
  Object.entries(phrases).map(([phrase, value]) => ({ words: phrase.split(' '), value }));

/** How a language says the time of day. */
export interface Clock {
  /** Times that have a name, in minutes. */
  named?: ReadonlyMap<string, number>;
  /** Stands in front of the hour and moves it, in minutes: "halb acht". */
  before?: readonly Shift[];
  /** Stands behind the hour: "et demie". */
  behind?: readonly Shift[];
  /** Stands in front of hours and of nothing else that is counted so: "alle sette e mezza". */
  articles?: readonly Said[];
  /** Behind the hour: "Uhr". */
  hours: readonly string[];
  /** Minutes in front of the hour: "zehn nach acht". */
  past?: readonly string[];
  to?: readonly string[];
  /** Hours that are no numbers elsewhere. */
  ones?: ReadonlyMap<string, number>;
  morning: readonly Said[];
  afternoon: readonly Said[];
  night: readonly Said[];
}

export const CLOCKS: Readonly<Partial<Record<Script, Clock>>> = {
  en: {
    hours: ["o'clock"],
    morning: said('in the morning'),
    afternoon: said('in the afternoon', 'in the evening'),
    night: said('in the night', 'at night'),
  },
  de: {
    named: new Map([['mitternacht', 0]]),
    before: shifts({
      halb: -30,
      'viertel nach': 15,
      'viertel vor': -15,
      'viertel über': 15,
      dreiviertel: -15,
      'fünf vor halb': -35,
      'fünf nach halb': -25,
      'kurz vor halb': -30,
    }),
    hours: ['uhr'],
    past: ['nach'],
    to: ['vor'],
    ones: new Map([['ein', 1]]),
    morning: said(
      'morgens',
      'früh',
      'vormittags',
      'am morgen',
      'am vormittag',
      'in der früh',
      'in der frühe',
      'am frühen morgen',
    ),
    afternoon: said(
      'mittags',
      'nachmittags',
      'abends',
      'am mittag',
      'am nachmittag',
      'am abend',
      'am späten nachmittag',
      'am frühen abend',
    ),
    night: said('nachts', 'in der nacht'),
  },
  fr: {
    named: new Map([
      ['midi', 720],
      ['minuit', 0],
    ]),
    behind: shifts({
      'et demie': 30,
      'et demi': 30,
      'et quart': 15,
      'moins le quart': -15,
      'moins quart': -15,
      'moins cinq': -5,
      'moins dix': -10,
      'moins vingt': -20,
      'moins vingt-cinq': -25,
    }),
    hours: ['heure', 'heures', 'h'],
    ones: new Map([['une', 1]]),
    morning: said('du matin', 'le matin'),
    afternoon: said("de l' après-midi", "l' après-midi", 'du soir', 'le soir'),
    night: said('de la nuit'),
  },
  it: {
    named: new Map([
      ['mezzogiorno', 720],
      ['mezzanotte', 0],
    ]),
    behind: shifts({
      'e mezza': 30,
      'e mezzo': 30,
      'e un quarto': 15,
      'e tre quarti': 45,
      'meno un quarto': -15,
      'meno cinque': -5,
      'meno dieci': -10,
      'meno venti': -20,
    }),
    articles: said('le', 'alle', 'dalle', 'ore', "l'", "all'", "dall'"),
    hours: [],
    ones: new Map([
      ['una', 1],
      ['sei', 6],
    ]),
    morning: said('di mattina', 'del mattino', 'della mattina', 'la mattina', 'di mattino'),
    afternoon: said('del pomeriggio', 'di pomeriggio', 'di sera', 'della sera', 'la sera'),
    night: said('di notte', 'della notte'),
  },
  es: {
    named: new Map([
      ['mediodía', 720],
      ['medianoche', 0],
    ]),
    behind: shifts({
      'y media': 30,
      'y cuarto': 15,
      'y cinco': 5,
      'y diez': 10,
      'y veinte': 20,
      'y veinticinco': 25,
      'menos cuarto': -15,
      'menos cinco': -5,
      'menos diez': -10,
      'menos veinte': -20,
      'menos veinticinco': -25,
      'en punto': 0,
      horas: 0,
      h: 0,
    }),
    articles: said('a las', 'a la', 'de las', 'sobre las', 'hasta las', 'desde las', 'para las'),
    hours: [],
    ones: new Map([['una', 1]]),
    morning: said('de la mañana', 'de la madrugada', 'por la mañana'),
    afternoon: said('de la tarde', 'del mediodía', 'por la tarde'),
    night: said('de la noche', 'por la noche'),
  },
  pt: {
    named: new Map([
      ['meio-dia', 720],
      ['meia-noite', 0],
    ]),
    behind: shifts({
      'e meia': 30,
      'e quinze': 15,
      'e um quarto': 15,
      'e cinco': 5,
      'e dez': 10,
      'e vinte': 20,
      'e vinte e cinco': 25,
      'e quarenta e cinco': 45,
      'menos um quarto': -15,
      'menos cinco': -5,
      'menos dez': -10,
      'em ponto': 0,
      horas: 0,
      h: 0,
    }),
    articles: said('às', 'à', 'pelas', 'para as', 'até as'),
    hours: [],
    ones: new Map([['uma', 1]]),
    morning: said('da manhã', 'da madrugada', 'de manhã', 'pela manhã'),
    afternoon: said('da tarde', 'à tarde', 'de tarde'),
    night: said('da noite', 'à noite'),
  },
};
