/** Noun, verb, adjective and adverb of one root that share no stem: J to Z. */
export const FAMILIES_J_TO_Z = `
know | knowledge | knowledgeable
legal | legally | law | legality
legible | legibility
likely | likelihood
linguistic | language
logic | logical | logically
lonely | loneliness
long | length | lengthy
loud | loudly | loudness | aloud
loyal | loyalty
luck | lucky | luckily
luxury | luxurious
machine | machinery
magic | magical
manage | management | managerial
manual | manually | by hand
marry | marriage | marital
master | mastery
mathematics | mathematical | maths | math | mathematically
medicine | medical | medically | medication
memory | memorise | memorize
mental | mentally | mind
method | methodical | methodically | methodology
minimise | minimize | minimal | minimally
modern | modernise | modernize | modernity
modest | modesty | modestly
motivate | motivation | motivational
move | movement | motion
multilingual | several languages
music | musical
mystery | mysterious
nation | national | nationally
nature | natural | naturally
necessary | necessity | necessarily
neglect | negligence | negligent
nervous | nervousness
noise | noisy | noisily
number | numeric | numerical | numerically
nutrition | nutritious | nutritional | nutrient
obey | obedience | obedient
oblige | obligation | obligatory
obvious | obviously
occupy | occupation
occur | occurrence
offend | offence | offense | offensive
oppose | opposition | opponent
optimal | optimise | optimize | optimum | optimally
optimism | optimistic | optimistically
pain | painful
passion | passionate | passionately
patient | patience | patiently
peace | peaceful
perform | performance
period | periodic | periodically
permanent | permanence | permanently
persist | persistence | persistent
persuade | persuasion | persuasive | persuasively
pessimism | pessimistic
philosophy | philosophical
photo | photograph | photographic | photography
physics | physical
picture | pictorial
pleasant | pleasantly | pleasure
poem | poetic | poetry | poet
poison | poisonous | toxic
politics | political | politician | politically
poor | poverty
possible | possibility
practical | practically | practicality
practice | practise | practical
precede | preceding | precedence | precedent
predict | prediction | predictable
pregnant | pregnancy
present | presence
prestige | prestigious
prevent | prevention | preventive | preventative
priority | prioritise | prioritize
private | privacy | privately
probable | probability | probably
proceed | procedure | process
produce | production | product
profession | professional | professionally
profit | profitable | profitability
progress | progression | progressive
pronounce | pronunciation
propose | proposal | proposition
prosper | prosperity | prosperous
proud | pride | proudly
psychology | psychological | psychologist
quantity | quantitative | quantify
random | randomly | randomise | randomize | randomness
realistic | realistically | realism
reason | reasonable | reasoning
receive | receipt | reception
recover | recovery
redundant | redundancy
refer | reference | referral
region | regional | regionally
regulate | regulation | regulatory
relate | relation | relationship
relevant | relevance | relevancy
reliable | reliability | rely | reliably
relieve | relief
religion | religious
reluctant | reluctance
remain | remainder | remaining
remember | remembrance
renew | renewal | renewable
rent | rental
repeat | repetition | repetitive | repeatedly
represent | representation | representative
reproduce | reproduction | reproducible
reside | residence | resident | residential
resist | resistance | resistant
resolve | resolution
respect | respectful | respectfully
responsible | responsibility
retain | retention
reveal | revelation
revolution | revolutionary
rhythm | rhythmic
rigour | rigor | rigorous | rigorously
risk | risky
romance | romantic
rude | rudeness | impolite
safe | safety | safely
salt | salty
sarcasm | sarcastic | sarcastically
satire | satirical
satisfy | satisfaction | satisfied | satisfactory
science | scientific | scientifically
season | seasonal
secret | secrecy | secretly
section | sectional
see | sight
sell | sale | sales
sequence | sequential | sequentially
serious | seriousness | seriously
serve | service
sign | signature
significant | significance | significantly
silent | silence | silently
simple | simplicity | simply | simplify
simultaneous | simultaneously
skill | skilled | skilful | skillful
sober | sobriety | soberly
society | social
space | spatial
speak | speech
specify | specific | specification | specifically
speed | speedy | speedily
spirit | spiritual
stable | stability
standard | standardise | standardize
statistics | statistical | statistically
strategy | strategic | strategically
stress | stressful
strong | strength | strongly | strengthen
structure | structural | structured
style | stylistic | stylistically
subtle | subtlety | subtly
succeed | success | successful | successfully
suffice | sufficient | sufficiently
suit | suitable | suitability
supply | supplier
support | supportive
survive | survival | survivor
suspect | suspicion | suspicious
suspend | suspension
sustain | sustainable | sustainability
symbol | symbolic
symmetry | symmetric | symmetrical
sympathy | sympathetic | sympathetically
synonym | synonymous
system | systematic | systematically
tactful | tact | tactfully
talk | talkative
tax | taxation
technique | technical | technically
technology | technological
telephone | telephonic
tend | tendency
theory | theoretical | theoretically
therapy | therapeutic | therapist
thirst | thirsty
threat | threaten
tolerate | tolerance | tolerant
tour | tourist | tourism | touristic
tradition | traditional | traditionally
tragedy | tragic
transmit | transmission
transparent | transparency | transparently
true | truth | truthful | truthfully | truly
typography | typographic | typographical
understand | understanding | comprehension | understandable | understandably
unite | union | unity
urgent | urgency | urgently
use | usage | useful
useful | usefulness | utility
vacant | vacancy
value | valuable
vary | variety | variation | various | variable
verb | verbal | verbally
victory | victorious
violent | violence | violently
visible | visibility | visibly
visual | visually | visualise | visualize
volunteer | voluntary | voluntarily
vulnerable | vulnerability
warm | warmth | warmly
waste | wasteful
wealth | wealthy
weigh | weight
wide | width | widely
wise | wisdom | wisely
wit | witty | wittily
wood | wooden
worth | worthy
young | youth | youthful
`;
