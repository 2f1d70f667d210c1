/** Plain and phrasal verbs beside Latin ones: E to O. */
export const VERBS_E_TO_O = `
ease | make easier | facilitate
elaborate on | go into more detail on | enlarge on | flesh out
elicit | draw out | evoke
eliminate | do away with
embed | insert | build in | integrate
emerge | come out | appear | become apparent
emphasise | lay stress on | place emphasis on | give prominence to
empower | enable
encounter | meet | run into | face
encourage | urge | invite
endanger | put at risk | jeopardise | jeopardize
endorse | support | back | approve
engage in | take part in | carry on
enhance | increase | enrich
enlarge | make bigger | increase | blow up
enrich | add to
entail | mean | result in
estimate | judge | gauge | put at | reckon
evaluate | weigh up
evoke | call up | bring to mind | conjure up | arouse
exaggerate | overstate | overdo
exchange | trade
expand | grow | increase
explain | make understandable
explain | shed light on | throw light on | set out
exploit | take advantage of | make use of
explore | study
expose | uncover | reveal
express | voice
extend | prolong
extract | obtain | filter out
face | be confronted with
facilitate | help with | enable
facilitate | moderate
familiarise | acquaint
find out | check
flag | signal
follow up on | pursue | check on
follow up | chase up | pursue
formulate | put into words
gain insight into | understand
generate | come up with
bypass | circumvent
get involved in | take part in
get used to | become accustomed to | adapt to
give an account of | report
grant | allow
group by | sort by | break down by | arrange by
guess | estimate
guide through | take through | walk through
hand over | transfer
have in mind | think of
highlight | show
identify | name | establish | work out | locate
illustrate | clarify | make clear
implement | realise | put into effect | build | introduce
improve | make progress
improve | raise the quality of | polish
incorporate | integrate | build in
indicate | specify | give | name
indicate | suggest | be a sign of
infer | read between the lines
influence | shape
inform | brief | update
inspire | give ideas | stimulate | encourage
integrate | include | combine
intend to | want to | plan to
intensify | step up | strengthen
interact with | talk to
interpret | read | understand | explain the meaning of
introduce yourself | say who you are
introduce | present | bring in
investigate | find out about | check into | enquire into
justify | defend | explain
keep in touch | stay in contact
keep track of | record
keep up to date | update
launch | introduce
lay out | explain
learn about | find out about
leave it at that | stop there
leave space for | leave room for
lengthen | prolong
link to | connect to | relate to
listen | pay attention
locate | pinpoint
look at | check | inspect
look at | review
look back on | remember
look through | review
make a difference | matter
make a mistake | err
make an appointment | arrange a time
make an effort | try hard
make fun of | mock | ridicule | laugh at
make progress | advance
make room | make space
make sense | be logical | be understandable | be meaningful
make the most of | get the best out of | use to the full
make worse | worsen | aggravate
map to | assign to | match to | translate to
mark up | annotate
match | be the same as | tally with | be in agreement with
matter | be important | count | be of importance
maximise | make as large as possible
merge | amalgamate
minimise | keep as small as possible | reduce as far as possible | make as small as possible
misinterpret | misunderstand | misread
mislead | deceive | give a wrong impression
misspell | spell wrongly
misunderstand | get wrong
modify | revise
mute | silence | turn the sound off
narrow down | reduce | limit
negotiate | discuss terms
notify | alert
object to | oppose
occur | come up | appear | be found
offer | propose | present
open up | make accessible
optimise | make the most of
organise | plan | coordinate
outline | describe briefly | summarise | set out
outsource | contract out | subcontract
outweigh | be more important than
overestimate | rate too highly | overrate
overlap | coincide
overlook | miss | fail to notice
oversee | manage | watch over
overuse | use too much
embellish | decorate | ornament
infringe | violate | break
manipulate | influence
mentor | coach | guide
oppose | resist
encapsulate | sum up
fetch | go and get
fill up | refill
forget | leave behind | fail to remember
get together | gather
give away | donate
give up | quit | stop
go through | experience
grasp | take hold of
greet | welcome | say hello to
hinder | hamper | impede
hurry | rush | make haste
insult | offend | be rude to
interrupt | cut in | break in
intervene | step in
isolate | separate
keep fit | stay in shape
lecture | talk down to
lose weight | get slimmer
make money | earn money
make a profit | earn money
mess up | get wrong
outperform | do better than | beat
`;
