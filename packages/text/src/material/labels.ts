import { wordSet } from '../word-list.ts';
import { SAYS, wordSays } from './words.ts';

/** A line that is a label, or begins with one: "Text:", "**Customer message:** …", "Context". */
const LABEL =
  /^\s{0,3}(\*{0,2})([\p{L}\d][\p{L}\d ’'/()_.-]{0,38}?)(?:\1 {0,2}[:：]|[:：]\1)(?=\s|$|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;
/** Of a line without the spaces around it, of which code has more. */
const BARE = /^(\*{0,2})(\p{Lu}[\p{L}\d ’'-]{0,30})\1$/u;
const INDENTED = /^\s{4}/;
const MOST_WORDS = 4;

const OWN = wordSet(
  `role persona task tasks goal goals objective objectives rules rule format instructions instruction guidelines requirements constraints style
  tone length output language audience steps step criteria notes note important deliverable deliverables purpose scope expectations workflow
  limits limitations restrictions behavior behaviour responsibilities
  rolle aufgabe ziel regeln format anweisungen vorgaben stil ton länge ausgabe sprache zielgruppe schritte anforderungen hinweis wichtig
  rôle tâche objectif règles consignes ton longueur langue étapes sortie
  rol tarea objetivo reglas instrucciones tono longitud idioma pasos salida
  papel tarefa regras instruções tom idioma passos saída
  ruolo compito obiettivo regole istruzioni tono lunghezza lingua passi`,
);
/** Labels of background that the author may write or hand over. */
const OPEN = wordSet('context kontext contexte contexto contesto');
/** Names that are material even where its words ask for something. */
const ASKED =
  /(?:question|query|prompt|frage|pregunta|pergunta|domanda|problem|问题|質問|input|student|user|customer|client|kunde|kundin|cliente|usuario|usuário|utente|answer|message|ticket|review|tweet|comment|e-?mail|draft|article|post|sentence|user request|bewertung|kundenanfrage|nachricht|kommentar|entwurf|satz|courriel|avis|mensaje|reseña|correo|mensagem|resenha|recensione|messaggio|text|excerpt|passage|paragraph|transcript|letter|original|(?<!\p{L})(?:ad|cv)|advert|advertisement|resume|résumé|speech|poem|lyrics|dialogue|stellenanzeige|anzeige|lebenslauf|gedicht|annonce|poème|anuncio|poema|annuncio|poesia|anúncio)s?$/iu;
const CJK_PIECE =
  /(?:文本|原文|文章|记录|笔记|留言|邮件|内容|资料|问题|评论|对话|摘要|数据|例子|示例|テキスト|本文|文章|メール|メモ|記録|質問|レビュー|会話|データ|例|コメント)$/u;

/** Names of what is to be written: "2. Message", "First paragraph". */
const OUTLINED =
  /^(?:\d{1,3}[.)]\s|(?:first|second|third|fourth|fifth|last|final|erster?s?|zweiter?s?|dritter?s?|vierter?s?|letzter?s?|premi[eè]re?|deuxième|second[eoa]|troisième|derni[eè]re?|primer[oa]?|segund[oa]|tercer[oa]?|últim[oa]|primeir[oa]|terceir[oa]|prim[oa]|terz[oa]|ultim[oa])\s|第[一二三四五\d]+)/u;

/** "END EXAMPLES": behind it the author goes on. */
const ENDS = /^(?:end|ende|fin|fine|fim)(?: (?:of|der|des|de|del|di|do|da)(?: the)?)? \p{L}/u;

export interface Label {
  name: string;
  /** In UTF-16 units of the line, its colon included. */
  length: number;
}

/**
 * The label that a line begins with, if it is one that is known. `opens`: the line is the first one of a
 * paragraph.
 */
export function readLabel(line: string, opens: boolean): Label | undefined {
  const found = LABEL.exec(line);
  if (found) {
    const name = found[2]?.trim() ?? '';
    // "Set the state (Draft: …)" is the middle of a sentence.
    const isCut = name.lastIndexOf('(') > name.lastIndexOf(')');
    return isCut || kindOf(name) === 'unknown' ? undefined : { name, length: found[0].length };
  }
  const bare = opens && !INDENTED.test(line) ? BARE.exec(line.trim()) : null;
  const name = bare?.[2] ?? '';
  return bare && kindOf(name) !== 'unknown' ? { name, length: line.length } : undefined;
}

export type LabelKind = 'material' | 'open' | 'own' | 'unknown';

/**
 * What stands under a label or heading: something handed over, something that may be, the author's own words,
 * or nothing known.
 */
export function kindOf(label: string): LabelKind {
  const name = label
    .replace(/[*_:#]+/g, ' ')
    .trim()
    .toLowerCase();
  if (OUTLINED.test(name) || isOrder(name)) return 'unknown';
  if (ENDS.test(name)) return 'own';
  if (CJK_PIECE.test(name)) return 'material';
  const words = name.split(/[\s/()_-]+/).filter((word) => word !== '' && !/^(?:\d+|[a-z])$/.test(word));
  if (words.length === 0 || words.length > MOST_WORDS) return 'unknown';
  if (words.some((word) => (wordSays(word) & SAYS.directs) !== 0)) return 'own';
  if (/^(?:always|never|provide)$/.test(words[0] ?? '')) return 'own';
  if (/^(?:on|in|at|by|for|with|to|of)$/.test(words[0] ?? '')) return 'unknown';
  const last = words.at(-1) ?? '';
  if (OPEN.has(last)) return 'open';
  if (/^(?:notes?|lecture notes|meeting notes)$/.test(name)) return name === 'note' ? 'own' : 'material';
  if (OWN.has(last) || OWN.has(words[0] ?? '')) return 'own';
  if (/^(?:student|customer|user|client|kunde|kundin|client|cliente)$/.test(name)) return 'material';
  if ((wordSays(last) & SAYS.piece) !== 0) return 'material';
  return /^(?:answer|antwort|réponse|respuesta|resposta|risposta)$/.test(last) && words.length > 1
    ? 'material'
    : 'unknown';
}

/** "Translate the report": what is to be done, not the name of a text. */
const isOrder = (name: string): boolean => {
  const [verb = '', article = ''] = name.split(/\s+/, 2);
  return (wordSays(verb) & SAYS.asks) !== 0 && (wordSays(article) & SAYS.mine) !== 0;
};

/** Whether a label stands before material whatever it says. */
export const isAsked = (name: string): boolean => ASKED.test(name.trim());
