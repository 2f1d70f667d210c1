/**
 * French words without content of their own: articles, pronouns, prepositions, auxiliaries, particles, words
 * of courtesy.
 */
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
 * Inflections at the end of a word, with the pronouns that hang on an imperative ("explique-moi"). Verbs and
 * their nouns in "-ation" share a stem, and so do adjectives and their adverbs.
 */
export const ENDINGS = new RegExp(`(?:(?:e?m)?ent(?:${VERB})?|ant(?:${VERB})?|${NOUN})?(?:${CLITIC}){0,2}$`);

/**
 * What loses its vowel before one, with the apostrophe: a word of its own in the tables ("qu'", "lorsqu'").
 */
export const ELIDED = /^(?:[lnmtscdj]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)/;
