/** Italian words without content of their own: articles, pronouns, prepositions, auxiliaries, particles, words of courtesy. */
export const FUNCTIONS = `
il lo la l' i gli le un uno una un'
di del dello della dell' dei degli delle d' a ad al allo alla all' ai agli alle da dal dallo dalla dall' dai dagli dalle
in nel nello nella nell' nei negli nelle con col coi su sul sullo sulla sull' sui sugli sulle per sotto sopra presso secondo
contro attraverso mediante tramite riguardo
io tu egli lui lei noi voi essi esse mi m' ti t' ci c' vi v' si s' ne me te ce ve se' glielo gliela
questo questa quest' questi queste quello quella quell' quelli quelle quel quei quegli ciò costui
che cui chi quale quali quanto quanta cosa dove dov' come com' cos' alcun alcuno alcuna
ma però quindi dunque perciò pertanto tuttavia comunque ecco cioè affinché così allora eppure bensì ossia
qui qua lì là
è sono sei siamo siete era erano ero sarà saranno sarai sarebbe sarebbero sia siano essere essendo stato stata stati state fosse fossero
ho hai ha abbiamo avete hanno avevo aveva avevano avrà avranno avrei avresti avrebbe avrebbero abbia abbiano avere avendo avuto
vuoi vuole voglio vogliamo volete vogliono volere vorrei vorresti vorrebbe vorremmo vorreste voglia
va vai vado andare
molto troppo assai tanto ben bene davvero già proprio
prego favore grazie ciao salve buongiorno buonasera gentilmente cortesemente perfavore
ecc ecc. etc etc.
`;

/** "Uno" is an article, "sei" mostly the verb. */
export const NUMBERS = `
2 = due
3 = tre
4 = quattro
5 = cinque
7 = sette
8 = otto
9 = nove
10 = dieci | decina | una decina
11 = undici
12 = dodici | dozzina | una dozzina
13 = tredici
14 = quattordici
15 = quindici | quindicina | una quindicina
16 = sedici
17 = diciassette
18 = diciotto
19 = diciannove
20 = venti | ventina | una ventina
21 = ventuno | ventun
22 = ventidue
24 = ventiquattro
25 = venticinque
28 = ventotto
30 = trenta | trentina | una trentina
35 = trentacinque
40 = quaranta | quarantina | una quarantina
45 = quarantacinque
48 = quarantotto
50 = cinquanta | cinquantina | una cinquantina
60 = sessanta | sessantina | una sessantina
70 = settanta | settantina
75 = settantacinque
80 = ottanta | ottantina
90 = novanta | novantina
100 = cento | centinaio | un centinaio
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
1000 = mille | migliaio | un migliaio
1500 = millecinquecento
2000 = duemila
3000 = tremila
5000 = cinquemila
10000 = diecimila
100000 = centomila
1000000 = milione | un milione | milioni
1000000000 = miliardo | un miliardo | miliardi
0.5 = mezzo | mezza | mezz' | metà | la metà
0.25 = un quarto
0.75 = tre quarti
0.333 = un terzo
0.667 = due terzi
1.5 = uno e mezzo | una e mezza | uno e mezza
2.5 = due e mezzo | due e mezza
`;

/** "Suo" is his, her and the polite your in one. */
export const POSSESSIVES = `
!my = mio | mia | miei | mie
!your = tuo | tua | tuoi | tue | vostro | vostra | vostri | vostre
!his = suo | sua | suoi | sue
!our = nostro | nostra | nostri | nostre
!their = loro
`;

/**
 * Inflections at the end of a word, pronouns that hang on an infinitive ("scriverlo") included. Verbs and their nouns in
 * "-azione" or "-izione" share a stem, and so do adjectives and their adverbs.
 */
export const ENDINGS =
  /i?(?:[aiu]zion[ei]|[ae]?mente|[aei]r(?:lo|la|li|le)|isc(?:i|e|a|ano|ono)|[ae]ndo|[aiu]t(?:[aoie]|amente)|ete|[aei]re|[ao]no|h?[ei]|[ao])$/;

/** What loses its vowel before one, with the apostrophe: a word of its own in the tables ("un'", "dell'"). */
export const ELIDED =
  /^(?:[lcdstmv]|un|dev|dov|com|cos|nessun|ciascun|anch|quest|quell|mezz|(?:de|ne|a|su|da)ll)'(?=.)/;
