/** Plain and phrasal verbs beside Latin ones: A to D. */
export const VERBS_A_TO_D = `
abbreviate | shorten
accelerate | speed up | make faster | quicken
access | gain access to
access | open
accompany | go with | come with
accomplish | carry out
accumulate | build up | pile up | collect
achieve | bring about
acknowledge | recognise
acquire | gain | pick up
adapt | rework
address | respond to
address | speak to | talk to | direct at
adjust | change | alter | fine-tune
advocate | speak in favour of | support | recommend
aggregate | combine | bring together | add up
aim to | intend to | seek to | be meant to
align with | match | agree with | be in line with
align | bring into line | line up
alleviate | relieve | ease | soothe
allocate | distribute
alternate | rotate | switch between
amplify | increase | strengthen
amuse | entertain | make laugh
annoy | irritate | get on the nerves of
anonymise | remove the names | remove names
anticipate | foresee
appeal to | speak to
arrange | lay out
articulate | express | put into words
assess | weigh up | size up
assign | attribute
assume | take as given | presuppose
attempt | seek
attribute | ascribe | put down to
augment | add to | supplement
award | grant | give
back up | support | underpin
base on | derive from | ground in
be about | treat
be aimed at | target | address
be based on | rest on
be called | go by the name of
be good at | excel at | be skilled in
be grateful for | appreciate
be known as | be called | go by
be located in | be situated in
become acquainted with | get to know
become familiar with | get to know | familiarise yourself with | familiarize yourself with
benefit from | profit from | gain from
boost | strengthen
bother | disturb | annoy
bring forward | put forward
bring into line | harmonise | harmonize
bring together | collate
broaden | widen | extend | expand
browse | look through | look around
build | put up | erect
calm down | relax | cool down
catalogue | list
cater for | provide for | meet the needs of
challenge | question | dispute | call into question
characterise | describe | typify
check out | look at
classify | group | sort | label
clear up | resolve | sort out
collaborate | work together | cooperate | team up
collate | gather | put together
combine | link
come across | find | encounter
come from | originate from
comment | remark | observe
communicate | convey | get across | pass on
compensate | make amends | reimburse
compile | draw up
complement | go with | round off
comprise | cover
conceal | cover up
concentrate | focus
condense | compress
configure | set up | adjust
confirm | corroborate | back up
confirm | prove | bear out
conflict with | contradict | clash with | be at odds with
confuse | bewilder
confuse | mix up | mistake
consider | contemplate | mull over
consolidate | merge | combine | bring together
consolidate | strengthen
construct | put together
consult | ask | refer to | talk to | get advice from | turn to
contact | write to
contest | dispute
contribute to | help with | play a part in
convert | change | turn
convey | express | transmit
correlate | be related
correspond with | agree with
counter | rebut | respond to
cover | include | take in
create | design | devise | come up with
cross out | strike out | strike through | delete
cross-check | double-check | verify against
customise | adapt
cut down on | use less
debate | argue about
decide on | choose | settle on | opt for
decide | come to a decision
decipher | make out | work out
decrease | shrink
dedicate | devote
define | determine | specify | set out
delegate | hand over | pass on | assign
delete | erase | wipe | strike
delve into | go into
demand | insist on
demonstrate | prove
depict | show | illustrate | represent
derive from | come from
describe | outline
detach | take off | separate
detail | describe in detail
deteriorate | get worse | worsen
determine | check | calculate | see
determine | find out | decide
develop | grow | evolve
develop | work out | draw up
deviate from | depart from | differ from | stray from
diagnose | identify | determine
diminish | shrink
direct to | send to | refer to | point to
disagree with | object to
disclose | make known | tell
discourage | put off | dissuade | deter
discover | come across
discuss | talk through | talk over
disregard | leave out of account
distinguish | tell the difference | see the difference
distort | twist | misrepresent
distribute | spread
disturb | interrupt
diversify | vary
downplay | play down
draw conclusions | make inferences
celebrate | mark | commemorate
conserve | preserve | save
curb | limit | restrain
disrupt | disturb | interrupt
donate | give
be concerned with | deal with
be dedicated to | deal with
break a rule | violate a rule
cheer up | comfort
deduct | take off
deserve | merit | be worthy of
`;
