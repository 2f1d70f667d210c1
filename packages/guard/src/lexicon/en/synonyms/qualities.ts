/** Adjectives and adverbs of time, size, state and number, and words that join sentences. */
export const QUALITIES = `
fast | quick | rapid | swift | speedy
quickly | fast | rapidly | swiftly | in a hurry | speedily
slow | sluggish
urgent | pressing | time-critical | as a matter of urgency | high priority | time-sensitive
immediately | at once | right away | straight away | straightaway | instantly | without delay | right now | immediate | on the spot
asap | as soon as possible | as quickly as possible | at the earliest opportunity | at your earliest convenience | as fast as possible
early | in good time
late | delayed | overdue | behind schedule | tardy
overdue | past due | late | outstanding
on time | punctual | punctually | in time
new | fresh | novel
new | recent
current | present | existing | today's
up to date | up-to-date | current | latest | recent
outdated | out of date | out-of-date | obsolete | no longer current | old
modern | contemporary | present-day
old-fashioned | dated | outmoded
used | second-hand | secondhand | pre-owned
broken | damaged | faulty | out of order | defective | not working | doesn't work | does not work
faulty | defective | flawed
missing | absent | lacking | not there | lost
missing | left out | omitted | not given
unknown | not known
unclear | ambiguous | not clear | vague | uncertain
ambiguous | unclear | open to interpretation | can be read in more than one way
uncertain | unsure | not sure | not certain | in doubt
sure | certain | positive | confident
obvious | evident | apparent | clear
hidden | concealed
visible | shown | can be seen
similar | alike | comparable | like | akin | close
same | identical | equal
identical | the same | equal | exactly the same
different | distinct | dissimilar | other | not the same
various | several | different | diverse | a variety of
diverse | varied | mixed
equal | the same | equivalent
equivalent | corresponding | matching
opposite | contrary | reverse
typical | common | usual | standard | normal
common | frequent | widespread | usual
usual | normal | customary | ordinary | regular
unusual | uncommon | out of the ordinary | rare
special | particular
specific | particular | certain | concrete | given
concrete | specific | tangible
abstract | theoretical | conceptual
general | broad | overall | generic
individual | single | separate | each
separate | individual | distinct | own
separately | individually | one by one | on its own | apart | on their own | each on its own
together | jointly | in common | with each other
alone | by yourself | on your own | by oneself
mutual | shared | common | joint
possible | feasible | doable | potential
impossible | not possible | unfeasible | infeasible
likely | probable | probably | in all likelihood
unlikely | improbable | not likely
potential | possible | prospective
available | on hand | at hand | accessible | free | in stock
affordable | reasonably priced | budget-friendly | inexpensive | low-cost | not expensive
cheap | inexpensive | low-cost | low-priced
expensive | dear | pricey | costly
free | free of charge | at no cost | for nothing | at no charge | complimentary | gratis | costs nothing | no cost
big | large | sizeable | sizable
huge | enormous | giant | massive | gigantic | vast
small | little
tiny | minute | minuscule
tall | high
wide | broad
thin | slim
heavy | weighty
strong | powerful
weak | feeble
hard | difficult | tough | challenging | tricky
difficult | hard | complicated | demanding
complicated | complex | intricate | involved
easy | simple | effortless
hard | solid | firm
safe | secure | not dangerous
dangerous | hazardous | risky | unsafe | perilous | not safe
harmful | damaging | detrimental
harmless | safe | not harmful
healthy | wholesome | good for you
unhealthy | not healthy | bad for you
sick | ill | unwell | poorly
tired | weary | exhausted | sleepy
happy | glad | pleased | delighted
sad | unhappy | sorrowful
angry | annoyed | cross | mad | upset | furious
upset | distressed
worried | anxious | concerned
afraid | scared | frightened
nervous | anxious | jittery
calm | composed | unruffled | level-headed
grateful | thankful | appreciative
proud | filled with pride
sorry | apologetic | regretful
disappointed | let down
satisfied | content | happy | pleased
unsatisfied | dissatisfied | unhappy | not happy | not satisfied | displeased
surprised | astonished | amazed
confused | puzzled | baffled
confusing | unclear | puzzling | hard to understand
busy | occupied
lazy | idle
clever | smart | intelligent | bright
stupid | foolish | silly
experienced | seasoned | skilled | veteran | expert
inexperienced | without experience | no experience | new to
well-known | famous | renowned | known
popular | well-liked | sought-after
rich | wealthy | affluent | well-off
poor | badly off | needy
elderly | aged | old
quiet | silent | calm
loud | noisy
beautiful | pretty | lovely
ugly | unattractive
clean | tidy | neat
dirty | filthy | unclean
empty | blank | void | left blank
empty | vacant | unoccupied
full | filled
dry | arid
wet | damp | moist
warm | mild
cold | chilly
hot | boiling
tasty | delicious | yummy
spicy | hot
sweet | sugary
vegan | plant-based
vegetarian | meatless | meat-free | without meat | no meat
gluten-free | without gluten | no gluten
sugar-free | without sugar | no sugar
lactose-free | dairy-free | without dairy | no dairy | without lactose
private | personal | confidential
personal | individual
confidential | secret | in confidence | private
anonymous | unnamed | without names | nameless | no names
anonymously | without giving a name
secret | hidden
legal | lawful | permitted by law | allowed by law
illegal | unlawful | against the law | not legal | forbidden by law
valid | in force | legitimate
invalid | not valid
allowed | permitted | permissible
forbidden | prohibited | banned | not allowed | not permitted
mandatory | compulsory | obligatory | required
optional | voluntary | not required | not mandatory
automatic | automated | by itself
manual | by hand | done by hand
digital | electronic
online | on the internet | on the web | web-based
offline | without internet | without an internet connection | no internet
local | nearby | in the area
global | worldwide | international | around the world
foreign | from abroad
domestic | national | home
native | mother-tongue
fluent | proficient
bilingual | in two languages
multilingual | in several languages
public | open to all | open to the public
responsible | in charge | accountable
responsible for | in charge of | looks after
familiar with | used to | acquainted with
independent | self-reliant | autonomous
sequential | in sequence | one after another | one after the other | successive
chronological | in chronological order | in order of time | by date | in time order | chronologically | in order of date | ordered by date | sorted by date
alphabetical | by letter | alphabetically
numerical | numeric | in numbers
random | at random | arbitrary | randomly
unique | one of a kind
unique | distinct | without duplicates | no duplicates | deduplicated
duplicate | repeated | double
repeatedly | several times | again and again | over and over | more than once
redundant | repetitive | superfluous
gradually | little by little | step by step | bit by bit | slowly
suddenly | all of a sudden | abruptly
carefully | with care | attentively | thoroughly
accurately | with precision | precisely
properly | correctly | the right way | in the right way
correctly | rightly | without mistakes
differently | in a different way | otherwise | another way
especially | in particular | particularly | above all | specifically | notably
mainly | mostly | primarily | chiefly | for the most part | predominantly
entirely | completely | fully | wholly | totally | altogether
partly | partially | in part | to some extent
approximately | roughly | about | around | circa | approx
exactly | precisely
additionally | in addition | moreover | furthermore | besides | also | on top of that | as well | too | what is more
however | but | yet | nevertheless | nonetheless | still | that said | even so
therefore | so | thus | hence | consequently | as a result | for this reason | for that reason | accordingly
similarly | likewise | in the same way | equally
namely | that is | i.e. | ie | specifically | that is to say
finally | lastly | in the end
meanwhile | in the meantime | at the same time
originally | at first | initially
directly | straight | immediately
eventually | in the end | at some point
apparently | it seems | evidently
fortunately | luckily
unfortunately | regrettably | sadly
possibly | perhaps | maybe
aloud | out loud
together with | along with | with | accompanied by | including
worthwhile | worth it | worth doing
well-structured | clearly structured | structured | well-organised | well-organized
colour-coded | color-coded
self-contained | standalone | stand-alone | complete in itself
case-sensitive | upper and lower case matter
case-insensitive | ignoring case | regardless of case
uppercase | upper case | in capitals | in capital letters | all caps | capitals | capital letters | upper-case
lowercase | lower case | in small letters | small letters | lower-case | no capitals
capitalised | capitalized | with a capital letter
bullet-pointed | as bullet points | in bullet points | bulleted
executable | runnable | ready to run | that runs
reusable | that can be used again
backward compatible | backwards compatible | backward-compatible
thread-safe | safe for threads
asynchronous | async
synchronous | sync
`;
