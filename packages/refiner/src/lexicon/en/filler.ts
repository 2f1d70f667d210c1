import type { PhrasePass } from '../../passes/pass.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

export const FILLER: PhrasePass = {
  name: 'filler',
  reason: 'filler',
  language: 'en',
  rules: parseRules(`
    1 !not|doisn't|aren't|wasn't|don't|doesn't|doesisn't|aren't|wasn't|don't|doesn't|isisn't|aren't|wasn't|don't|doesn't|is|what|are actually ,? =>
    1 !not basically ,? =>
    1 !not|doisn't|aren't|wasn't|don't|doesn't|quite|more literally ,? =>
    1 !not essentially ,? =>
    1 !not obviously ,? =>
    1 !not honestly ,? =>
    1 !not frankly ,? =>
    1 ^ of course ,? =>
    1 ^ well , =>
    1 ^ so|ok|okay|alright|now , =>
    1 ^ you know , =>
    1 ^ i mean , =>
    1 ^ to be honest ,? =>
    1 ^ in all honesty ,? =>
    1 ^ at the end of the day ,? =>
    1 ^ for all intents and purposes ,? =>
    1 ^ as a matter of fact ,? =>
    1 ^ in actual? fact , =>
    1 ^ in my opinion , =>
    1 ^ when all is said and done ,? =>
    1 ^ first and foremost ,? => first,
    1 ^ last but not least ,? => finally,
    1 ^ for what it's worth ,? =>
    1 ^ the fact of the matter is that =>
    1 ^ the thing is ,? that? =>
    1 ^ the point is that =>
    1 ^ simply {verb} =>
    1 you can|could|should|may just|simply {verb} => you can
    2 simply {verb} =>
    2 i just {verb} => I
    2 just to be clear ,? =>
    2 !not|only|of|as|{determiner} really !? =>
    2 !not|isn't|aren't|wasn't|don't|doesn't|the|as|so|own|that|this very !same|first|last|least|few|little|much|many|own|beginning|end|idea|nature|well|thing|moment|fact|low|high|best|important =>
    2 !not|isn't|aren't|don't extremely =>
    2 !not|isn't|aren't|don't incredibly =>
    2 !not|isn't|aren't|don't absolutely !no|not|nothing|necessary|positive =>
    2 !not|isn't|aren't|don't definitely !not =>
    2 !not|isn't|aren't|don't certainly !not =>
    2 !not|isn't|aren't|don't truly =>
    2 !not|isn't|aren't|don't totally !not =>
    2 ^ also , => also
    2 ^ additionally ,? =>
    2 ^ furthermore ,? =>
    2 ^ moreover ,? =>
    2 ^ in addition , =>
    2 ^ besides that , =>
    2 ^ on top of that ,? =>
    2 ^ what's more , =>
    2 ^ with that being? said ,? =>
    2 ^ that being said ,? =>
    2 ^ having said that ,? =>
    2 ^ overall , =>
    2 ^ in general , =>
    2 ^ generally speaking ,? =>
    2 ^ in other words , =>
    2 ^ needless to say , =>
    2 as well $ =>
    2 , too $ =>
    2 and so on and so forth => etc.
    2 and so forth => etc.
    2 or something like that =>
    2 or anything like that =>
    2 or whatever =>
    2 some kind|sort of => some
    2 any kind|sort of => any
    2 a kind|sort of {article} =>
    2 in some way , =>
    2 if at all possible ,? => if possible
    2 whenever and wherever => wherever
  `),
};
