import type { Language } from '@refinery/text/language.ts';
import { wordSet } from '@refinery/text/word-list.ts';

/** What tells that words are named, not used: "the word really", "never say of course". */
export interface Cues {
  /** Their object is often a word: "say", "avoid", "contains". */
  verbs: ReadonlySet<string>;
  /** These take a second word: "replace … by …", "start with …". */
  pairs: ReadonlySet<string>;
  prepositions: ReadonlySet<string>;
  /** What is called by its name: "word", "label", "refrain". */
  nouns: ReadonlySet<string>;
  /** What may have a wording, but often has something else behind it: "answer", "title". */
  values: ReadonlySet<string>;
  /** What a line names that introduces a list: "Banned words:". */
  lists: ReadonlySet<string>;
  /** Verbs of such a line: "Never say:", "Avoid:". */
  bans: ReadonlySet<string>;
  /** Introduce members of a list: "such as", "like". */
  links: ReadonlySet<string>;
  be: ReadonlySet<string>;
  /** Between the members of a list. */
  joints: ReadonlySet<string>;
  /** Between a cue and what it names: "never", "always". */
  between: ReadonlySet<string>;
  /** An ordinary object or clause begins with one of these. */
  determiners: ReadonlySet<string>;
  /** Behind a verb these begin something else than its object. */
  openers: ReadonlySet<string>;
  /** No object begins with one of these: "contains could you". */
  odd: ReadonlySet<string>;
  /** Behind what is named: "how often please occurs". */
  trailing: ReadonlySet<string>;
  /** Open a clause whose verb may come last: "wenn die Nachricht bitte enthält". */
  conditions: ReadonlySet<string>;
}

const ENGLISH: Cues = {
  verbs: wordSet(
    `say says said saying write writes wrote written writing use uses used using avoid avoids avoiding ban bans banned banning replace replaces
    replaced remove removes removed removing delete deletes deleted drop omit strip contain contains contained containing mention mentions
    mentioned mean means meant translate translates count counts counted tag tags tagged flag flags flagged mark marks marked match matches
    matched call calls called spell spells pronounce rhyme rhymes rhyming type types typed typing skip find finds search highlight highlights
    detect detects forbid forbids forbidden prohibit prohibits prohibited overuse repeat repeats put insert append prefer prefers swap compare
    distinguish adding change changes changed convert rewrite judge define ask asks asked answer answers reply replies hear hears read reads separate separates
    allow allows reject rejects label labels show shows sing sings shout shouts print prints`,
  ),
  pairs: wordSet(
    `replace replaces replaced change changes swap substitute compare compares distinguish distinguishes translate translates rhyme rhymes
    rhyming start starts started starting begin begins beginning open opens opening end ends ended ending close closes closing finish finishes
    respond responds answer answers reply replies turn convert prefix rewrite greet greets sign confuse difference put judge filter search listen fill`,
  ),
  prepositions: wordSet('with by to into as from for than of between against'),
  nouns: wordSet(
    `word words phrase phrases term terms adverb adverbs adjective verb noun expression expressions interjection category categories label labels keyword keywords refrain chorus greeting greetings closing closings salutation sign-off signoff marker markers tag tags strings idiom idioms hedge hedges intensifier intensifiers filler fillers cliché clichés buzzword buzzwords lyric lyrics rhyme spelling meaning vs versus prefix suffix`,
  ),
  values: wordSet(
    `answer answers reply replies option options value values response topic caption heading line lines slogan motto message text title name command button string input token tokens pattern`,
  ),
  lists: wordSet(
    `words phrases terms adverbs adjectives expressions interjections categories labels keywords greetings closings salutations markers tags
    synonyms idioms hedges intensifiers fillers filler clichés buzzwords vocabulary wording phrasing lingo jargon refrain chorus spelling options
    option answers values moods tones buttons button emotions intents choices replies glossary dictionary trigger triggers lyrics hashtags`,
  ),
  bans: wordSet(
    'avoid avoiding ban banned forbidden prohibited replace strip remove delete translate flag disallowed',
  ),
  links: wordSet('like namely including e.g eg i.e ie'),
  be: wordSet('is are was were means'),
  joints: wordSet(', ; / | & or and nor but than vs versus'),
  between: wordSet('never always only ever just not also either neither both often whether'),
  determiners: wordSet(
    `the a an this that these those my your his her its our their all each every any some no not one two three four five six seven eight nine
    ten up whether which who`,
  ),
  openers: wordSet(
    'it them me us him in on at for about to if when how what why where as more less fewer many much',
  ),
  odd: wordSet(
    `could would can will may might should do does did is are am was were i you we thank thanks please sorry hello hi hey dear yes ok okay sure
    of needless due great good to-be just really very simply i'm i'd you're it's`,
  ),
  trailing: wordSet('rhymes rhyme occurs occur appears appear goes mean means counts'),
  conditions: wordSet(''),
};

const GERMAN: Cues = {
  verbs: wordSet(
    `sagen sage sag sagt schreiben schreibe schreib schreibt verwenden verwende verwendet benutzen benutze benutzt nutze vermeiden vermeide
    vermeidet ersetzen ersetze ersetzt streichen streiche entfernen entferne lösche löschen enthält enthalten zähle zählen markiere markieren
    übersetze übersetzen heißt bedeutet nenne nennen suche finde lautet lauten reimt meide meiden verbiete verboten erwähne erwähnt tippt antworte
    antwortet ruft unterscheidet unterscheide`,
  ),
  pairs: wordSet(
    `ersetze ersetzen ersetzt beginne beginnt beginnen ende endet enden starte startet schließe schließt antworte antwortet übersetze vergleiche
    vergleichen unterscheidet unterscheide unterschied reimt reime statt anstelle eröffne`,
  ),
  prepositions: wordSet('mit durch in als von und zwischen auf statt zu aus im'),
  nouns: wordSet(
    `wort wörter wörtern worte ausdruck ausdrücke ausdrücken floskel floskeln begriff begriffe phrase phrasen adverb adverbien partikel modalpartikel refrain anrede gruß grüße grußformel schlussformel label labels kategorie kategorien stichwort stichwörter schlagwort füllwort füllwörter füllwörtern formel unterschied wendung wendungen`,
  ),
  values: wordSet(`antwort antworten titel betreff knopf schaltfläche satz`),
  lists: wordSet(
    `wörter worte ausdrücke floskeln begriffe phrasen adverbien kategorien labels stichwörter füllwörter wendungen antworten anreden grüße
    grußformeln werte stimmungen optionen glossar auslöser`,
  ),
  bans: wordSet(
    'vermeide vermeiden verboten verbotene gesperrt gesperrte ersetze streiche entferne übersetze meide',
  ),
  links: wordSet('wie etwa z.b zb'),
  be: wordSet('ist sind war lautet lauten heißt'),
  joints: wordSet(', ; / | & und oder noch sowie vs'),
  between: wordSet('nie niemals immer nur nicht auch stets weder nirgends'),
  determiners: wordSet(
    'der die das den dem des ein eine einen einem einer eines kein keine keinen mein dein sein ihr unser alle jede jeden jedes',
  ),
  openers: wordSet('in auf für mit zu'),
  odd: wordSet(
    'könnten könntest würden würdest bitte danke vielen hallo ja nein gerne ich wir sehr guten herzlichen liebe lieber',
  ),
  trailing: wordSet('reimt vorkommt vorkommen steht bedeutet heißt bedeuten'),
  conditions: wordSet('wenn falls sobald ob wo wie'),
};

const FRENCH: Cues = {
  verbs: wordSet(
    `dire dis dit disent dites écrire écris écrit écrivez n'écris n'écrivez utiliser utilise utilisez n'utilise n'utilisez emploie employez
    n'emploie n'employez évite évitez éviter remplace remplacez remplacer supprime supprimez contient contiennent compte comptez marque traduis
    traduisez signifie cherche bannis interdis oublie mentionne tape dit-on ajoute réponds répond prononce dis`,
  ),
  pairs: wordSet(
    `remplace remplacez commence commencez commencer termine terminez finis réponds répondez ouvre ouvrez différence compare comparez distingue
    rime rimer lieu plutôt traduis`,
  ),
  prepositions: wordSet('par avec en de d et entre que'),
  nouns: wordSet(
    `mot mots expression expressions terme termes adverbe adverbes formule formules refrain étiquette étiquettes catégorie catégories mot-clé salutation salutations tic tics interjection locution`,
  ),
  values: wordSet(`réponse réponses titre objet bouton phrase phrases libellé`),
  lists: wordSet(
    `mots expressions termes adverbes formules étiquettes catégories mots-clés salutations tics réponses options valeurs humeurs locutions
    glossaire déclencheurs`,
  ),
  bans: wordSet(
    'évite évitez éviter interdits interdites interdit bannis bannies proscrits remplace traduis supprime',
  ),
  links: wordSet('comme tel tels telle telles notamment'),
  be: wordSet('est sont était'),
  joints: wordSet(', ; / | & et ou ni'),
  between: wordSet('jamais toujours pas les le la des que seulement ni'),
  determiners: wordSet(
    'le la les un une des du ce cet cette ces mon ma mes ton ta tes son sa ses notre votre leur tout toute tous chaque',
  ),
  openers: wordSet('à en dans pour sur plus'),
  odd: wordSet("pourrais-tu pourriez-vous merci bonjour salut oui non bien s'il cher chère je vous veuillez"),
  trailing: wordSet('rime rimes apparaît signifie veut'),
  conditions: wordSet(''),
};

const SPANISH: Cues = {
  verbs: wordSet(
    `decir di diga digas digan dice dicen escribir escribe escribas escriba escriban usar usa uses use usen utiliza utilices emplea evita evite
    eviten evitar reemplaza sustituye elimina contiene contenga contienen cuenta marca traduce traduzca significa busca prohíbe menciona pon pone
    responde contesta contestes empieza acaba`,
  ),
  pairs: wordSet(
    `reemplaza sustituye sustituir cambia empieza comienza termina acaba responde responda abre cierra diferencia compara distingue rima lugar vez
    traduce`,
  ),
  prepositions: wordSet('por con en de y entre a'),
  nouns: wordSet(
    `palabra palabras expresión expresiones término términos adverbio adverbios fórmula fórmulas estribillo etiqueta etiquetas categoría categorías saludo saludos despedida despedidas muletilla muletillas`,
  ),
  values: wordSet(`respuesta respuestas título asunto botón frase frases opciones`),
  lists: wordSet(
    `palabras expresiones términos adverbios frases fórmulas etiquetas categorías saludos despedidas respuestas muletillas opciones valores
    glosario`,
  ),
  bans: wordSet(
    'evita evite evitar prohibidas prohibidos prohibida reemplaza sustituye cambia elimina traduce',
  ),
  links: wordSet('como tales'),
  be: wordSet('es son era'),
  joints: wordSet(', ; / | & y e o u ni'),
  between: wordSet('nunca siempre no jamás solo sólo ni'),
  determiners: wordSet(
    'el la los las lo un una unos unas este esta estos estas mi tu su sus tus nuestro vuestro todo toda todos todas cada',
  ),
  openers: wordSet('en para más a'),
  odd: wordSet('podrías podría gracias hola buenos buenas sí no por claro querido estimado estimada muchas'),
  trailing: wordSet('rima aparece significa'),
  conditions: wordSet(''),
};

const ITALIAN: Cues = {
  verbs: wordSet(
    `dire di' dice dici dicono dica scrivere scrivi scrive scrivete usare usa usi usate utilizza utilizzare evita evitare evitate sostituisci
    elimina togli contiene contengono conta marca traduci significa cerca vieta menziona metti rispondi risponde ripeti`,
  ),
  pairs: wordSet(
    `sostituisci sostituire cambia inizia comincia termina finisci chiudi chiudila chiudilo apri rispondi differenza confronta distingui rima
    posto invece traduci`,
  ),
  prepositions: wordSet('per con in di da e tra fra a'),
  nouns: wordSet(
    `parola parole espressione espressioni termine termini avverbio avverbi formula formule ritornello etichetta etichette categoria categorie saluto saluti intercalare intercalari`,
  ),
  values: wordSet(`risposta risposte titolo oggetto pulsante frase frasi`),
  lists: wordSet(
    'parole espressioni termini avverbi frasi formule etichette categorie saluti risposte intercalari opzioni valori glossario',
  ),
  bans: wordSet('evita evitare vietate vietati proibite sostituisci cambia elimina traduci'),
  links: wordSet('come tipo quali'),
  be: wordSet('è sono era'),
  joints: wordSet(', ; / | & e ed o oppure né'),
  between: wordSet('mai sempre non solo né'),
  determiners: wordSet(
    "il lo la i gli le un uno una l' questo questa questi queste mio mia tuo tua suo sua ogni tutto tutti tutta tutte",
  ),
  openers: wordSet('in per più a'),
  odd: wordSet('potresti potrebbe grazie ciao buongiorno gentile sì no per certo caro cara'),
  trailing: wordSet('rima compare appare significa'),
  conditions: wordSet(''),
};

const PORTUGUESE: Cues = {
  verbs: wordSet(
    `dizer diz diga digas dizem escrever escreve escreva escrevas escrevam usar usa use uses usem utilize utilizes emprega evita evite evitem
    evitar substitua substitui elimine remova contém contenha contêm conta conte marca marque traduza traduz significa procura procure proíba
    menciona mencionar coloque responde responda repita`,
  ),
  pairs: wordSet(
    `substitua substitui troque comece começa começar começar-por termine termina terminar acabe responda responde abra feche diferença compare
    distinga rime lugar vez traduza`,
  ),
  prepositions: wordSet('por com em de e entre a'),
  nouns: wordSet(
    `palavra palavras expressão expressões termo termos advérbio advérbios fórmula fórmulas refrão etiqueta etiquetas categoria categorias saudação saudações despedida despedidas muleta muletas`,
  ),
  values: wordSet(`resposta respostas título assunto botão frase frases`),
  lists: wordSet(
    'palavras expressões termos advérbios frases fórmulas etiquetas categorias saudações despedidas respostas muletas opções valores glossário',
  ),
  bans: wordSet('evita evite evitar proibidas proibidos proibida substitua substitui troque remova traduza'),
  links: wordSet('como tais'),
  be: wordSet('é são era'),
  joints: wordSet(', ; / | & e ou nem'),
  between: wordSet('nunca sempre não jamais só apenas nem'),
  determiners: wordSet(
    'o a os as um uma uns umas este esta estes estas meu minha teu tua seu sua seus suas todo toda todos todas cada',
  ),
  openers: wordSet('em para mais'),
  odd: wordSet('poderias poderia obrigado obrigada olá bom boa sim não por claro caro cara muito'),
  trailing: wordSet('rima aparece significa'),
  conditions: wordSet(''),
};

/** By language of the sentence; undefined for languages without phrases to leave out. */
export const CUES: Partial<Record<Language, Cues>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  it: ITALIAN,
  pt: PORTUGUESE,
};

/** "Bad: …", "Good example: …": lines that show how something is, or is not, to be written. */
export const SAMPLE_LABELS = wordSet(
  `bad good wrong right poor better worse best incorrect correct example sample
  schlecht gut falsch richtig besser beispiel
  mauvais mauvaise bon bonne faux incorrect mieux exemple
  mal malo bueno incorrecto correcto ejemplo mejor
  male sbagliato giusto errato corretto esempio meglio
  mau bom errado certo ruim exemplo melhor`,
);
/** The same, but only right before the colon: "Before: …", "Do not: …". */
export const SAMPLE_ENDS = wordSet(
  `before after instead do don't not avoid vorher nachher stattdessen avant après bien antes después bene prima dopo depois`,
);
/** "Example:", "E.g.:": what stands below is a sample. */
export const SAMPLE_LEADS = wordSet(
  'example examples e.g eg sample samples beispiel beispiele exemple exemples ejemplo ejemplos esempio esempi exemplo exemplos',
);
/** The same in signs. */
export const SAMPLE_SIGNS = wordSet('❌ ✅ ✗ ✓ ✘ ✔ 👎 👍 🚫 ⛔');
/** What stands beside one of these is one of two: "really | -2", "please = bitte". */
export const PAIR_SIGNS = wordSet('= → ← > | / ≠ ⇒ ↔ vs – · •');
/** Lines with one of these pair two wordings. */
export const ARROWS = wordSet('→ ← ⇒ ↔ =>');
/** Before a word that is counted as a thing. */
export const COUNTING = wordSet(
  'the every each any no own another jedes jede chaque tout un cada todo el um ogni ciascun il',
);
/** Words of courtesy that go alone. */
export const COURTESY = wordSet('please pls plz kindly bitte');
