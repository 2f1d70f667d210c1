import { phrasePass } from '../../phrases/phrase-pass.ts';

export const POLITENESS = phrasePass(
  'politeness',
  'de',
  `
    1 !ich|wir|wie|eine|einer|meine|meiner|unsere|die|der|diese|dieser|kleine|große|letzte|erste|zweite|ihre|deine|jede|und|oder|wort bitte ,? !um|an|von|oder|und|: =>
    1 , bitte $ =>
    1 doch bitte =>
    1 bitte doch|mal|einmal =>
    1 bitte doch mal =>
    1 , danke $ =>
    1 , vielen|besten|herzlichen|tausend dank $ =>
    1 , danke im voraus $ =>
    1 , vielen dank im voraus $ =>
    1 ^^ danke schön|sehr|dir|ihnen|euch? $ =>
    1 ^^ dankeschön $ =>
    1 ^^ danke schon? im|mal voraus? $ =>
    1 ^^ danke schon mal im? voraus? $ =>
    1 ^^ danke schon einmal im? voraus? $ =>
    1 ^^ danke für deine|ihre|eure|die hilfe|unterstützung|mühe|zeit|bemühungen|antwort $ =>
    1 ^^ danke im voraus für deine|ihre|eure|die hilfe|unterstützung|mühe|zeit|bemühungen|antwort $ =>
    1 ^^ vielen|besten|herzlichen|tausend lieben? dank $ =>
    1 ^^ vielen|besten|herzlichen dank schon|bereits? im voraus $ =>
    1 ^^ vielen|besten|herzlichen dank schon mal im? voraus? $ =>
    1 ^^ vielen|besten|herzlichen dank für deine|ihre|eure|die hilfe|unterstützung|mühe|zeit|bemühungen|antwort im? voraus? $ =>
    1 ^^ vielen|besten|herzlichen dank im voraus für deine|ihre|eure|die hilfe|unterstützung|mühe|zeit|bemühungen $ =>
    1 ^^ ich danke dir|ihnen|euch sehr|herzlich? im? voraus? $ =>
    1 ^^ ich danke dir|ihnen|euch für deine|ihre|eure hilfe|unterstützung|mühe|zeit $ =>
    1 ^^ ich bedanke mich im|schon voraus|jetzt? $ =>
    1 ^^ das wäre toll|super|klasse|nett|lieb|großartig|sehr? nett|hilfreich? $ =>
    1 ^^ das würde mir sehr|wirklich? helfen|weiterhelfen $ =>
    1 ^^ du bist der|die beste $ =>
    1 ^^^ hallo|hi|hey|moin|servus|hallöchen|grüezi chatgpt|gpt|claude|gemini|ki|assistent|zusammen|du|liebe|lieber? ki|assistent|chatgpt? ,|!|. =>
    1 ^^^ guten tag|morgen|abend chatgpt|gpt|claude|gemini|zusammen? ,|!|. =>
    1 ^^^ grüß gott ,|!|. =>
    1 ^^^ liebe|lieber ki|assistent|chatgpt|claude|gemini ,|!|. =>
    1 ^^^ sehr geehrte damen und herren ,|!|. =>
    1 ^^ ich hoffe , es geht dir|ihnen|euch gut $ =>
    1 ^^ ich hoffe , dir|ihnen|euch geht es gut $ =>
    1 ^^ wie geht es dir|ihnen heute? $ =>
    1 ^^ wie geht's dir? $ =>
    1 ^ wenn es dir|ihnen nichts ausmacht , =>
    1 , wenn es dir|ihnen nichts ausmacht ,? =>
    1 ^ wenn es keine umstände macht , =>
    1 , wenn es keine|nicht zu viel? viele|große? umstände|mühe macht ,? =>
    1 , wenn du so nett|lieb|freundlich|gut wärst|bist ,? =>
    1 , wenn sie so nett|lieb|freundlich|gut wären|sind ,? =>
    1 , wenn ich bitten|fragen darf ,? =>
    1 ^ sei so nett|lieb|freundlich|gut und =>
    1 ^ seien sie so nett|lieb|freundlich|gut und =>
    1 freundlicherweise =>
    1 netterweise =>
    1 liebenswürdigerweise =>
  `,
);
