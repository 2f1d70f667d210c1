import { phrasePass } from '../../phrases/phrase-pass.ts';

export const META_TALK = phrasePass(
  'meta-talk',
  'de',
  `
    1 ^^ ich hoffe , das hilft dir|ihnen? weiter? $ =>
    1 ^^ ich hoffe , das ist verständlich|klar|so ok|okay? $ =>
    1 ^^ ich hoffe , du kannst mir helfen|weiterhelfen $ =>
    1 ^^ ich hoffe , sie können mir helfen|weiterhelfen $ =>
    1 ^^ ich freue mich schon? auf deine|ihre|eure antwort|antworten|rückmeldung|vorschläge|ideen $ =>
    1 ^^ ich bin schon? sehr? gespannt auf deine|ihre antwort|antworten|vorschläge|ideen $ =>
    1 ^^ ich bin schon? sehr? gespannt $ =>
    1 ^^ lass uns anfangen|beginnen|loslegen|starten $ =>
    1 ^^ los geht's $ =>
    1 ^^ los geht es $ =>
    1 ^^ hast du das alles? verstanden $ =>
    1 ^^ haben sie das alles? verstanden $ =>
    1 ^^ ist das klar|verständlich $ =>
    1 ^^ alles klar|verstanden $ =>
    1 ^^ gib dein bestes $ =>
    1 ^^ geben sie ihr bestes $ =>
    1 ^^ gib dir mühe $ =>
    1 ^^ nimm dir zeit $ =>
    1 ^^ ich zähle auf dich|sie $ =>
    1 ^^ du schaffst das $ =>
    1 ^^ ich brauche|bräuchte|benötige kurz? deine|ihre|mal? hilfe $ =>
    1 ^^ kannst|könntest du mir helfen $ =>
    1 ^^ können|könnten sie mir helfen $ =>
    1 ^^ ich habe eine|folgende kleine|kurze? bitte an? dich|sie? :|. =>
    1 ^^ ich habe eine|folgende kurze|kleine? frage|aufgabe an|für? dich|sie? :|. =>
    1 ^^ ich hätte da? eine|folgende kurze|kleine? frage|bitte an? dich|sie? :|. =>
    1 ^^ ich habe folgendes anliegen|problem :|. =>
    1 ^^ hier ist , was ich brauche|möchte|will :|. =>
    1 ^^ hier kommt|ist|folgt die|meine|deine aufgabe :|. =>
    1 ^^ meine frage lautet|ist : => Frage:
    1 ^^ meine frage lautet|ist folgende : => Frage:
    1 ^^ deine|ihre aufgabe lautet|ist : => Aufgabe:
    1 ^^ deine|ihre aufgabe lautet|ist wie folgt : => Aufgabe:
    1 ^^ deine|ihre aufgabe ist folgende : => Aufgabe:
    1 ^^ deine|ihre aufgaben sind|lauten wie|folgende? folgt? : => Aufgaben:
    2 ^^ zu deinen|ihren aufgaben gehören|gehört folgende|folgendes? : => Aufgaben:
    2 ^^ beachte|beachten dabei|sie? dabei|bitte? folgendes : => Beachte:
    2 ^^ beachte dabei? die|diese folgenden|folgende? regeln|hinweise|vorgaben|richtlinien : => Regeln:
    2 ^^ beachten sie dabei? die|diese folgenden|folgende? regeln|hinweise|vorgaben|richtlinien : => Regeln:
    2 ^^ beachte dabei? die|diese folgenden punkte : => Beachte:
    2 ^^ halte dich dabei? an die|diese|folgende folgenden? regeln|vorgaben|richtlinien|anweisungen : => Regeln:
    2 ^^ halten sie sich dabei? an die|diese|folgende folgenden? regeln|vorgaben|richtlinien|anweisungen : => Regeln:
    2 ^^ befolge die|diese|folgende folgenden? regeln|vorgaben|anweisungen : => Regeln:
    2 ^^ gehe|geh dabei? folgendermaßen|wie|so folgt|dabei? vor : => Vorgehen:
    2 ^^ gehen sie dabei? folgendermaßen|wie folgt? vor : => Vorgehen:
    2 ^^ es gelten|gibt folgende regeln : => Regeln:
    2 ^^ es gelten folgende anforderungen|vorgaben : => Anforderungen:
    2 ^^ hier ist ein beispiel : => Beispiel:
    2 ^^ hier sind einige|ein|zwei|drei|mehrere paar? beispiele : => Beispiele:
    2 ^^ hier ist|kommt|folgt der text : => Text:
    2 ^^ hier ist|folgt mein|der code : => Code:
    2 ^^ hier sind die daten : => Daten:
    2 ^^ der text lautet wie|folgendermaßen? folgt? : => Text:
    2 ^^ im folgenden findest du den text : => Text:
    2 ^^ die antwort|ausgabe soll|sollte folgendes|dieses format haben : => Format:
    2 ^^ die antwort|ausgabe soll|sollte folgendermaßen|so aussehen|aufgebaut sein? : => Format:
    2 ^^ die antwort|ausgabe soll|sollte wie folgt aussehen : => Format:
    2 ^^ die antwort|ausgabe soll|sollte folgende|diese struktur haben : => Struktur:
    2 ^^ verwende|nutze|benutze dafür|dabei|für? folgendes|dieses format : => Format:
    2 ^^ verwende|nutze|benutze folgende|diese struktur|gliederung : => Struktur:
    2 ^^ der kontext ist folgender : => Kontext:
    2 ^^ hier ist der kontext : => Kontext:
    2 ^^ hier sind einige hintergrundinformationen : => Kontext:
  `,
);
