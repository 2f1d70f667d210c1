/** Adjectives: time, place, kind, tone, state and relation. */
export const ADJECTIVES_OF_RELATION = `
parallel | simultaneous
simultaneous | at the same time
continuous | uninterrupted | unbroken
continuous | ongoing | constant
ongoing | continuing | in progress | underway | still going on
constant | steady | unchanging
steady | stable
unstable | shaky
regular | periodic | recurring
recurring | repeated | recurrent | that comes up again
occasional | infrequent
sporadic | occasional
prompt | quick | timely
gradual | step-by-step
brief | short-lived
future | coming
imminent | impending | about to happen
pending | outstanding | still open
outstanding | unresolved | open
open | unsettled
open-ended | open
public | publicly available | publicly accessible
commercial | business
non-profit | nonprofit | charitable
rural | in the country | in the countryside | country
urban | city | in the city
remote | out of the way | isolated
remote | work-from-home
nearby | close by | in the neighbourhood | close at hand | in the vicinity
adjacent | neighbouring | neighboring
internal | in-house
external | outside
upper | top
lower | bottom
inclusive | gender-neutral
gender-neutral | gender-inclusive
gender-sensitive | gender-neutral
offensive | insulting | hurtful
insulting | abusive
explicit | graphic
inappropriate | out of place
ethical | moral
unethical | immoral
financial | monetary | money
economic | financial
environmental | ecological
eco-friendly | environmentally friendly | green | sustainable | good for the environment
scientific | research-based
academic | scholarly
scholarly | learned
technical | specialist
quantitative | in numbers | numerical
verbal | oral | spoken
handwritten | hand-written | written by hand
printed | on paper
visual | pictorial
virtual | online
interactive | hands-on
wireless | cordless
built-in | integrated
customised | bespoke | made to measure
tailor-made | bespoke | made-to-measure
personalised | individual
standard | default
default | preset
preset | predefined | predetermined
predefined | pre-defined | fixed | specified in advance | set in advance
specified | indicated
stated | named
favourite | best-loved | most liked
prescribed | specified | laid down
eligible | entitled
entitled to | eligible for
accountable | answerable
committed | dedicated | devoted
determined | resolved
keen on | interested in | fond of
reluctant | unwilling | hesitant
hesitant | undecided | unsure
sceptical | doubtful | doubting
critical | judgmental
judgmental | judgemental | judging
non-judgmental | nonjudgmental | non-judgemental
diplomatic | tactful
tactful | discreet | sensitive
eloquent | articulate | well-spoken
ironic | tongue-in-cheek
humorous | light-hearted
poetic | lyrical
dramatic | theatrical
suspenseful | full of suspense | thrilling | gripping
gripping | exciting
touching | moving | heartfelt | emotional
heartfelt | sincere
sincere | genuine
heartwarming | heart-warming | touching
uplifting | cheering
memorable | unforgettable
punchy | snappy | crisp
wordy | verbose | long-winded | rambling
repetitive | full of repetition
cliched | hackneyed
stiff | stilted | wooden
stilted | unnatural
unnatural | forced
salesy | sales-y | promotional | pushy
promotional | advertising
pushy | insistent
reassuring | comforting
comforting | consoling | soothing
respectful | deferential
down-to-earth | practical
approachable | accessible
single | unmarried
unemployed | out of work | jobless
self-employed | working for oneself
needy | in need | disadvantaged
disadvantaged | underprivileged
vulnerable | at risk
male | masculine
female | feminine
identical | exactly alike
nationwide | across the country | countrywide
worldwide | across the world | around the globe
universal | general
popular | in demand
unpopular | disliked
vacant | free
secondary | less important
sole | single
combined | taken together
isolated | cut off
interconnected | linked together
dependent on | reliant on
self-sufficient | independent
involuntary | unintentional
unintentional | accidental | inadvertent | by mistake
accidental | chance
secure | protected
legacy | old
brand-new | completely new
tight | strict
corrupt | damaged
malformed | badly formed
well-formed | correctly formed
well-known | familiar
unfamiliar | unknown | strange
well-founded | sound | justified
sound | solid
justified | warranted
reasoned | substantiated
baseless | unfounded | groundless
evidence-based | backed by evidence
first-hand | firsthand | from personal experience
hypothetical | imagined | assumed
theoretical | hypothetical
long-standing | long-established
mediocre | average | so-so
impeccable | faultless | flawless
awesome | great
brilliant | excellent
measurable | quantifiable
analogous | similar
contradictory | conflicting | inconsistent
incoherent | disjointed | confused
illegible | unreadable
suboptimal | less than ideal
favourable | favorable | positive
unfavourable | unfavorable | negative | adverse
adverse | harmful
beneficial | helpful | useful | good
advantageous | beneficial
disadvantageous | harmful
problematic | difficult
viable | workable | feasible
workable | practicable
prevalent | widespread | common
predominant | prevailing
inherent | built-in
reflective | thoughtful | contemplative
low-priority | less urgent
high-priority | urgent
hard-to-understand | difficult to understand
vintage | retro
indifferent | uninterested
suspicious | distrustful
suspicious | dubious
discreet | inconspicuous
talkative | chatty
sentimental | mushy | soppy
cheesy | corny | tacky
harsh | severe
spacious | roomy | large
worn | shabby
torn | ripped
inferior | worse
intrinsic | inherent
whimsical | fanciful | playful
quirky | eccentric | offbeat
threatening | menacing
dark | sombre
ancient | very old
coastal | by the sea | seaside
exempt from | excused from
`;
