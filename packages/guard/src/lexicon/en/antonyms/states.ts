/** Order, time, place, number and state, said one way or the other. */
export const OPPOSITE_STATES = `
permanent lasting : temporary provisional passing
beforehand : afterwards afterward
previous preceding prior : next following subsequent
previously : subsequently afterwards
first : last
former : latter
initial : final last
initially : finally eventually
opening introductory : closing concluding final
introduction intro : conclusion
prologue : epilogue
prefix : suffix
header : footer
prepend : append
next : previous last
yesterday : tomorrow today
today : tomorrow yesterday
tonight : tomorrow
morning : evening afternoon night
day : night
daytime : nighttime
daily : nightly
noon midday : midnight
dawn sunrise : dusk sunset
summer : winter
spring : autumn fall
weekday weekdays : weekend weekends
workday : holiday
often frequently : rarely seldom
usually : rarely seldom
frequent common : rare infrequent
common usual : rare unusual uncommon
usual normal ordinary regular : unusual abnormal extraordinary irregular
typical : atypical
generic general : specific particular
general broad : specific detailed narrow
global worldwide : local regional
international : national domestic
foreign : domestic native local
native : foreign nonnative
urban : rural
private confidential : public
confidential secret classified : public
internal : external
inside : outside
inner interior : outer exterior
interior indoor : exterior outdoor
indoors indoor : outdoors outdoor
upwards upward : downwards downward
upstairs : downstairs
upstream : downstream
uphill : downhill
top : bottom
topmost : bottommost
above : below beneath
front : back rear
frontal : rear
ahead : behind
leftmost : rightmost
leftwards : rightwards
north northern : south southern
east eastern : west western
northbound : southbound
eastbound : westbound
horizontal : vertical
horizontally : vertically
row : column
landscape : portrait
clockwise : anticlockwise counterclockwise
straight : curved crooked bent
ascending rising increasing : descending falling decreasing
asc : desc
alphabetical : chronological random
chronological : reverse
ordered sorted : unordered unsorted random
numbered : unnumbered
random : ordered systematic deterministic
deterministic : nondeterministic random
singular : plural
single : multiple several double
individual : collective joint group
individually separately : together jointly collectively
separate : joint combined shared
alone : together
unique : duplicate common
same identical equal : different distinct unequal
similar alike : different dissimilar unlike
similarity : difference
consistent uniform : inconsistent varied
constant steady stable : variable unstable changing
stable : unstable volatile
fixed : variable flexible
flexible : inflexible rigid
static : dynamic
mutable : immutable
active : passive inactive
digital : analogue analog
manual : automatic automated
synchronous sync : asynchronous async
local : remote
wired : wireless
explicit : implicit
open : closed shut
full : empty
complete whole entire full : incomplete partial unfinished
completely fully entirely wholly : partially partly incompletely
complete finished : incomplete unfinished ongoing
everywhere : nowhere
majority : minority
enough sufficient adequate : insufficient inadequate
excess surplus : shortage lack deficit
plenty abundance : scarcity lack shortage
abundant : scarce
rich wealthy : poor
cheap inexpensive affordable : expensive dear costly pricey unaffordable
cheaper : dearer pricier costlier
cheapest : dearest priciest costliest
free : paid chargeable
gross : net
wholesale : retail
taxable : exempt
mandatory compulsory obligatory required : optional voluntary
necessary essential : unnecessary superfluous needless optional
important essential crucial key major significant : unimportant minor trivial insignificant
importance : unimportance
main primary chief principal : secondary minor side
relevant : irrelevant
relevance : irrelevance
related : unrelated
appropriate suitable proper : inappropriate unsuitable improper
useful helpful : useless unhelpful
valuable : worthless
possible feasible : impossible infeasible unfeasible
likely probable : unlikely improbable
certainty : uncertainty doubt
clear unambiguous : unclear ambiguous vague
clarity : ambiguity vagueness
obvious : hidden subtle
known : unknown
familiar : unfamiliar strange
famous : unknown obscure
popular : unpopular
available : unavailable
accessible : inaccessible
presence : absence
valid : invalid expired
validity : invalidity
legal lawful : illegal unlawful
authorised authorized : unauthorised unauthorized
official : unofficial
licensed : unlicensed
verified confirmed : unverified unconfirmed
confirmed : unconfirmed cancelled tentative
signed : unsigned
read : unread
opened : unopened
used : unused
answered : unanswered
resolved solved : unresolved unsolved
published : unpublished
edited : unedited
changed modified altered : unchanged unmodified unaltered
formatted : unformatted
structured : unstructured
commented : uncommented
typed : untyped
tested : untested
nullable : nonnull
safe secure : unsafe dangerous insecure risky
safely : dangerously
safety : danger
harmless : harmful dangerous
healthy : unhealthy sick ill
health : illness disease sickness
fresh : stale rotten
raw uncooked : cooked
sweet : sour bitter savoury savory salty
mild : spicy hot strong
hot : cold
hotter warmer : colder cooler
hottest warmest : coldest coolest
warmth heat : cold coldness
dry : wet moist damp
hard : soft
harder : softer
solid : liquid
rough : smooth
sharp : blunt dull
bright : dark dim
light : dark
lighter : darker
black : white
colourful colorful : colourless colorless
loud noisy : quiet silent
louder : quieter
loudly aloud : quietly silently
noise : silence
clean tidy neat : dirty messy untidy
beautiful pretty : ugly
natural : artificial unnatural
organic : inorganic synthetic
guilty : innocent
responsible : irresponsible
careful cautious : careless reckless
fair : unfair
legitimate : illegitimate
moral ethical : immoral unethical
loyal : disloyal
reliable : unreliable
efficient : inefficient
effective : ineffective
productive : unproductive
rational : irrational
logical : illogical
realistic : unrealistic idealistic
practical : theoretical impractical
concrete tangible : abstract
qualitative : quantitative
conscious : unconscious
voluntary : involuntary compulsory
intentional deliberate : accidental unintentional
independent : dependent
independently : jointly
married : single unmarried divorced
pregnant : childless
male masculine : female feminine
adults grownups : children kids minors
senior seniors : youth
human : machine robot
humans : machines animals
mortal : immortal
ripe : unripe
vowel vowels : consonant consonants
even : odd
prime : composite
numerator : denominator
finite : infinite
limited : unlimited
bounded : unbounded
minimum least : maximum most
min : max
lower : upper
floor : ceiling
source : target destination
origin : destination
debit : credit
hero protagonist : villain antagonist
comedy : tragedy
rhymed rhyming : unrhymed
written : spoken oral verbal
handwritten : typed printed
printed : digital handwritten
british : american
quoted : unquoted
peace : war
peaceful : violent
love : hate hatred
pride : shame
guilt : innocence
offline : online
certain definite : uncertain unsure doubtful
existing : nonexistent new
personal : impersonal
prose : poetry
named : unnamed anonymous
finished completed : pending unfinished
cause : effect
`;
