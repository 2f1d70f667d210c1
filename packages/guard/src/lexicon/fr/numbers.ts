/** "Un" is an article. */
const ONES =
  'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const TENS = 'vingt trente quarante cinquante soixante'.split(' ');

const BASIC: readonly (readonly [value: number, word: string])[] = [
  ...ONES.slice(1).map((word, at) => [at + 2, word] as const),
  ...TENS.flatMap((ten, at) => {
    const last = ten === 'soixante' ? 19 : 9;
    const value = (at + 2) * 10;
    return [
      [value, ten] as const,
      ...ONES.slice(0, last).map((one, k) => [value + k + 1, `${ten}-${one}`] as const),
      [value + 1, `${ten}-et-un`] as const,
    ];
  }),
  [71, 'soixante-et-onze'],
  [80, 'quatre-vingt'],
  ...ONES.map((one, k) => [81 + k, `quatre-vingt-${one}`] as const),
];

/** "quatrième", "cinquième", "neuvième", from three on. */
function placeOf([value, word]: readonly [number, string]): string {
  if (value < 3) return '';
  const stem = word.replace(/e$/, '').replace(/cinq$/, 'cinqu').replace(/neuf$/, 'neuv');
  return `${value} = ${stem}ième | ${stem}ièmes`;
}

const OTHERS = `
10 = dizaine
12 = douzaine
15 = quinzaine
20 = vingtaine
30 = trentaine
40 = quarantaine
50 = cinquantaine
60 = soixantaine
70 = septante
80 = quatre-vingts | huitante | octante
90 = nonante
100 = cent | cents | centaine
120 = cent-vingt
150 = cent-cinquante
200 = deux-cents
300 = trois-cents
400 = quatre-cents
500 = cinq-cents
600 = six-cents
700 = sept-cents
800 = huit-cents
900 = neuf-cents
1000 = mille | millier
1000000 = million | millions
1000000000 = milliard | milliards
0.5 = demi | demie | demi- | moitié
0.25 = quart
0.75 = trois-quarts
0.667 = deux-tiers
`;

export const NUMBERS = [
  ...BASIC.map(([value, word]) => `${value} = ${word}`),
  ...BASIC.map(placeOf),
  OTHERS,
].join('\n');
