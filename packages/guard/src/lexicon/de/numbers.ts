/** "Ein" is an article and "einmal" mostly a particle; "null" is a value of programs. */
const ONES = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const TEENS = 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' ');
const TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
const ENDINGS = ['e', 'en', 'er', 'es', 'em'];
/** "Achte" is mostly the verb. */
const IRREGULAR_PLACES = new Map([
  ['drei', 'dritt'],
  ['sieben', 'siebt'],
]);

const TO_NINETY_NINE: readonly (readonly [value: number, word: string])[] = [
  ...ONES.slice(1).map((word, at) => [at + 2, word] as const),
  ...TEENS.map((word, at) => [at + 10, word] as const),
  ...TENS.flatMap((ten, at) => [
    [(at + 2) * 10, ten] as const,
    ...ONES.map((one, k) => [(at + 2) * 10 + k + 1, `${one}und${ten}`] as const),
  ]),
];

/** "dritte", "achtzigsten": from three on, with all endings. */
function placesOf([value, word]: readonly [number, string]): string {
  if (value < 3 || value === 8) return '';
  const stem = IRREGULAR_PLACES.get(word) ?? (value < 20 ? `${word}t` : `${word}st`);
  return `${value} = ${ENDINGS.map((ending) => stem + ending).join(' | ')}`;
}

const HUNDREDS = ['', ...ONES].flatMap((one, at) => {
  const value = Math.max(at, 1) * 100;
  const word = `${one}hundert`;
  return [`${value} = ${word}`, ...TO_NINETY_NINE.map(([rest, name]) => `${value + rest} = ${word}${name}`)];
});
const THOUSANDS = ['', ...ONES].map((one, at) => `${Math.max(at, 1) * 1000} = ${one}tausend`);

const OTHERS = `
1 = eins
2 = zwo | zweier | zweien
3 = dreier
5 = fuenf
12 = zwoelf | dutzend
30 = dreissig
1500 = fünfzehnhundert
10000 = zehntausend
100000 = hunderttausend
1000000 = million | millionen
1000000000 = milliarde | milliarden
0.5 = halb | halbe | halben | halber | halbes | halbem | hälfte
0.25 = viertel
0.75 = dreiviertel
0.333 = drittel
0.667 = zweidrittel
1.5 = anderthalb | eineinhalb | einundeinhalb
2.5 = zweieinhalb
3.5 = dreieinhalb
4.5 = viereinhalb
5.5 = fünfeinhalb
6.5 = sechseinhalb
7.5 = siebeneinhalb
8.5 = achteinhalb
`;

export const NUMBERS = [
  ...TO_NINETY_NINE.map(([value, word]) => `${value} = ${word}`),
  ...TO_NINETY_NINE.map(placesOf),
  ...HUNDREDS,
  ...THOUSANDS,
  OTHERS,
].join('\n');
