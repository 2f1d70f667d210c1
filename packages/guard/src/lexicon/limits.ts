import type { Script } from './tables.ts';

/** A small word that narrows what is asked for, and what says so as well. */
interface Limit {
  kind: string;
  said: RegExp;
  kept: RegExp;
}

/**
 * Tables of patterns: a kind, the words that limit, and behind `=` what else says the same; all in small
 * letters.
 */
const LIMITS: Readonly<Partial<Record<Script, string>>> = {
  en: String.raw`
bound: but (?:only|just) once|but (?:no|not) more(?: than that)?(?! than) = only|more|exactly|most|just|single|max\w*
manner: in writing = writ\w*|letter|e-?mail|mail|post|paper
unit: (?:business|working|calendar|trading|banking|school|consecutive) (?:days?|hours?|weeks?) = business|working|work|calendar|trading|banking|school|consecutive|weekdays?|office
quantifier: separately|individually|one by one|one at a time = separate\w*|individual\w*|one|each|every|per|own|apart|single|turn|time
bound: (?<!at |all |more |for |than |and )once(?= ?(?:[.;!)]|$)) = once|one|single|1x?|1 time|unique|only
time: (?<!\bthen [^ ]{1,20} [^ ]{1,20} |thanks |thank you |^|, |(?:over and over|time and) )again(?! and again)(?![,:]) = again|once more|re-?\w+|another|anew|repeat\w*|second|twice|still|back
time: for now|for the time being|for the moment|until further notice|temporarily|provisionally = for now|time being|moment|until|till|temporar\w+|provisional\w*|yet|now|current\w*|today|later|interim|present|still
time: (?<=(?:do|must|should|may|shall|can|could) ?(?:n't|not) (?:[\w-]{1,20} ){0,3})yet = yet|now|until|till|still|before|so far|already|first|currently|moment|to date|pending|un\w+
reference: (?<!after |from |by |upon )the other(?= \p{L})(?! (?:two|three|four|five|six|seven|eight|nine|ten)| hand| day| way| side| end| things?| ones?| stuff) = other|others|another|second|remain\w*|rest|else|opposite|also|further|additional|all
comparison: (?<!of )the same(?= \p{L})(?! time| things?| as| way| goes| for| [\w-]+ as) = same|identical\w*|equal\w*|consistent\w*|uniform\w*|single|shared?|match\w*|one|unified|common|alike|unchanged|that|this|these|those|too|it|them|they
possession: (?<!of )(?:their|his|her|its) own(?= \p{L})(?! words?| way| right| pace| risk| sake| line) = own|self|themselves|himself|herself|itself|themself|their|his|her|its|personal|private|separate\w*|individual\w*|by them
possession: of (?:its|their|his|her|your) own = own|separate\w*|individual\w*|single|one|per|dedicated|distinct
quantifier: both(?= \p{L}+s(?!\p{L})) = both|two|each|every|all|together|neither|alike
scope: not (?:just|only|merely) = also|well|too|both|even|besides|addition|not just|not only|not merely|whole|entire\w*|all|every\w*|full\w*|complete\w*|any|more than|includ\w+|beyond|rather than|instead|but|plus|and(?! (?!how|what|why|when|where|who)\p{L}{1,20} (?:it|them|those|these|that))`,
  de: String.raw`
bound: aber (?:nur einmal|nicht mehr) = nur|mehr|höchstens|maximal|genau|einmal
unit: (?:werktage|arbeitstage|bankarbeitstage|kalendertage|geschäftstage)n? = \w*(?:werktag|arbeitstag|kalendertag|geschäftstag)\w*
quantifier: einzeln|getrennt|jeweils einzeln|nacheinander = einzeln\w*|getrennt\w*|jede\w*|je|jeweils|eigene\w*|nacheinander
bound: (?<!noch |auf |nicht |erst |schon )einmal(?= ?(?:[.;!)]|$|ändern|wechseln)) = einmal\w*|ein|eine|1x?|1-mal|nur
time: noch einmal|nochmals?|erneut|abermals = noch\w*|erneut\w*|abermals|wieder\w*|zweit\w+|weitere\w*
time: vorerst|vorläufig|fürs erste|bis auf weiteres|einstweilen = vorerst|vorläufig\w*|erste|bis|noch|derzeit|momentan|zunächst|erst|einstweilen
time: noch nicht|noch kein\w* = noch|bisher|erst|bislang|un\w+
reference: d(?:er|ie|as|en|em) andere[nr]? = ander\w+|übrig\w+|rest\w*|zweit\w+|weiter\w+|sonst\w*
comparison: d(?:er|ie|as|en|em)selben?|(?:der|die|das|den|dem) gleichen?|im selben|im gleichen = \w*selben?|\w*gleich\w*|einheitlich\w*|identisch\w*|ein und
possession: (?:ihre|seine)[nrms]? eigene[nrms]? = eigen\w*|selbst|ihre\w*|seine\w*`,
  fr: String.raw`
bound: mais (?:pas plus|une seule fois) = plus|seule\w*|maximum|exactement|fois
unit: jours? (?:ouvrés?|ouvrables?) = ouvr\w+
quantifier: séparément|individuellement|un par un|une par une = sépar\w*|individuel\w*|chaque|chacun\w*|un par|une par
bound: une (?:seule )?fois(?= ?(?:[.;!)]|$)) = une fois|seule|unique\w*|1 fois
time: de nouveau|à nouveau|encore une fois|une nouvelle fois = nouveau|nouvelle|encore|re\w+|autre|seconde|deuxième
time: pour l'instant|pour le moment|provisoirement|jusqu'à nouvel ordre = instant|moment|provisoire\w*|encore|jusqu\w*|actuellement|temporaire\w*
time: pas encore = encore|avant|déjà|jusqu\w*
reference: l'autre|les autres = autres?|seconde?|reste|restant\w*|deuxième
comparison: l[ea]s? mêmes? = mêmes?|identiques?|uniformes?|seul\w*|commune?
possession: (?:leurs?|ses|son|sa) propres? = propres?|leurs?|ses|son|sa|personnel\w*`,
  es: String.raw`
bound: pero (?:no más|solo una vez|sólo una vez) = más|solo|sólo|máximo|exact\w*|vez
unit: días? (?:hábil(?:es)?|laborables?) = hábil\w*|laborable\w*
quantifier: por separado|individualmente|un[oa] por un[oa] = separad\w*|individual\w*|cada|por un\w*
bound: una (?:sola )?vez(?= ?(?:[.;!)]|$)) = una vez|sola|únic\w+|1 vez
time: de nuevo|otra vez|nuevamente|una vez más = nuevo|otra|nuevamente|re\w+|vuelv\w+|volver|más
time: por ahora|de momento|por el momento|provisionalmente|hasta nuevo aviso = ahora|momento|provisional\w*|hasta|todavía|aún|temporal\w*
time: (?:todavía|aún) no|no (?:\S+ ){1,4}(?:todavía|aún) = todavía|aún|hasta|antes|ya
reference: (?:el|la|los|las|al|del) otr[oa]s? = otr[oa]s?|segund[oa]|demás|rest\w+
comparison: (?:el|la|los|las) mism[oa]s? = mism[oa]s?|igual\w*|idéntic\w+|únic\w+|uniforme\w*
possession: sus? propi[oa]s? = propi[oa]s?|sus?|personal\w*`,
  it: String.raw`
bound: una (?:sola )?volta(?= ?(?:[.;!)]|$)) = una volta|sola|unic\w+|1 volta
time: di nuovo|nuovamente|un'altra volta|ancora una volta = nuovo|nuovamente|altra|ancora|ri\w+
time: per ora|per il momento|per adesso|provvisoriamente = ora|momento|adesso|provvisori\w+|ancora|finché|temporane\w+
time: non (?:\S+ ){0,3}ancora|non ancora = ancora|prima|finché|già
reference: l'altr[oa]|gli altri|le altre = altr[oaie]|second[oa]|rest\w+|rimanent\w+
comparison: (?:lo|la|gli|le|allo|alla|nello|nella) stess[oaie] = stess[oaie]|medesim\w+|ugual\w+|identic\w+|unic\w+
possession: (?:i propri|(?:il|la|i|le) (?:loro|su[oae]|suoi) propri[oae]?) = propri[oae]?|loro|suo|sua|suoi|sue|personal\w*`,
  pt: String.raw`
bound: uma (?:única |só )?vez(?= ?(?:[.;!)]|$)) = uma vez|únic\w+|1 vez
time: de novo|novamente|outra vez|mais uma vez = novo|novamente|outra|re\w+|volt\w+|mais
time: por enquanto|por ora|por agora|provisoriamente|até novo aviso = enquanto|ora|agora|provisori\w+|até|ainda|temporari\w+
time: ainda não|não (?:\S+ ){1,4}ainda = ainda|até|antes|já
reference: [oa]s? outr[oa]s? = outr[oa]s?|segund[oa]|demais|rest\w+
comparison: [oa]s? mesm[oa]s? = mesm[oa]s?|igua\w+|idêntic\w+|únic\w+|uniforme\w*
possession: [oa]?s? ?(?:seus?|suas?) própri[oa]s? = própri[oa]s?|seus?|suas?|pessoa\w*`,
  zh: `
time: 再次|重新|再(?=[问检运确测执])|再一次 = 再|重|又
time: 暂时|目前先|暂不|先不 = 暂|目前|先|现在|当前
time: 还没|还未|尚未 = 还|尚|未
reference: 另一|其他|其它 = 另|其他|其它|别的|其余|剩
comparison: 同一|相同 = 同|一致|统一|一样
possession: 自己的 = 自己|自身|本人|个人
bound: (?:一次|仅一次)(?=[。；！]|$) = 一次|1次|只`,
  ja: `
time: もう一度|再度|改めて = もう一度|再|改めて|もう一回|繰り返
time: 当面|今のところ|とりあえず今は|さしあたり = 当面|今|まだ|一時|さしあたり
time: まだ = まだ|未|以前|前
reference: もう一方の|他の|ほかの = もう一方|他|ほか|別|残り
comparison: 同じ|同一の = 同|統一|共通|一致
possession: 自分の = 自分|自身|本人|自`,
};

/** Words as a pattern: whole words where spaces part them. */
function patternOf(words: string, isDense: boolean): RegExp {
  const whole = `(?<![\\p{L}\\p{N}])(?:${words.replaceAll('\\w', '\\p{L}')})(?![\\p{L}\\p{N}])`;
  return new RegExp(isDense ? `(?:${words})` : whole, 'u');
}

function limitsIn(table: string, isDense: boolean): readonly Limit[] {
  return table
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [head = '', kept = ''] = line.split(' = ');
      const [kind = '', ...said] = head.split(': ');
      return { kind, said: patternOf(said.join(': '), isDense), kept: patternOf(kept, isDense) };
    });
}

const COMPILED = new Map(
  Object.entries(LIMITS).map(([language, table]) => [
    language,
    limitsIn(table, language === 'zh' || language === 'ja'),
  ]),
);

/** What limits in a language. */
export const limitsOf = (language: Script): readonly Limit[] => COMPILED.get(language) ?? [];
