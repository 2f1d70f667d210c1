import { withoutPreface } from './classify-sentence.ts';
import { ANSWER_SUBJECT, CONSTRAINING_VERBS, RULE_OPENING } from './cues.ts';
import { readable } from './leaning.ts';

/** Words by which a sentence may want something, in the languages with rules of their own. */
const ASKING = new RegExp(
  [
    String.raw`\b(?:please|kindly|must|mustn't|should|shouldn't|shall|need(?:s)? to|has to|have to|want|wants|wish|would like|'d like|would love|would be (?:great|nice|good|best)|help|let me know|tell me|make sure|do not|don't|never|avoid|at (?:most|least)|no more than|no longer than|maximum|minimum|max|min|only|without|except|unless|ideally|preferably|if possible)\b`,
    String.raw`\b(?:bitte|sollst|soll|sollen|sollte|sollten|musst|muss|müssen|darfst|darf|dürfen|höchstens|mindestens|maximal|nicht|kein|keine|keinen|möchte|brauche|will|wäre|am besten|hilf|ohne|nur)(?![\p{L}])`,
    String.raw`(?<![\p{L}])(?:il faut|faudrait|doit|doivent|devrait|dois|pas|jamais|maximum|voudrais|veux|aimerais|besoin|s'il (?:te|vous) pla[iî]t|merci de|sans|seulement|peux-tu|pourrais-tu|pouvez-vous|pourriez-vous)(?![\p{L}])`,
    String.raw`(?<![\p{L}])(?:por favor|debe|deben|debería|tiene que|tienes que|hay que|nunca|quiero|quisiera|necesito|máximo|sin|solo|sólo|que sea|no)(?![\p{L}])`,
    String.raw`(?<![\p{L}])(?:per favore|deve|devono|dovrebbe|devi|mai|vorrei|voglio|bisogno|massimo|senza|solo|non)(?![\p{L}])`,
    String.raw`(?<![\p{L}])(?:não|deve|devem|deveria|quero|queria|preciso|gostaria|sem|apenas|somente|no máximo)(?![\p{L}])`,
    '[?？!！]',
  ].join('|'),
  'iu',
);

/** True where a sentence may want something of whoever reads it. */
export const asks = (said: string): boolean => ASKING.test(said);

/**
 * A limit or a prohibition by how it begins: what binds wherever it stands, and not a fact that something
 * must be so.
 */
export function isRule(said: string): boolean {
  const core = withoutPreface(readable(said));
  return (
    RULE_OPENING.test(core) ||
    ANSWER_SUBJECT.test(core) ||
    CONSTRAINING_VERBS.has(/^[\p{L}'-]+/u.exec(core)?.[0] ?? '')
  );
}

/** Words that mean something beside a sentence, or a step among others. */
const TIED =
  /\b(?:it|its|them|they|their|this|that|these|those|there|he|she|him|her|his|hers|such|if|when|whenever|unless|until|once|then|after|afterwards|before|first|second|third|next|finally|lastly|otherwise|instead|except|else|also|too|both|either|neither|each|same|other|another|above|below|following)\b/;

const PROHIBITION =
  /^(?:do not|don't|never|avoid|you (?:must|should|may) (?:not|never)|you mustn't|under no circumstances|no (?!need|wait|problem))/;

const LIMIT =
  /^(?:(?:answer|reply|respond|write|use|keep (?:the|your) \w+|stay|limit (?:the|your) \w+)(?: \w+)? )?(?:to |in |with )?(?:at most|under|below|no more than|not more than|fewer than|less than|up to|exactly|at least|within) \S+ /;

/**
 * True for a rule of English that says all by itself, so that it is understood wherever it stands: "Do not
 * use tables."
 */
export function standsAlone(said: string): boolean {
  const plain = readable(said);
  if (TIED.test(plain) || /[:;?]/.test(plain)) return false;
  const core = withoutPreface(plain);
  return PROHIBITION.test(core) || LIMIT.test(core) || ANSWER_SUBJECT.test(core);
}

const GOING_ON =
  /^(?:if|when|whenever|unless|once|as soon as|after|afterwards|before|then|next|first|second|third|fourth|finally|lastly|last but not least|for each|for every|for all|in that case|otherwise|also|additionally|furthermore|moreover|besides|just|not|except|wenn|falls|sobald|danach|dann|zuerst|außerdem|auch|si|quand|ensuite|puis|aussi|de plus|cuando|luego|después|también|además|se|quando|depois|também|além|poi|inoltre|anche)\b/;

/** True for a sentence that may be a step or a case of what stands before it. */
export const goesOn = (said: string): boolean => GOING_ON.test(readable(said));

/** True for a sentence that speaks of something by a word for it only: "write three versions of it". */
export const pointsBack = (said: string): boolean =>
  /\b(?:it|its|them|they|their|this|that|these|those|there|him|her|he|she|both|the same|though|however|still|anyway|instead|too)\b/.test(
    readable(said),
  );

const ANNOUNCING =
  /(?<![\p{L}])(?:below|following|as follows|here (?:is|are)|here's|unten|unten stehend\p{L}*|folgend\p{L}*|nachstehend\p{L}*|anbei|ci-dessous|suivant\p{L}*|voici|a continuación|abajo|siguientes?|abaixo|a seguir|seguintes?|qui sotto|di seguito|seguent[ei]|ecco)(?![\p{L}])/u;

/** True for a sentence that may hand over a text. */
export const announces = (said: string): boolean => /:\s*$/.test(said) || ANNOUNCING.test(readable(said));
