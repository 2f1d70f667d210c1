/** "Uno" is an article, "sei" mostly the verb. */
const ONES = 'uno due tre quattro cinque sei sette otto nove'.split(' ');
const TEENS = 'dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'.split(
  ' ',
);
const TENS = 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ');

/** "ventuno", "ventotto": the tens lose their vowel before another. */
const compound = (ten: string, one: string): string => (/^[uo]/.test(one) ? ten.slice(0, -1) : ten) + one;

const BASIC: readonly (readonly [value: number, word: string])[] = [
  ...ONES.map((word, at) => [at + 1, word] as const).filter(([, word]) => word !== 'uno' && word !== 'sei'),
  ...TEENS.map((word, at) => [at + 10, word] as const),
  ...TENS.flatMap((ten, at) => [
    [(at + 2) * 10, ten] as const,
    ...ONES.map((one, k) => [(at + 2) * 10 + k + 1, compound(ten, one)] as const),
    [(at + 2) * 10 + 3, `${ten}tré`] as const,
    [(at + 2) * 10 + 1, `${ten.slice(0, -1)}un`] as const,
  ]),
];

/** "undicesimo", "ventitreesimo", "trentaseiesimo", from eleven on. */
function placeOf([value, word]: readonly [number, string]): string {
  if (value < 11 || word.endsWith('é') || word.endsWith('un')) return '';
  const stem = /(?:tre|sei)$/.test(word) ? word : word.slice(0, -1);
  return `${value} = ${['o', 'a', 'i', 'e'].map((ending) => `${stem}esim${ending}`).join(' | ')}`;
}

const OTHERS = `
3 = terzo | terza | terzi | terze
4 = quarto | quarta
5 = quinto | quinta
6 = sesto | sesta
7 = settimo | settima
8 = ottavo | ottava
9 = nono | nona
10 = decina | decimo | decima
12 = dozzina
15 = quindicina
20 = ventina
30 = trentina
40 = quarantina
50 = cinquantina
60 = sessantina
70 = settantina
80 = ottantina
90 = novantina
100 = cento | centinaio
120 = centoventi
150 = centocinquanta
200 = duecento
250 = duecentocinquanta
300 = trecento
400 = quattrocento
500 = cinquecento
600 = seicento
700 = settecento
800 = ottocento
900 = novecento
1000 = mille | migliaio
1500 = millecinquecento
2000 = duemila
3000 = tremila
4000 = quattromila
5000 = cinquemila
10000 = diecimila
20000 = ventimila
50000 = cinquantamila
100000 = centomila
1000000 = milione | milioni
1000000000 = miliardo | miliardi
0.5 = mezzo | mezza | mezz' | metà
`;

export const NUMBERS = [
  ...BASIC.map(([value, word]) => `${value} = ${word}`),
  ...BASIC.map(placeOf),
  OTHERS,
].join('\n');
