const en = {
  title: 'Analytics',
  period: 'Period',
  periods: { week: '7 days', month: '30 days', quarter: '90 days', year: '365 days' },
  cost: 'Cost',
  input: 'Input tokens',
  output: 'Output tokens',
  success: 'Without an error',
  testRuns: 'Outputs of tests',
  prompts: 'Prompts in the library, now',
  costs: 'Costs',
  by: 'Costs by',
  groups: { day: 'Day', model: 'Model', prompt: 'Prompt' },
  pictures: {
    day: 'Cost of each day, in UTC',
    model: 'Cost of each model, the dearest first',
    prompt: 'Cost of each prompt, the dearest first',
  },
  projection: 'This month, if it goes on as the last 7 days did',
  unpriced: 'Requests without a known price',
  requests: 'Requests',
  nothing: 'Nothing was asked in this period.',
  unknown: 'not known',
  noPrompt: 'Texts that are not in the library',
  performance: 'Speed of the models',
  performanceHint:
    'Half of the requests were faster than the first time, and 95 of 100 faster than the second. Times are at most 16 % off.',
  p50: 'Half within',
  p95: '95 % within',
  ms: (ms: string) => `${ms} ms`,
};

export type AnalyticsTexts = typeof en;

const de: AnalyticsTexts = {
  title: 'Auswertung',
  period: 'Zeitraum',
  periods: { week: '7 Tage', month: '30 Tage', quarter: '90 Tage', year: '365 Tage' },
  cost: 'Kosten',
  input: 'Eingabe-Tokens',
  output: 'Ausgabe-Tokens',
  success: 'Ohne Fehler',
  testRuns: 'Ausgaben von Tests',
  prompts: 'Prompts in der Bibliothek, jetzt',
  costs: 'Kosten',
  by: 'Kosten nach',
  groups: { day: 'Tag', model: 'Modell', prompt: 'Prompt' },
  pictures: {
    day: 'Kosten jedes Tages, in UTC',
    model: 'Kosten jedes Modells, das teuerste zuerst',
    prompt: 'Kosten jedes Prompts, der teuerste zuerst',
  },
  projection: 'Dieser Monat, wenn es weitergeht wie in den letzten 7 Tagen',
  unpriced: 'Anfragen ohne bekannten Preis',
  requests: 'Anfragen',
  nothing: 'In diesem Zeitraum wurde nichts angefragt.',
  unknown: 'nicht bekannt',
  noPrompt: 'Texte, die nicht in der Bibliothek sind',
  performance: 'Geschwindigkeit der Modelle',
  performanceHint:
    'Die Hälfte der Anfragen war schneller als die erste Zeit, 95 von 100 waren schneller als die zweite. Die Zeiten weichen höchstens 16 % ab.',
  p50: 'Hälfte innerhalb',
  p95: '95 % innerhalb',
  ms: (ms) => `${ms} ms`,
};

export const analyticsTexts = { en, de };
