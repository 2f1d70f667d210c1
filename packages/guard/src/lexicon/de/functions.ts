/**
 * German words without content of their own: articles, pronouns, prepositions, auxiliaries, particles, words
 * of courtesy.
 */
export const FUNCTIONS = `
der die das den dem des ein eine einen einem einer eines 'n 'ne 'nen
ich du er sie es wir ihr mich dich ihn sich uns euch mir dir ihm ihnen man jemand jemanden jemandem selber
dies diese dieser dieses diesen diesem jene jener jenes jenen jenem
derjenige diejenige dasjenige denjenigen diejenigen solche solcher solches solchen solchem solch
was wer wen wem wessen welche welcher welches welchen welchem deren dessen denen
hier dort da dahin dorthin daher darum deshalb deswegen somit also folglich demnach demzufolge daran darauf daraus
darin darüber darunter dazu davon dafür damit dagegen dadurch dabei hierbei hierzu hiermit hierfür hierin hiervon
wobei wofür womit worauf worüber wovon wozu worin woran wodurch wie wo
in im an am auf aufs von vom bei beim mit für fürs aus zu zum zur über übers unter durch durchs gegen um ums
gegenüber anhand mithilfe mittels gemäß laut entsprechend entlang innerhalb außerhalb bezüglich hinsichtlich betreffs
inklusive inkl inkl. einschließlich samt mitsamt plus
dass daß ob zwar als aber sondern jedoch desto umso sodass indem nämlich
halt eben eh mal doch wohl denn schon nun noch so sehr ganz ziemlich gern gerne bitte danke dank übrigens
bin bist ist sind seid war warst waren wäre wären sein gewesen sei seien
habe hab hast hat haben habt hatte hatten hätte hättest hätten gehabt
werde wirst wird werden werdet wurde wurden würde würdest würden würdet worden geworden
will willst wollen wollt wollte wolltest wollten möchte möchtest möchten möchtet
lass lasse lassen lässt tu tue tust tut tun getan
etc etc. usw usw. bspw
herr frau hallo hi hey moin servus
`;

/** "Ihr" is her, their and the polite your in one. The bare "sein" is mostly the verb. */
export const POSSESSIVES = `
!my = mein | meine | meinen | meinem | meiner | meines | meins | meinige
!your = dein | deine | deinen | deinem | deiner | deines | deins | euer | eure | euren | eurem | eurer | eures
!his = seine | seinen | seinem | seiner | seines | seins
!their = ihre | ihren | ihrem | ihrer | ihres | ihrs
!our = unser | unsere | unseren | unserem | unserer | unseres | unsern | unserm | unsre | unsren | unsrem | unsrer
`;

/**
 * Inflections at the end of a word. Verbs and their nouns in "-ung" share a stem, and so do "Antwort" and
 * "Antworten"; superlatives keep their "s" ("wichtigste" is not "wichtige").
 */
export const ENDINGS =
  /(?:e?st|(?<=ni)s(?:se[ns]?)?|(?:(?<!s)s|t{1,2})?(?:ung(?:en)?|er[ns]|e[nrsmt]?|s|(?<=[lr])n)|(?<!s)s|t{1,2})$/;
