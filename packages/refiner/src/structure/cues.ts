import { wordSet } from '@refinery/text/word-list.ts';

/** Words in front of the verb of an instruction that do not say what kind of sentence it is. */
export const PREFACE =
  /^(?:(?:please|kindly|now|also|just|then|next|lastly|finally|additionally|furthermore|moreover|in addition|plus|first|second|third|firstly|secondly|thirdly|after that|carefully|briefly|clearly|concisely|thoroughly|first of all|important|note|and|so)\b[,:]? ?|(?:can|could|would|will) you (?:please |kindly )?|i (?:want|need|would like|'d like|expect) you to |i'd like you to |you (?:are|need|have) to (?!be\b)|you will (?!be\b|receive|get|see|find|have)|your (?:task|goal|job|role|mission|objective|assignment) is to |let's |help me (?:to )?)/;

/** Imperatives that say how the work is to be done rather than what. */
export const CONSTRAINING_VERBS = wordSet(
  `use utilize utilise keep limit ensure include exclude avoid follow stick adhere focus remember refrain stay remain maintain be begin start end
  cite mention prioritize prioritise prefer respect preserve retain emphasize emphasise omit skip ignore leave stop restrict aim
  strive incorporate treat double-check don't never always only no not respect comply match consider exit escape throw raise log retry reject accept allow deny round capitalize capitalise indent separate`,
);

/** Imperatives that say in what form the answer comes. */
export const ANSWERING_VERBS = wordSet(
  'return output respond reply answer print display present format structure wrap enclose deliver',
);

/** Imperatives that ask for work, or for an answer where a form follows. */
export const GIVING_VERBS = wordSet(
  'provide give put write produce use create generate send show make list state',
);

/** Verbs of requests beyond those that refining knows. */
export const MORE_VERBS = wordSet(
  `carry chat clean come condense continue convince count delete deploy do edit figure insert interview join merge migrate parse persuade port predict prove query quiz
  redact remove rename repeat restructure retrieve reverse reword roast run scan schedule score set scrape simulate sing spell spot sum trace try`,
);

export const NOT_TASKS = wordSet('note notice assume suppose imagine know recall');

/** Forms of an answer. */
export const FORM =
  /\b(?:json|jsonl|xml|yaml|csv|tsv|html|latex|markdown|tables?|tabular|bullet(?:s|ed| points?| list)?|numbered|lists?|array|object|dictionary|code ?blocks?|plain ?text|columns?|headings?|tags?|schema|template|format|layout|one line|single (?:word|letter|line|number|sentence|paragraph)|one word|yes or no|lines?|strings?|sections?|paragraphs?)\b/;

/** "as JSON", "in a table", "in the following format". */
export const IN_FORM = new RegExp(
  String.raw`\b(?:as|in|into|using|with|inside|within) (?:[\w-]+ ){0,5}${FORM.source}`,
);

/** How the answer is to sound, or how long it may be. */
export const MANNER =
  /\b(?:tone|style|voice|manner|register|language|words?|characters?|sentences?|paragraphs?|pages?|minutes|length|brief|concise|short|shorter|longer|polite|professional|formal|informal|friendly|simple|exceed|english|french|german|spanish|italian|portuguese|dutch|chinese|japanese|korean|russian|arabic|hindi|turkish|polish|swedish)\b/;

/** Bounds and obligations wherever they stand in a sentence. */
export const BINDING =
  /\b(?:must|mustn't|should|shouldn't|shall|may not|may only|can only|can't exceed|cannot exceed|not exceed|ought to|need(?:s)? to|needn't|has to|have to|not allowed|not permitted|forbidden|prohibited|required|mandatory|at (?:least|most) (?:\d+|an?|one|two|three|four|five|six|ten|twenty|half)|no (?:more|less|fewer|longer|shorter) than|up to \d+|max(?:imum)?(?: of)? \d+|min(?:imum)?(?: of)? \d+|(?:max(?:imum)?|min(?:imum)?) (?:length|number|words?|size)|between \d+ and \d+ (?:words?|sentences?|characters?|lines?|items?|pages?)|do not want|don't want|make sure|be sure)\b/;

/** Sentences that are rules by how they begin. */
export const RULE_OPENING =
  /^(?:your (?:tone|style|voice|manner|language) |(?:each|every|all) [^.]{2,80} needs? |make (?:it|them|the (?:tone|text|language|answer|story|style)) (?!an? |into|up)|show your (?:work|working|calculations|steps|reasoning)|write (?:for |(?:the|your|all|each|every) [\w ]{2,30} in (?:the (?:same )?language|an? [\w ,-]{2,40} (?:tone|style|voice|language|manner)|(?:english|french|german|spanish|italian|portuguese)\b)|(?:it )?in (?!the style)|(?:no more than|at most|at least|up to|about|around|approximately|exactly|between|under|fewer than|less than) [^ ]+ (?:and \d+ )?(?:words|sentences|paragraphs|lines|pages|characters)\b)|you (?:must|should|never|always|only|do not|don't|may not|may only|cannot|can't|can only|shall|are not|are only|are never)|do not|don't|never|avoid|no|only|always|unless|without|under no circumstances|in no case|make sure|be sure|take care|be careful|keep in mind to|if|when|whenever|in case|should|except|regardless|it(?: is|'s) (?:important|essential|crucial|necessary|mandatory|required|vital)(?! to (?:note|know|mention|understand|realize|point|remember that))|maximum|minimum|at (?:least|most)|up to|not)\b/;

export const ROLE_OPENING =
  /^(?:act (?:as|like)|(?:behave|respond|answer|speak|talk|write) (?:like|as if you (?:are|were)) an?|you are acting as|you(?: are|'re) (?!given|provided|tasked|required|asked|allowed|expected|permitted|encouraged|supposed|presented|shown|faced|free|welcome|to\b|not\b|only\b|also\b|helping|building|writing|working|going|about|being|able|looking|responsible|planning|trying|designing|creating|preparing|limited|invited|happy|right|correct|wrong)|imagine (?:that )?you(?:'re| are)|pretend (?:to be|that you|you)|(?:play|take on|assume|adopt|step into|slip into|take|fill) the (?:role|persona|part|shoes|position)|play my|as (?:an? )?[\w -]{2,40}, (?:you|your)\b|your (?:role|name|persona|character) is(?! to\b)|you specialis?z?e in|you have \w+ years of|roleplay as|role-play as|from now on,? you are|you (?:will|should|must) (?:act|be acting|play the role|be (?:an?|my) (?!given)))/;

export const EXAMPLE_OPENING =
  /^(?:for example|for instance|e\.g\.|examples?\b(?! (?:should|must|are required))|an example|here (?:is|are) (?:an?|some|a few|two|three|\d+) (?:examples?|samples?)|sample (?:input|output|answer|response|question|dialogue)|good example|bad example)/;

/** Talk about the speaker or about what will be handed over. */
export const CONTEXT_OPENING =
  /^(?:i (?:will|'ll|am going to|have|am|was|work|live|run|own|tried|use|think|know|got|bought)\b|i'(?:m|ll|ve)\b|you(?: are|'re) (?:given|provided|presented|shown)|you will (?:be (?:given|provided|shown|presented)|receive|get|see|find|have)|here (?:is|are)\b|there (?:is|are|was|were)\b|attached\b|assume\b|suppose\b)/;

export const WISH =
  /^(?:in this (?:task|exercise|assignment|game)\b|i(?:'d like| need| want| would like| am looking for|'m looking for| require) (?!to\b)|i (?:need|want) help|i'd love |we need (?!to\b)|we want (?!to\b)|my (?:first|next) (?:\w+ ){0,2}(?:request|question|sentence|command|task|message|word|prompt|topic|query)s? (?:is|will be)|(?:your|the|my) (?:main |first |next )?(?:task|goal|job|mission|objective|assignment)\b)/;

/** What is said about the answer as a thing: "The output should be …". */
export const ANSWER_SUBJECT =
  /^(?:the|your|each|every)? ?(?:final |expected |desired |overall )?(?:output|answer|response|reply|result|results|format|deliverable|json|table)s?(?: (?:of|for) [\w ]{2,30})? (?:should|must|will|is|are|has|have|contains?|needs?|shall|consists?)\b/;

/** Questions, also where the question mark is missing. */
export const QUESTION_OPENING =
  /^(?:how (?:much|many|long|far|old|often|do|does|did|can|could|should|would|is|are|to)|(?:what|which|who|where|why) (?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|\w+ (?:is|are|does|do|would|should|can|will))|(?:is|are|was|were|does|did|has|can|could|will|would) (?:it|there|this|that|the|an?|my|your|i|we|they|he|she)|do (?:you|i|we|they))\b/;

/** A task in the middle of a sentence: "I will name a city and you will suggest a museum". */
export const REQUEST =
  /^(?:when|whenever|if|once|every time|each time) i (?:type|say|give|send|paste|provide|write|ask|enter|share|name)\b|^(?!you ).{0,300}\b(?:i (?:want|need|would like|expect)|i'd like) you to (?!be\b|act\b|behave\b|play\b|take on\b|assume\b|pretend\b|imagine\b|not\b|avoid\b|only\b)|^(?:when|whenever|once|if|every time|each time)?,? ?(?:i|the user)(?: will|'ll)? (?!need|want).{1,200}[ ,](?:and|then|you(?:'ll)?|your (?:task|job|role)) (?:you )?(?:will|should|must|have to|need to|are to|is to)\b/;

/** Main clause of a problem to solve. */
export const SOLVING =
  /[,;] (?:then )?(?:calculate|compute|determine|find|solve|estimate|how (?:much|many|long|far|old)|what (?:is|are|was|were|percentage|fraction))\b/;

/** An imperative of an unknown verb: "Invent a tagline". */
export const UNKNOWN_IMPERATIVE =
  /^(?!(?:maybe|perhaps|otherwise|however|hence|thus|overall|together|alone|later|soon|again|indeed|after|although|about|against|all|among|an?|any|as|at|because|before|behind|below|both|but|by|despite|during|each|every|for|from|given|half|here|if|in|inside|into|last|like|most|near|next|no|not|of|off|often|on|once|one|only|our|out|over|per|quite|since|so|some|such|than|that|the|then|there|this|though|through|to|today|tomorrow|toward|under|unlike|until|upon|via|what|when|where|whereas|while|who|with|within|without|yesterday|yet|i|you|he|she|it|we|they|is|are|was|were|has|have|had)\b)[a-z]{2,20}(?<!ly|ed|ing|s) (?:an?|the|me|us|my|your|this|these|all|some|each|every|\d+)\b/;
