/** French words without content of their own: articles, pronouns, prepositions, auxiliaries, particles, words of courtesy. */
export const FUNCTIONS = `
le la les l' un une des de du d' au aux à a en y
je j' tu il elle on nous vous ils elles me m' te t' se s' moi toi lui eux soi moi-même toi-même lui-même elle-même vous-même
ce c' cet cette ces ceci cela ça celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci
qui que qu' quoi dont où lequel laquelle lesquels lesquelles auquel auxquels duquel desquels desquelles quel quelle quels quelles
ne n' dans par pour sur sous avec chez contre envers selon comme concernant afin via hors
mais donc or cependant toutefois pourtant alors ainsi aussitôt là ici ci voici voilà est-ce c'est-à-dire
suis es est sommes êtes sont étais était étaient étiez serai seras sera serez seront serais serait seraient sois soit soyez soient être étant été
ai as avons avez ont avais avait avaient aura auras aurez auront aurais aurait auraient aie ait aies aient ayez avoir ayant eu
vais vas va allons allez vont aller
veux veut voulez veulent vouloir voudrais voudrait voudrions veuillez veuille
très trop assez bien tellement tant
svp stp plaît plait merci bonjour bonsoir salut coucou monsieur madame
etc etc.
`;

/** "Un" is an article. */
export const NUMBERS = `
2 = deux
3 = trois
4 = quatre
5 = cinq
6 = six
7 = sept
8 = huit
9 = neuf
10 = dix | dizaine | une dizaine
11 = onze
12 = douze | douzaine | une douzaine
13 = treize
14 = quatorze
15 = quinze | quinzaine | une quinzaine
16 = seize
17 = dix-sept
18 = dix-huit
19 = dix-neuf
20 = vingt | vingtaine | une vingtaine
21 = vingt et un | vingt-et-un | vingt et une
22 = vingt-deux
24 = vingt-quatre
25 = vingt-cinq
30 = trente | trentaine | une trentaine
35 = trente-cinq
40 = quarante | quarantaine | une quarantaine
45 = quarante-cinq
50 = cinquante | cinquantaine | une cinquantaine
60 = soixante | soixantaine | une soixantaine
70 = soixante-dix | septante
75 = soixante-quinze
80 = quatre-vingts | quatre-vingt | huitante | octante
90 = quatre-vingt-dix | nonante
100 = cent | cents | centaine | une centaine
120 = cent vingt | cent-vingt
150 = cent cinquante | cent-cinquante
200 = deux cents | deux-cents
250 = deux cent cinquante
300 = trois cents | trois-cents
400 = quatre cents | quatre-cents
500 = cinq cents | cinq-cents
600 = six cents | six-cents
700 = sept cents | sept-cents
800 = huit cents | huit-cents
900 = neuf cents | neuf-cents
1000 = mille | millier | un millier
2000 = deux mille
3000 = trois mille
5000 = cinq mille
10000 = dix mille
100000 = cent mille
1000000 = million | un million | millions
1000000000 = milliard | un milliard | milliards
0.5 = demi | demie | demi- | un demi | une demie | moitié | la moitié
0.25 = quart | un quart | le quart
0.75 = trois quarts | trois-quarts
0.333 = un tiers | le tiers
0.667 = deux tiers | deux-tiers
1.5 = un et demi | une et demie
2.5 = deux et demi | deux et demie
`;

/** "Son" is his and her in one. */
export const POSSESSIVES = `
!my = mon | ma | mes | mien | mienne | miens | miennes
!your = ton | ta | tes | tien | tienne | tiens | tiennes | votre | vos | vôtre | vôtres
!his = son | sa | ses | sien | sienne | siens | siennes
!our = notre | nos | nôtre | nôtres
!their = leur | leurs
`;

const VERB = 'er|ez|ée?s?|es?|s|ations?';
const NOUN =
  'issez|issent|ations?|ives?|ifs?|euses?|eux|eaux?|aux|ales?|als?|elles?|els?|i?ons?|ées|és|ée|ez|er|es|ir|is|its?|é|e|s';
const CLITIC = '-(?:moi|toi|nous|vous|le|la|les|lui|leur|en|y|tu|il|elle|on|ils|elles)';

/**
 * Inflections at the end of a word, with the pronouns that hang on an imperative ("explique-moi"). Verbs and their nouns in
 * "-ation" share a stem, and so do adjectives and their adverbs.
 */
export const ENDINGS = new RegExp(`(?:(?:e?m)?ent(?:${VERB})?|ant(?:${VERB})?|${NOUN})?(?:${CLITIC}){0,2}$`);

/** What loses its vowel before one, with the apostrophe: a word of its own in the tables ("qu'", "lorsqu'"). */
export const ELIDED = /^(?:[lnmtscdj]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)/;
