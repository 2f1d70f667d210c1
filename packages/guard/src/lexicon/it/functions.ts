/**
 * Italian words without content of their own: articles, pronouns, prepositions, auxiliaries, particles, words
 * of courtesy.
 */
export const FUNCTIONS = `
il lo la l' i gli le un uno una un'
di del dello della dell' dei degli delle d' a ad al allo alla all' ai agli alle da dal dallo dalla dall' dai dagli dalle
in nel nello nella nell' nei negli nelle con col coi su sul sullo sulla sull' sui sugli sulle per sotto sopra presso secondo
destinato destinata destinati destinate rivolto rivolta rivolti rivolte
esserci averci esserlo
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

/** "Suo" is his, her and the polite your in one. */
export const POSSESSIVES = `
!my = mio | mia | miei | mie
!your = tuo | tua | tuoi | tue | vostro | vostra | vostri | vostre
!his = suo | sua | suoi | sue
!our = nostro | nostra | nostri | nostre
!their = loro
`;

/**
 * Inflections at the end of a word, pronouns that hang on an infinitive ("scriverlo") included. Verbs and
 * their nouns in "-azione" or "-izione" share a stem, and so do adjectives and their adverbs.
 */
export const ENDINGS =
  /i?(?:[aiu]zion[ei]|[ae]?mente|[aei]r(?:lo|la|li|le|gli)|[ai]r(?:[mtcsv]i)|[aei]r(?:[mtcv]e|glie)l[oaei]|[ai](?:[mtcv]e|glie)l[oaei]|(?<!reg|prof|as|ap|intag|st|ch|f|scand)[ai]lo|[aei]ssero|[ai]ss[ei]|isc(?:i|e|a|ano|ono)|[ae]ndo|[aiu]t(?:[aoie]|amente)|ete|[aei]re|[ao]no|h?[ei]|[ao])$/;

/** What loses its vowel before one, with the apostrophe: a word of its own in the tables ("un'", "dell'"). */
export const ELIDED =
  /^(?:[lcdstmv]|un|dev|dov|com|cos|nessun|ciascun|anch|quest|quell|mezz|(?:de|ne|a|su|da)ll)'(?=.)/;
