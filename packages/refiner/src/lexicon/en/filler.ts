import type { PhrasePass } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

export const FILLER: PhrasePass = {
  name: 'filler',
  reason: REASONS.filler,
  language: 'en',
  rules: parseRules(`
    1 !{not}|is|are|was|were|what|that|the|who|but|you're|they're|we're|i'm|it's|he's|she's|{article} actually ,? =>
    1 !{not}|not|{article} basically ,? !.|english|empty|full|equal|identical|same|the|all|every|any|no|none|nothing|never|always|impossible|unlimited|free|zero|random|unchanged =>
    1 literally {determiner} =>
    1 !{not}|{article} essentially ,? !empty|full|equal|identical|same|the|all|every|any|no|none|nothing|never|always|impossible|unlimited|free|zero|random|unchanged =>
    1 ^ obviously|clearly|honestly|frankly , =>
    1 ^ obviously =>
    1 you can just|simply {verb} => you can
    1 you could just|simply {verb} => you could
    1 you may just|simply {verb} => you may
    2 i really !? => I
    2 we really !? => we
    2 !{not}|be|being|stay|keep|unless|if|only|when super|extremely|incredibly|immensely|tremendously|exceptionally|exceedingly|remarkably {quality} =>
    2 !{not}|unless|if|only|when|until|where absolutely !no|not|nothing|necessary|positive|positioned =>
    2 !{not} definitely|certainly|surely|undoubtedly !not|no =>
    2 !{not}|{article} truly !empty|full|equal|identical|same|the|all|every|any|no|none|nothing|never|always|impossible|unlimited|free|zero|random|unchanged =>
    2 !{not}|{article} totally|utterly !not|empty|full|equal|identical|same|the|all|every|any|no|none|nothing|never|always|impossible|unlimited|free|zero|random|unchanged =>
    2 !{not}|be|being|stay|keep|unless|if|only|when fully|completely|deeply {quality} =>
    1 ^ of course , =>
    1 ^ of course {subject} =>
    1 ^ well , =>
    1 ^ so|ok|okay|alright , =>
    1 ^ you know , =>
    1 ^ i mean , =>
    1 ^ to be honest ,? =>
    1 ^ in all honesty ,? =>
    1 ^ for all intents and purposes ,? =>
    1 ^ as a matter of fact ,? =>
    1 ^ in actual? fact , =>
    1 ^ in my opinion , =>
    1 ^ when all is said and done , =>
    1 ^ first and foremost ,? => first,
    1 ^ last but not least ,? => finally,
    1 ^ for what it's worth , =>
    1 ^ the fact of the matter is that =>
    1 ^ the thing is ,? that? =>
    1 ^ the point is that =>
    1 ^ simply {verb} =>
    2 just to be clear ,? =>
    2 ^ also , !at|by|for|from|if|in|on|to|under|when|with => also
    2 ^ additionally ,? =>
    2 ^ furthermore ,? =>
    2 ^ moreover ,? =>
    2 ^ in addition , =>
    2 ^ besides that , =>
    2 ^ on top of that , =>
    2 ^ what's more , =>
    2 ^ with that being? said ,? =>
    2 ^ that being said ,? =>
    2 ^ having said that ,? =>
    2 ^ overall , =>
    2 ^ in other words , =>
    2 ^ needless to say , =>
    2 and so on and so forth => etc.
    2 and so forth => etc.
    2 or something like that =>
    2 or anything like that =>
    2 or whatever =>
    2 some kind|sort of => some
    2 any kind|sort of => any
    2 a kind|sort of {article} =>
    2 in some way , =>
    2 if at all possible => if possible
    2 whenever and wherever => wherever
  `),
};
