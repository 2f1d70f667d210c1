/** Adjectives: order, difficulty, certainty, worth and skill. */
export const ADJECTIVES_OF_WORK = `
tidy | orderly
messy | untidy | disorganised | disorganized | chaotic
organised | well-ordered | orderly
systematic | methodical | structured
rigorous | thorough
meticulous | painstaking | very careful
definite | fixed
definitive | final | conclusive
conclusive | decisive
tentative | provisional | preliminary
provisional | temporary | interim
preliminary | initial
initial | starting
final | ultimate
ultimate | eventual
overall | total
comprehensive | all-embracing | all-encompassing | all-round
holistic | all-round
detailed | fine-grained
granular | fine-grained | detailed
high-level | general | broad
vague | imprecise | woolly | unspecific
imprecise | inexact | inaccurate
explicit | express | clearly stated | spelled out | spelt out
explicit | stated outright
implicit | unstated | unspoken
implicit | between the lines
literal | word-for-word
figurative | metaphorical
tricky | awkward
intuitive | easy to grasp
challenging | demanding
demanding | exacting
strenuous | exhausting | tiring
manageable | doable
time-consuming | takes a lot of time | takes long | lengthy
tedious | monotonous
monotonous | repetitive
cumbersome | unwieldy | clumsy
clunky | awkward
handy | practical | convenient
inconvenient | awkward
cosy | snug
high-end | upmarket | premium
premium | top-of-the-range
cost-effective | economical | good value
economical | thrifty
frugal | thrifty
overpriced | too expensive
reasonable | fair
unreasonable | excessive
excessive | exaggerated | over the top
exaggerated | overdone | overstated
profitable | lucrative
lucrative | well-paid | well-paying
successful | prosperous
unsuccessful | failed
effective | efficacious | that works
productive | fruitful
competent | capable | proficient
skilled | proficient
qualified | trained | certified
certified | accredited
talented | gifted
amateur | hobby | non-professional
senior | experienced
junior | entry-level
entry-level | beginner-level | for beginners
intermediate | medium-level | mid-level
advanced | expert-level
educated | well-read
knowledgeable | well-informed | expert
wise | sensible
rational | logical | reasonable
irrational | unreasonable
plausible | believable | credible
far-fetched | implausible
doubtful | questionable | dubious
questionable | debatable
controversial | disputed | contentious
debatable | arguable | open to debate
proven | tried and tested | established
established | recognised
recognised | acknowledged
renowned | celebrated | acclaimed
iconic | famous | legendary
influential | important
leading | top | foremost
crucial | decisive
significant | marked
insignificant | unimportant | trivial | negligible
unimportant | minor
negligible | tiny
meaningful | significant
meaningless | pointless | empty
pointless | senseless
targeted | specific | focused
corresponding | associated
respective | corresponding
compatible | that works with | that goes with
laborious | arduous | tedious
comfortable | comfy | cosy
powerful | mighty
`;
