import type { Reading } from '../read/reading.ts';
import type { Place } from '../types.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/**
 * Names of languages in English, German, French, Spanish, Portuguese and Italian, and in Chinese and
 * Japanese.
 */
const NAMES = `
en english englisch englischer anglais inglés ingles inglês inglese 英文 英语 英語
de german deutsch deutscher allemand alemán aleman alemão tedesco 德文 德语 ドイツ語
fr french französisch französischer français francés frances francês francese 法文 法语 フランス語
es spanish spanisch spanischer espagnol español espanol espanhol castellano spagnolo 西班牙语 西班牙文 スペイン語
it italian italienisch italienischer italien italiano 意大利语 意大利文 イタリア語
pt portuguese portugiesisch portugiesischer portugais portugués portugues português portoghese 葡萄牙语 ポルトガル語
nl dutch niederländisch niederländischer néerlandais neerlandés holandés neerlandês holandês olandese 荷兰语 オランダ語
pl polish polnisch polnischer polonais polaco polonês polacco 波兰语 ポーランド語
ru russian russisch russischer russe ruso russo 俄语 俄文 ロシア語
uk ukrainian ukrainisch ukrainischer ukrainien ucraniano ucraino 乌克兰语 ウクライナ語
tr turkish türkisch türkischer turc turco 土耳其语 トルコ語
ar arabic arabisch arabischer arabe árabe arabo 阿拉伯语 アラビア語
zh chinese mandarin chinesisch chinesischer chinois chino chinês cinese 中文 汉语 中国語
ja japanese japanisch japanischer japonais japonés japonês giapponese 日文 日语 日本語
ko korean koreanisch koreanischer coréen coreano 韩语 韓国語
sv swedish schwedisch schwedischer suédois sueco svedese
da danish dänisch dänischer danois danés dinamarquês danese
no norwegian norwegisch norwegischer norvégien noruego norueguês norvegese
fi finnish finnisch finnischer finnois finlandés finlandês finlandese
cs czech tschechisch tschechischer tchèque checo tcheco ceco
hu hungarian ungarisch ungarischer hongrois húngaro ungherese
ro romanian rumänisch rumänischer roumain rumano romeno rumeno
el greek griechisch griechischer grec griego grego greco
he hebrew hebräisch hebräischer hébreu hebreo hebraico ebraico
hi hindi
`;

const CODES = new Map<string, string>();
for (const line of NAMES.trim().split('\n')) {
  const [code = '', ...names] = line.split(' ');
  for (const name of names) CODES.set(name, code);
}
const CJK = [...CODES.keys()].filter((name) => /\p{Script=Han}|\p{Script=Katakana}/u.test(name));
const WORDS = new RegExp(`${CJK.join('|')}|\\p{Script=Latin}+`, 'gu');

interface Named extends Place {
  code: string;
}

/** The languages that a part of a text names. */
function namedIn(text: string, { start, end }: Place): Named[] {
  const found: Named[] = [];
  for (const match of text.slice(start, end).matchAll(WORDS)) {
    const code = CODES.get(match[0].toLowerCase());
    const at = start + match.index;
    if (code) found.push({ code, start: at, end: at + match[0].length });
  }
  return found;
}

/** "In English", "auf Deutsch": what is to be written, not who or what it is about. */
const isAsked = ({ text }: Reading, start: number): boolean =>
  ASKED.test(text.slice(Math.max(0, start - LONGEST_ASKED), start));

const ASKED = /(?:^|[^\p{L}])(?:in|into|auf|ins|en|em|al) $/iu;
const LONGEST_ASKED = 8;

/** How often a text names which language. */
function countCodes({ text }: Reading): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of namedIn(text, { start: 0, end: text.length }))
    counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/**
 * "Answer in Spanish" that became "answer in English": a language that is named less often where its sentence
 * names another one now, or that nothing names any more.
 */
export function changedLanguages({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const before = countCodes(original);
  if (before.size === 0) return found;
  const after = countCodes(rewritten);
  for (const [s, statement] of original.statements.entries()) {
    const home = rewritten.statements[matches.home[s] ?? -1];
    if (matches.same[s] || !home) continue;
    const own = namedIn(original.text, statement);
    const others = new Set(namedIn(rewritten.text, home).map(({ code }) => code));
    const isNew = [...others].some((code) => own.every((named) => named.code !== code));
    for (const { code, start, end } of own) {
      const left = after.get(code) ?? 0;
      const reason = isNew ? 'another language is named instead' : 'the language is no longer named';
      const isGone = isNew ? left < (before.get(code) ?? 0) : left === 0 && isAsked(original, start);
      if (!others.has(code) && isGone) found.push(lostOrDoubtful('language', 'doubtful', start, end, reason));
    }
  }
  return found;
}
