/** Adjectives and adverbs of tone, clarity and worth. */
export const TONE = `
short | brief | concise | succinct | compact | to the point | not long
concise | to the point | succinct | without rambling | no waffle | without waffle | no fluff | tight | crisp
brief | quick | short
briefly | in brief | in short | in a few words | in a nutshell | short
long | lengthy | extensive
detailed | in detail | in depth | thorough | exhaustive | comprehensive | with details | in-depth | at length | elaborate
thorough | comprehensive | complete | full | exhaustive
complete | full | whole | entire | in full | in its entirety
complete | finished | done | ready
simple | easy | plain | straightforward | uncomplicated | basic
easy to understand | understandable | comprehensible | easy to follow | intelligible | clear | simple to understand | accessible
easy to read | readable | legible | easily readable
in simple terms | in plain english | in plain language | in simple words | in everyday language | in lay terms | in layman's terms | simply | in simple language | in easy words | jargon-free | without jargon | no jargon | in clear language | in plain words | plain language | simple language | without technical terms | no technical terms | without technical jargon | non-technical
clear | plain | unambiguous | lucid | distinct
clearly | plainly | in a clear way | in a clear manner
precise | exact | accurate | specific
exact | word for word | verbatim | literal | to the letter | letter for letter | character for character
accurate | correct | right | factually correct | true | exact
correct | right | proper
wrong | incorrect | false | mistaken | erroneous | inaccurate | not correct
true | correct | factual
false | untrue | incorrect | not true
factual | fact-based | based on facts | objective | matter-of-fact | sober
objective | impartial | unbiased | neutral | even-handed | without bias | no bias | balanced | not biased
neutral | impartial | even-handed | without taking sides | not taking sides
biased | partial | one-sided | skewed
honest | frank | candid | sincere | truthful
direct | straightforward | blunt | frank | straight
polite | courteous | civil | well-mannered | respectful | in a polite way | politely
rude | impolite | discourteous | disrespectful
friendly | amicable | amiable | cordial | affable | in a friendly way | in a friendly manner | in a friendly tone
warm | cordial | warmhearted | warm-hearted
kind | friendly | nice
empathetic | empathic | understanding | compassionate | with empathy | sympathetic | with understanding
formal | official | in a formal way | in a formal tone | formally
casual | informal | relaxed | easy-going | laid-back | colloquial | conversational | in a casual way | in an informal tone | chatty
conversational | like in a conversation | as if talking | chatty
professional | businesslike | business-like | in a professional way | in a professional manner | in a professional tone
confident | self-assured | assured | self-confident | with confidence
assertive | self-assured | firm
firm | resolute | determined
enthusiastic | excited | eager | with enthusiasm | keen
encouraging | motivating | supportive | uplifting
motivating | motivational | inspiring | inspirational
positive | upbeat | optimistic
optimistic | hopeful
pessimistic | gloomy
serious | earnest | grave | solemn
funny | humorous | amusing | comical | witty | with humour | with humor | comic
witty | clever | humorous
playful | light-hearted | lighthearted
sarcastic | ironic
convincing | compelling | credible | persuasive
engaging | captivating | gripping | compelling | interesting
exciting | thrilling
interesting | engaging | of interest
boring | dull | tedious | dry
creative | imaginative | inventive | original | out of the box
original | inventive | novel
vivid | lively | graphic
flowery | ornate | overwritten | florid
natural | natural-sounding | unforced | human-sounding | like a human
fluent | smooth | flowing
elegant | graceful | polished
consistent | uniform | the same throughout | coherent
coherent | logical | consistent
logical | reasoned | sensible
sensible | reasonable
realistic | true to life | lifelike | believable | credible
practical | hands-on | usable | applicable
actionable | practical | that can be acted on | that can be put into practice
useful | helpful | handy | valuable
helpful | useful | of help
useless | worthless
important | essential | key | crucial | vital | significant | critical | of importance | major
main | chief | principal | primary | central | key | core | most important | major
most important | key | main | essential | chief
essential | necessary | indispensable | required | needed
necessary | needed | required | essential | called for
unnecessary | needless | superfluous | not needed | not necessary | redundant | dispensable | unneeded
relevant | pertinent | applicable | of relevance | that matter | that matters | matter
irrelevant | not relevant | beside the point | off-topic | immaterial | that do not matter
related | connected | associated | linked
unrelated | not related | not connected
appropriate | suitable | fitting | apt | proper | right | adequate
inappropriate | unsuitable | not appropriate | not suitable | improper
sufficient | enough | adequate
insufficient | not enough | inadequate
good | high-quality | of good quality | fine
high-quality | top-quality | first-rate | of high quality | high quality
excellent | outstanding | superb | first-class | first-rate
great | excellent | fantastic | wonderful | terrific
perfect | flawless | faultless | error-free
error-free | free of errors | without errors | without mistakes | free from mistakes | no mistakes | no errors | faultless | flawless
bad | poor | of poor quality
bug-free | without bugs | no bugs
best | optimal | ideal | most suitable
ideal | perfect | optimal
suitable for | fit for | appropriate for | right for | aimed at | meant for | intended for | good for | geared to | suited to | for
aimed at | for | addressed to | directed at | intended for | meant for | written for | targeted at
`;
