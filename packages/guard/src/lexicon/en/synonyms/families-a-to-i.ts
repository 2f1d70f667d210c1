/** Noun, verb, adjective and adverb of one root that share no stem: A to I. */
export const FAMILIES_A_TO_I = `
able | ability | capable | capability
absent | absence
abundant | abundance
academic | academically | academia
accept | acceptance | acceptable
access | accessible | accessibility
accident | accidental | accidentally
accurate | accuracy | accurately
acquire | acquisition
act | action | activity
add | addition | additional
adequate | adequacy
adhere | adherence
adjacent | adjacency
admit | admission | admittance
aggressive | aggression
allude | allusion
ambiguous | ambiguity
analyse | analysis | analytical | analytic | analyst
anger | angry | angrily
annoy | annoyance
anonymous | anonymity | anonymise | anonymize | anonymously
anxious | anxiety
apologise | apology | apologetic | apologize
appear | appearance
apply | application | applicant
appreciate | appreciation | appreciative
argue | argument | argumentation
art | artistic
athlete | athletic
attend | attendance | attendee
attract | attraction | attractive
author | authorship
authority | authoritative
automate | automatic | automation | automatically
available | availability
bake | bakery
bankrupt | bankruptcy
base | basis
beauty | beautiful | beautifully
behave | behaviour | behavior
benefit | beneficial
brief | briefly | brevity
broad | breadth | broadly
cancel | cancellation | cancelation
careful | carefully | care | with care
category | categorise | categorize | categorical
cautious | caution | cautiously
centre | central | center
certain | certainty
change | changeable
charity | charitable
chemist | chemistry | chemical
chronology | chronological | chronologically
clarify | clarity | clarification
clean | cleanliness
clear | clarity | clearly
climate | climatic
coherent | coherence | coherently
coincide | coincidence
comfort | comfortable | comfortably
commerce | commercial
compare | comparison | comparative
compatible | compatibility
compete | competition | competitor | competitive
competent | competence | competency | competently
comply | compliance | compliant
compose | composition
comprehend | comprehension | comprehensible
compute | computation | computational
conceive | concept | conception | conceptual
condition | conditional
confident | confidence | confidently
congruent | congruence
consider | consideration
consistent | consistency | consistently
constant | constancy | constantly
consult | consultation | consultancy | consultant
continue | continuous | continuation | continual | continuously
contradict | contradiction | contradictory
convenient | convenience | conveniently
cooperate | cooperation | co-operation | co-operate
coordinate | coordination | co-ordination | co-ordinate
correspond | correspondence
courage | courageous
courteous | courtesy | courteously
credible | credibility
crime | criminal
criticise | criticism | critical | critique | criticize
cruel | cruelty
culture | cultural
curious | curiosity | curiously
danger | dangerous | dangerously
day | daily
deep | depth | deeply
delay | delayed
democracy | democratic
depend | dependent | dependence | dependency
describe | description | descriptive
destroy | destruction | destructive
detail | in detail | detailed
detect | detection | detector
diagnose | diagnosis | diagnostic
differ | difference | different | differently
difficult | difficulty
diligent | diligence
diplomacy | diplomatic | diplomatically
disappear | disappearance
discreet | discretion | discreetly
dispose | disposal
distant | distance
double | twofold
drama | dramatic | dramatically
dry | dryness | drier
ease | easy | easily | easiness
economy | economic | economics
edit | edition | editorial
educate | education | educational
effect | effective | effectively | effectiveness
efficient | efficiency | efficiently
elegant | elegance | elegantly
eligible | eligibility
emotion | emotional | emotionally
empathy | empathetic | empathic | empathetically
emphasise | emphasis | emphatic | emphasize
employ | employment
energy | energetic | energetically
enter | entry | entrance
enthusiasm | enthusiastic | enthusiastically
environment | environmental | environmentally
equivalent | equivalence
err | error | erroneous | erroneously
essence | essential
ethics | ethical | ethically
evident | evidence | evidently
examine | examination | exam
exceed | excess
excellent | excellence
exist | existence | existing
expend | expense | expenditure | expenses
experiment | experimental
expert | expertise
expire | expiry | expiration
explain | explanation | explanatory
explode | explosion
expose | exposure
extend | extension
extensive | extensively | extent
fact | factual | factually
fame | famous
family | familial
fantasy | fantastic
fashion | fashionable
feasible | feasibility
fiction | fictional | fictitious
finance | financial | financially | finances
flexible | flexibility | flexibly
fluent | fluency | fluently
force | forceful
fraud | fraudulent
frequent | frequency | frequently
friend | friendly | friendliness
function | functional | functionality
gender | gendered
generous | generosity | generously
gentle | gently | gentleness
geography | geographic | geographical
globe | global | globally
govern | government | governmental
grammar | grammatical | grammatically
grateful | gratitude | gratefully
guide | guidance | guideline
guilt | guilty
harm | harmful
hate | hatred
heal | health | healthy | healthily
heat | hot
high | height | highly
history | historic | historical | historically
honest | honesty | honestly
hospitable | hospitality
humble | humility | humbly
humour | humor | humorous | humorously
hunger | hungry
hygiene | hygienic
identical | identity | identically
identify | identification | identity
imagine | imagination | imaginative | imaginary
immediate | immediately | immediacy
imply | implication | implicit
important | importance | importantly
impress | impression | impressive
include | inclusion | including | included
independent | independence | independently
indicate | indication | indicator
industry | industrial
influence | influential
inherit | inheritance
innovate | innovation | innovative
inspire | inspiration | inspiring | inspirational
intelligent | intelligence
intend | intention | intent
intense | intensity | intensely | intensively
interact | interaction | interactive
interfere | interference
intern | internship
intervene | intervention
introduce | introduction | introductory
invade | invasion
invent | invention | inventive
irony | ironic | ironically
`;
