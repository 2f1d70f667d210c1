const en = {
  title: 'Savings',
  intro:
    'Only what makes the bill of the provider smaller counts: tokens that were not sent, and what was read at cache marks that were set here, less what writing at them cost more.',
  period: 'Period',
  periods: { week: '7 days', month: '30 days', quarter: '90 days', year: '365 days' },
  saved: 'What was saved',
  by: 'Savings by',
  groups: { day: 'Day', model: 'Model', key: 'API key', kind: 'Kind of call' },
  pictures: {
    day: 'Saved on each day, in UTC',
    model: 'Saved with each model, that with the most calls first',
    key: 'Saved with each API key, that with the most calls first',
    kind: 'Saved with each kind of call, that with the most calls first',
  },
  savedUsd: 'Saved',
  costMore: 'Cost more',
  negative: (groups: string, count: number) =>
    `In ${groups} ${count === 1 ? 'row' : 'rows'} of the table more was paid for writing to the cache than reading from it has saved by now.`,
  calls: 'Calls',
  input: 'Input tokens',
  cached: 'Of them from a cache, whoever marked it',
  cachedTokens: 'From a cache',
  text: 'Shorter system texts',
  results: 'Compact tool results',
  marks: 'Cache marks',
  unpriced: 'Calls that saved something without a known price',
  unknown: 'price not known',
  shareOf: (tokens: string, share: string) => `${tokens} (${share})`,
  worth: (tokens: string, usd: string) => `${tokens} tokens, ${usd}`,
  callsWorth: (calls: string, usd: string, count: number) =>
    `${calls} ${count === 1 ? 'call' : 'calls'}, ${usd}`,
  nothing: 'No model was called in this period.',
  noKey: 'without an API key',
  prefixes: 'Where prompts first differ',
  prefixesHint: (days: string) =>
    `A provider’s cache helps up to where a prompt differs from those before it. What differs belongs at the end, or into the message of the user. These are calls of programs in the last ${days} days.`,
  noPrefixes: 'No program has called a model in these days, or nothing is kept of calls.',
  differed: 'Differed',
  outOf: (part: string, whole: string) => `${part} of ${whole}`,
  differsAt: 'Most often at byte',
  excerpts: 'What differs',
  excerptsHint: 'In square brackets: before → after.',
  atByte: (place: string) => `at byte ${place}`,
};

export type SavingsTexts = typeof en;

const de: SavingsTexts = {
  title: 'Ersparnis',
  intro:
    'Es zählt nur, was die Rechnung des Anbieters kleiner macht: Tokens, die nicht gesendet wurden, und was an hier gesetzten Cache-Marken gelesen wurde, abzüglich der Mehrkosten des Schreibens.',
  period: 'Zeitraum',
  periods: { week: '7 Tage', month: '30 Tage', quarter: '90 Tage', year: '365 Tage' },
  saved: 'Was gespart wurde',
  by: 'Ersparnis nach',
  groups: { day: 'Tag', model: 'Modell', key: 'API-Schlüssel', kind: 'Art des Aufrufs' },
  pictures: {
    day: 'An jedem Tag gespart, in UTC',
    model: 'Mit jedem Modell gespart, das mit den meisten Aufrufen zuerst',
    key: 'Mit jedem API-Schlüssel gespart, der mit den meisten Aufrufen zuerst',
    kind: 'Mit jeder Art von Aufrufen gespart, die mit den meisten zuerst',
  },
  savedUsd: 'Gespart',
  costMore: 'Kostete mehr',
  negative: (groups, count) =>
    `In ${groups} ${count === 1 ? 'Zeile' : 'Zeilen'} der Tabelle hat das Schreiben in den Cache mehr gekostet, als das Lesen daraus bisher gespart hat.`,
  calls: 'Aufrufe',
  input: 'Eingabe-Tokens',
  cached: 'Davon aus einem Cache, wer ihn auch markiert hat',
  cachedTokens: 'Aus einem Cache',
  text: 'Kürzere Systemtexte',
  results: 'Kompakte Ergebnisse von Werkzeugen',
  marks: 'Cache-Marken',
  unpriced: 'Aufrufe, die etwas ohne bekannten Preis sparten',
  unknown: 'Preis nicht bekannt',
  shareOf: (tokens, share) => `${tokens} (${share})`,
  worth: (tokens, usd) => `${tokens} Tokens, ${usd}`,
  callsWorth: (calls, usd, count) => `${calls} ${count === 1 ? 'Aufruf' : 'Aufrufe'}, ${usd}`,
  nothing: 'In diesem Zeitraum wurde kein Modell aufgerufen.',
  noKey: 'ohne API-Schlüssel',
  prefixes: 'Wo Prompts sich zuerst unterscheiden',
  prefixesHint: (days) =>
    `Der Cache eines Anbieters hilft bis dorthin, wo sich ein Prompt von denen davor unterscheidet. Was sich unterscheidet, gehört ans Ende oder in die Nachricht des Benutzers. Das sind Aufrufe von Programmen in den letzten ${days} Tagen.`,
  noPrefixes:
    'In diesen Tagen hat kein Programm ein Modell aufgerufen, oder von Aufrufen wird nichts aufbewahrt.',
  differed: 'Unterschieden sich',
  outOf: (part, whole) => `${part} von ${whole}`,
  differsAt: 'Am häufigsten bei Byte',
  excerpts: 'Was sich unterscheidet',
  excerptsHint: 'In eckigen Klammern: vorher → nachher.',
  atByte: (place) => `bei Byte ${place}`,
};

export const savingsTexts = { en, de };
