const WITHOUT = /^(.{4,30})(?:frei|los)(?:e[nmrs]?)?$/;
const LASTING = /^(.{3,20})(minüt|stünd|tägi|wöchi|monati|jähri|seiti|zeili|spalti)g?(?:ige?|e)?[nmrs]?$/;
const MEASURES: Readonly<Record<string, string>> = {
  minüt: 'minuten',
  stünd: 'stunden',
  tägi: 'tage',
  wöchi: 'wochen',
  monati: 'monate',
  jähri: 'jahre',
  seiti: 'seiten',
  zeili: 'zeilen',
  spalti: 'spalten',
};

/** "zuckerfrei" is without sugar, "fünfminütig" five minutes long. */
export function derived(word: string): string[] | undefined {
  const without = WITHOUT.exec(word)?.[1];
  if (without) return ['ohne', without];
  const [, count = '', measure = ''] = LASTING.exec(word) ?? [];
  const name = MEASURES[measure];
  return name ? [count, name] : undefined;
}
