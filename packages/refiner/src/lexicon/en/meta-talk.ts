import type { PhrasePass } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

export const META_TALK: PhrasePass = {
  name: 'meta-talk',
  reason: REASONS.meta,
  language: 'en',
  rules: parseRules(`
    1 ^ i|we want|need you to {verb} =>
    1 ^ i|we just|really|also want|need you to {verb} =>
    1 ^ i|we would|really? really? like|love|want|prefer for? you to {verb} =>
    1 ^ i|we would|want|wish|'d like? to ask you to {verb} =>
    1 ^ i'd|we'd like to ask you to {verb} =>
    1 ^ i'd|we'd really? like|love|want|prefer for? you to {verb} =>
    1 ^ i|we am|are|'m|'re? asking|requesting you to {verb} =>
    1 ^ i'm asking you to {verb} =>
    1 ^ i|we request|ask that? you to? {verb} =>
    1 ^ i expect you to {verb} =>
    1 ^ what i want|need from? you to do is to? {verb} =>
    1 ^ what i want|need you to do is to? {verb} =>
    1 ^ your task|job|goal|role|mission|objective|assignment is to {verb} =>
    1 ^ your task|job|goal|role|mission|objective|assignment today|here is to {verb} =>
    1 ^ your primary|main|core task|job|goal|role|mission|objective is to {verb} =>
    1 ^ your task|job|goal|role|mission|objective will be to {verb} =>
    1 ^ you are tasked with {ing} => {base}
    1 ^ you have been tasked with {ing} => {base}
    1 ^ you will be tasked with {ing} => {base}
    1 ^ you are tasked to {verb} =>
    1 ^ you are asked to {verb} =>
    1 ^ you are required to {verb} =>
    2 ^ you are responsible for {ing} => {base}
    2 ^ you will be responsible for {ing} => {base}
    2 ^ you'll be responsible for {ing} => {base}
    1 ^ you've been tasked with {ing} => {base}
    1 ^ you've been asked to {verb} =>
    1 ^ you have been asked to {verb} =>
    1 ^ i need your? help|assistance with {ing} => {base}
    1 ^ i need your? help|assistance {ing} => {base}
    1 ^ i need your help to {verb} =>
    2 ^ help me to? {helped} =>
    1 please note that =>
    1 please be advised that =>
    1 please be aware that =>
    1 please keep in mind that =>
    1 please bear in mind that =>
    1 note that !the|if|when|you|only =>
    1 ^ it is|'s important to note|remember|mention|understand|emphasize|keep that =>
    1 ^ it's important to note|remember|mention|understand|emphasize that =>
    1 ^ it is|'s also? worth noting|mentioning|remembering that =>
    1 ^ it's also? worth noting|mentioning|remembering that =>
    1 ^ it should be noted that =>
    1 ^ it is|must worth|be noting|noted that =>
    1 ^ keep|bear in mind that =>
    1 ^ be aware that =>
    1 ^ i would|just? just|also? like|want to add|point out|note that =>
    1 ^ i'd like to add|note that =>
    1 ^ i want to make it clear that =>
    1 ^ let me be clear that? =>
    1 ^ as you may|might|probably|already? know ,? =>
    1 ^ as you already? know ,? =>
    1 ^ as i|we have|already? already? mentioned|said|stated above|before|earlier|previously? ,? =>
    1 ^ as mentioned|stated|noted|described|discussed above|before|earlier|previously ,? =>
    1 ^ needless to say ,? =>
    1 ^ it goes without saying that ,? =>
    1 ^ i think|believe|guess|suppose that =>
    1 , i think|believe|guess|suppose $ =>
    1 ^ here|below is|are what i want|need you to do :|. =>
    1 ^ here's what i want|need you to do :|. =>
    1 ^^ let's|lets get started|begin $ =>
    1 ^^ i look forward to your response|reply|answer|help $ =>
    1 ^^ i'm looking forward to your response|reply|answer|help $ =>
    1 ^^ i am looking forward to your response|reply|answer|help $ =>
    1 ^^ looking forward to your response|reply|answer|help $ =>
    1 ^^ let me know if you have any questions $ =>
    1 ^^ please let me know if you have any questions $ =>
    1 ^^ i hope this|that makes sense $ =>
    1 ^^ i hope that|this helps $ =>
    1 ^^ does that make sense $ =>
    1 ^^ do you understand $ =>
    2 ^ you can|may|should feel free to {verb} => you may
    2 ^^ make sure|remember to follow all|these|the of? these|the above? instructions|guidelines|rules above? carefully|closely? $ =>
    2 ^^ follow all|these|the of? these|the above? instructions|guidelines|rules above? carefully|closely $ =>
  `),
};
