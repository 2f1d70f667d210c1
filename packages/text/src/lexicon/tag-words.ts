/**
 * Words of the closed classes of English, for the tagger. Each word stands in the class in which it is met
 * most.
 */
export const CLOSED_CLASSES = {
  determiner:
    'the a an this that these those every each another no any some all both half such either neither enough several many few fewer much',
  possessive: 'my your his her our their its whose',
  pronoun: 'i you he she it we they',
  contraction:
    "i'm you're he's she's it's we're they're i'll you'll he'll she'll it'll we'll they'll i've you've we've they've i'd you'd he'd she'd we'd they'd that's there's here's who's what's let's",
  object:
    'me him us them myself yourself himself herself itself ourselves yourselves themselves mine yours hers ours theirs someone somebody anyone anybody everyone everybody something anything everything nothing nobody none',
  preposition:
    'of in on at by with from for into onto over under about between through during without within among against across behind beyond above below near per via toward towards upon off out up down around along inside outside throughout despite regarding concerning besides except including plus minus versus vs like as amid beneath beside past round excluding following',
  conjunction: 'and or but nor yet',
  subordinator:
    'if when while because since although though unless until whether whereas once after before than where wherever whenever so',
  wh: 'who what which how why whom',
  modal:
    "can could may might must shall should will would cannot can't won't couldn't shouldn't wouldn't mustn't needn't",
  be: "is are was were am be been being isn't aren't wasn't weren't",
  have: "has have had having hasn't haven't hadn't",
  do: "do does did don't doesn't didn't",
  to: 'to',
  negation: 'not never',
  number:
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen zero',
  adverb:
    'very please too also just only even still again always often sometimes usually then now here there already ever soon later today tomorrow yesterday perhaps maybe instead rather quite almost twice thrice therefore thus hence however otherwise else together altogether apart away back forward well once less more most least far ago yet together abroad ahead alike anyway anywhere everywhere somewhere nowhere elsewhere indeed likewise meanwhile moreover nevertheless next overnight overall upstairs downstairs further furthermore',
} as const;

/** Adjectives that no ending gives away. */
export const ADJECTIVES = `
able accurate active actual adequate advanced afraid aggressive alive alone alternate ancient angry annual apparent appropriate approximate available average awake aware bad bare basic beautiful best better
big bitter black blank blind blue blunt bold boring bright brief broad broken brown busy calm capable careful casual central certain cheap chief civil clean clear clever close cold common compact competent complete complex
concise concrete confident consistent constant content convenient cool correct crazy crisp critical cruel current cute daily damp dark dead deaf dear decent deep dense detailed different difficult direct dirty distant distinct double
dry due dull dumb dynamic each eager early easy elaborate elder elegant eligible empty english enormous entire equal essential evil exact excellent excited exciting existing expensive expert explicit extra extreme fair familiar famous fancy fast fat
few final fine firm first fit fixed flat fluent formal former forward free frequent fresh friendly front full fun funny further future general generic gentle genuine giant glad global golden good grand gray great green grey gross guilty handsome happy
hard harsh healthy heavy high hollow holy honest hot huge human humble hungry ideal identical ill imminent implicit important incomplete inner innocent instant intact intelligent intense interesting internal invalid joint junior keen kind
large last late lazy lean least legal less light likely literal little live lively local lonely long loose lost loud low lucky mad main major many mature maximum mean medium mere mild minimal minimum minor missing mixed modern modest monthly moral much multiple mutual
naked narrow national native natural near neat necessary negative nervous neutral new next nice noisy normal obvious odd official old only open opposite ordinary original other outer overall own pale parallel past patient perfect permanent personal plain pleasant
plenty polite poor popular positive possible potential practical precise pregnant present pretty previous primary prime prior private professional profound proper proud public pure quick quiet random rapid rare raw ready real realistic recent red regular related relative
relevant reliable remote rich right rigid ripe robust rough round royal rude rural sad safe same scared secret secure senior sensitive separate serious severe shallow sharp short shy sick silent silly similar simple single slight slim slow small smart smooth
social soft sole solid sorry sour spare special specific spicy stable standard steady steep sticky stiff still straight strange strict strong stupid subtle succinct sudden sufficient suitable super superb sure sweet swift tall tame technical terrible tense thick thin thirsty thorough tidy
tight tiny tired total tough transparent true typical ugly unable uncertain unclear unique universal unknown unusual upper upset urban urgent usual vague valid vast verbose vertical very virtual visible vital vivid vulnerable warm weak wealthy weekly weird wet white whole wide wild willing
wise wonderful wooden worst worth worthy wrong yearly yellow young fourth fifth sixth seventh eighth ninth tenth second third former latter multi-step five-star top worse older younger bigger smaller larger longer shorter higher lower cheaper faster
`;

/** Nouns that look like verb forms or adverbs. */
export const NOUNS = `
thing king ring spring string morning evening nothing something everything anything ceiling wedding clothing building meeting feeling training setting heading meaning beginning ending understanding warning painting housing funding
bedding pudding sibling darling farming parking shopping reading writing drawing evening pricing branding marketing banking engineering programming gaming listing saving earning spending cooking swimming family fly jelly belly ally assembly anomaly bully
butterfly lily italy july seed bed shed sled hundred kindred bus gas class glass success business analysis basis crisis thesis emphasis diagnosis hypothesis series species
news mathematics physics economics politics lens status bonus virus campus census corpus chaos genius minus plus us canvas atlas christmas texas always perhaps besides thus across less unless its his this yes
`;

/** People, beside names: whoever may be meant by "he" or own something. */
export const PEOPLE = `
man men woman women boy boys girl girls kid kids child children baby babies person people friend friends brother brothers sister sisters sibling siblings mother mom mum father dad parent parents grandmother grandfather grandma grandpa uncle aunt cousin
cousins wife husband son sons daughter daughters nephew niece neighbor neighbors neighbour neighbours teacher teachers student students farmer farmers worker workers employee employees boss manager doctor nurse customer customers client clients
user users player players teammate teammates classmate classmates roommate roommates coworker coworkers colleague colleagues guest guests family families team teams couple twin twins grader graders passenger passengers driver drivers owner owners
artist artists author authors writer writers reader readers speaker speakers scientist lawyer judge police officer soldier king queen prince princess guy guys lady gentleman gentlemen dog dogs cat cats bear wolf robot
seller sellers buyer buyers baker chef cook waiter tutor coach captain president company companies store shop team class school
`;
