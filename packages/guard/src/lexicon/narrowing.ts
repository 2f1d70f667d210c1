import { oneLine, wholeWord } from './lines.ts';
import type { Script } from './tables.ts';

/** Words that say which of several things are meant, by language. */
interface Table {
  /** They stand right in front of what they limit. */
  before: string;
  /** They stand right behind it. */
  behind?: string;
  /** Behind these any attribute limits what is meant, but for idle ones: "only open questions". */
  among?: string;
  idle?: string;
  /** In front of the word: what makes it say nothing. */
  empty: string;
}

const TABLES: Readonly<Partial<Record<Script, Table>>> = {
  en: {
    before: oneLine(String.raw`
      existing|remaining|failed|failing|missing|public|private|protected|internal|external|optional|
      required|mandatory|previous|prior|old|older|oldest|new|newer|newest|newly|recent|latest|upcoming|
      unused|local|global|remote|empty|non-\p{L}+|un\p{L}+ed|un(?:paid|read|known|seen|sold|sent|
      safe|stable|common)|invalid|valid|exported|imported|deprecated|modified|changed|updated|edited|
      deleted|archived|disabled|enabled|pending|open|closed|active|inactive|blocked|cancelled|canceled|
      overdue|expired|paid|signed|selected|affected|duplicate[ds]?|nested|direct|indirect|shared|static|
      dynamic|mutable|immutable|async|asynchronous|synchronous|manual|automatic|automated|temporary|
      permanent|primary|secondary|critical|urgent|major|minor|incoming|outgoing|native|foreign|domestic|
      digital|printed|handwritten|registered|verified|anonymous|adult|senior|junior|young|younger|
      elderly|premium|free|male|female|official|unofficial|historical|obsolete|outdated|stale|
      third-party|first-party|top-level|first|second|last|distinct|unique|relative|absolute|trailing|
      leading|original|initial|
      idle|running|stopped|partial|standalone|custom|default|built-in|positive|negative|
      uppercase|lowercase`),
    among: 'all|every|each|only|no|not|never|any|those|these|which|whose',
    idle: oneLine(String.raw`
      \d.*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand|few|called|
      generated|produced|created|
      resulting|combined|used|expected|proposed|suggested|recommended|described|listed|defined|
      titled|provided|given|supplied|attached|included|following|above|below|detailed|advanced|related|
      associated|corresponding|needed|desired|mentioned|aforementioned|specified|requested|intended|
      involved|dedicated|experienced|skilled|balanced|focused|varied|single|individual|separate|
      specific|particular|respective|various|different|possible|potential|relevant|appropriate|suitable|
      proper|important|key|main|major|necessary|own|such|actual|real|other|good|great|clear|simple|
      short|long|brief|concise|new|single-\p{L}+|entire|whole|full|complete|kind|type|sort|and|or|more|
      most|less|very|same|type|code|source|user|text|name|file|data`),
    empty: oneLine(String.raw`
      (?:any|create|creates|creating|add|adds|adding|write|writing|open|make|making|build|building|
      generate|start|introduce|design|develop|propose|suggest)(?: an?| the| any| some| \d+)?|whatever`),
  },
  de: {
    before: oneLine(`
      (?:bestehend|vorhanden|fehlend|fehlgeschlagen|neu|alt|veraltet|öffentlich|privat|intern|extern|
      optional|erforderlich|vorherig|übrig|restlich|verbleibend|ungenutzt|unbenutzt|unbezahlt|ungelesen|
      lokal|global|leer|ungültig|gültig|geändert|gelöscht|aktiv|inaktiv|offen|geschlossen|erst|letzt|
      abgelaufen|betroffen|ausgewählt|abgelehnt|genehmigt|gemeinsam)e[nmrs]?`),
    empty: 'etwaige|eventuelle|erstelle (?:eine?n? )?|schreibe (?:eine?n? )?',
  },
  fr: {
    before: 'nouveaux?|nouvelles?|anciens?|anciennes?|premiers?|premières?|derniers?|dernières?',
    behind: oneLine(`
      existante?s?|restante?s?|manquante?s?|échouée?s?|publi(?:cs?|ques?)|privée?s?|internes?|externes?|
      optionnel(?:le)?s?|obligatoires?|précédente?s?|inutilisée?s?|locales?|locaux|vides?|invalides?|
      valides?|modifiée?s?|supprimée?s?|obsolètes?|ac?tifs?|actives?|inactifs?|inactives?|ouverte?s?|
      fermée?s?|impayée?s?|expirée?s?|sélectionnée?s?|concernée?s?`),
    empty: 'éventuel(?:le)?s?|crée(?:z)? une?|ajoute(?:z)? une?',
  },
  es: {
    before: 'nuev[oa]s?|primer[oa]?s?|últim[oa]s?|antigu[oa]s?',
    behind: oneLine(`
      existentes?|restantes?|fallid[oa]s?|públic[oa]s?|privad[oa]s?|intern[oa]s?|extern[oa]s?|
      opcional(?:es)?|obligatori[oa]s?|anterior(?:es)?|local(?:es)?|vací[oa]s?|válid[oa]s?|
      inválid[oa]s?|modificad[oa]s?|eliminad[oa]s?|obsolet[oa]s?|activ[oa]s?|inactiv[oa]s?|abiert[oa]s?|
      cerrad[oa]s?|vencid[oa]s?|seleccionad[oa]s?`),
    empty: 'eventual(?:es)?|crea una?|añade una?',
  },
};

/** Patterns for sentences in small letters. */
export interface Narrowing {
  before: RegExp | undefined;
  behind: RegExp | undefined;
  among: RegExp | undefined;
  idle: RegExp | undefined;
  empty: RegExp;
}

const COMPILED = new Map(
  Object.entries(TABLES).map(([language, { before, behind, among, idle, empty }]) => {
    const narrowing: Narrowing = {
      before: wholeWord(before),
      behind: behind === undefined ? undefined : wholeWord(behind),
      among: among === undefined ? undefined : wholeWord(among),
      idle: idle === undefined ? undefined : wholeWord(idle),
      empty: new RegExp(`(?<![\\p{L}\\p{N}])(?:${empty}) ?$`, 'u'),
    };
    return [language, narrowing];
  }),
);

/** What limits things in a language; English where a text is too short to tell its language. */
export const narrowingOf = (language: Script): Narrowing | undefined =>
  COMPILED.get(language === 'other' ? 'en' : language);
