import type { PhrasePass } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

export const POLITENESS: PhrasePass = {
  name: 'politeness',
  reason: REASONS.polite,
  language: 'en',
  rules: parseRules(`
    1 ^ please|pls|plz !{pleased} =>
    1 {joint} please|pls|plz {ordered} =>
    1 could you please|pls|plz {order} => could you
    1 can you please|pls|plz {order} => can you
    1 would you please|pls|plz {order} => would you
    1 will you please|pls|plz {order} => will you
    1 !{pleasing} please $ =>
    1 !{pleasing} please {emphasis} =>
    1 me|us please {determiner} =>
    1 !to|not|will|can|must|would|may|should pls|plz !{order}|{pleased} =>
    1 pls|plz $ =>
    2 ^ could|can u please|pls? {request} =?>
    1 ^ i want|need u to {instruction} =>
    1 ^ please? kindly please? {verb} =>
    1 ^ kindly {verb} =>
    1 i would kindly ask => I would ask
    1 i'd kindly ask => I'd ask
    1 , please : => :
    1 , please $ =>
    1 , kindly $ =>
    1 , thanks|cheers $ =>
    1 , thank you $ =>
    1 , if you don't mind =>
    1 if you don't mind ,? =>
    1 if you would be so kind ,? =>
    1 if it's not too much trouble ,? =>
    1 if it is not too much trouble ,? =>
    1 if you could be so kind ,? =>
    1 ^^ thank you so|very? much? in? advance? for all? of? your|the? help|time|assistance|support|attention|cooperation|understanding|effort|efforts in? advance? $ =>
    1 ^^ thanks|cheers so|very? much? in? advance? for all? your|the? help|time|assistance|support $ =>
    1 ^^ many? thanks|cheers so|very? much? in? advance? .|! =>
    1 ^^ many? thanks|cheers $ =>
    1 ^^ many? thanks in advance $ =>
    1 ^^ thanks a lot $ =>
    1 ^^ thank you so|very? much? in? advance? $ =>
    1 ^^ thank you so|very? much? in? advance? ,|and i really|greatly|highly? appreciate your|the help|time|assistance|support|effort $ =>
    1 ^^ thanks so|very? much? in? advance? ,|and i really|greatly|highly? appreciate your|the help|time|assistance|support|effort $ =>
    1 ^^ i would|really|greatly? really|greatly? appreciate it $ =>
    1 ^^ i really|greatly|highly? appreciate your help|time|assistance|support $ =>
    1 ^^ any help would|is be? greatly|much|highly? appreciated $ =>
    1 ^^ your help would|is be? greatly|much|highly? appreciated $ =>
    1 ^^^ hello|hi|hey|greetings there|chatgpt|gpt|claude|gemini|deepseek|assistant|everyone|all|team|ai? ,|!|. =>
    1 ^^^ good morning|afternoon|evening|day ,|!|. =>
    1 ^^^ dear chatgpt|gpt|claude|gemini|assistant|ai ,|!|. =>
    1 ^^ i hope this message|email? finds you well $ =>
    1 ^^ i hope you are doing? well|great|fine $ =>
    1 ^^ i hope you're doing? well|great|fine $ =>
    1 ^^ hope you are|'re doing? well|great|fine $ =>
    1 i would really|greatly? appreciate it if you could|would|can please|kindly? {verb} =>
    1 i'd really|greatly? appreciate it if you could|would|can please|kindly? {verb} =>
    1 i would be very|really|so|most|extremely? grateful if you could|would|can please|kindly? {verb} =>
    1 i'd be very|really|so|most|extremely? grateful if you could|would|can please|kindly? {verb} =>
    1 it would be really|very|so|super|most? great|nice|helpful|good|wonderful|fantastic|awesome|lovely|kind if you could|would|can please|kindly? {verb} =>
    1 it'd be really|very|so|super|most? great|nice|helpful|good|wonderful|fantastic|awesome|lovely|kind if you could|would|can please|kindly? {verb} =>
    1 i was just? wondering if|whether you could|can|would|might please|possibly|kindly|perhaps|maybe? please|possibly|kindly? {verb} =>
    1 i am|'m? wondering if|whether you could|can please|possibly|kindly? {verb} =>
    1 i'm wondering if|whether you could|can please|possibly|kindly? {verb} =>
    1 would you be so kind as to =>
    1 would you be so kind as to {verb} =?>
    1 would you be able to {request} =?>
    1 would you mind {ing} =?> {base}
    1 do you mind {ing} =?> {base}
    1 ^ could|would|can|will you please|kindly|possibly|maybe|just please|kindly|possibly? {verb} =?>
    1 ^ could|can|would you please? help me out? by {ing} =?> {base}
    1 ^^ help me out $ =>
    2 ^ could|can|would|will you please? help me to? {request} =?>
    1 ^^ any help|advice|suggestions|feedback would be really|very|greatly|much|highly? appreciated $ =>
    1 ^^ i really|truly? appreciate it|this $ =>
    1 ^^ much appreciated $ =>
    1 ^^ have a nice|great|good day|one $ =>
    1 ^^ best|kind? regards $ =>
    2 ^ could|can you also? {request} =?>
  `),
};
