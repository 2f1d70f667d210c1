/** Other verbs: phrasal and plain ones beside Latin ones, with their nouns. */
export const VERBS = `
start | begin | commence | kick off | get going | launch | initiate | get started | outset
end | finish | conclude | come to an end | close | terminate | wind up
stop | cease | halt | quit | discontinue | bring to a stop
pause | suspend | interrupt | put on hold
postpone | delay | put off | defer | push back | move back | reschedule for later | postponement
bring forward | move up | move forward | advance
reschedule | move | rearrange | change the date | find a new date
cancel | call off | cancellation | scrap
cancel | terminate | end | termination
attend | go to | be present at | take part in | attendance
participate | take part | join in | participation | be involved
happen | occur | take place | come about | arise
appear | show up | come up | turn up | be shown
appear | seem | look
disappear | vanish | go away
arrive | come | get in | get here | reach | arrival | turn up
leave | depart | go away | set off | departure | head off
leave | left | exit
return | come back | go back | get back
return | send back | give back | bring back | take back
go to | visit | travel to | head to
visit | call on | drop in on | go and see | stop by | pay a visit
travel | journey | trip | go on a trip
get | receive | obtain | be given | be sent | get hold of
obtain | acquire | procure | get hold of | secure | come by
get | become | grow | turn
get | fetch | pick up | collect
grow | increase | rise | go up | growth
rise | go up | increase | climb | rose | risen
fall | go down | drop | decline | decrease | fell | fallen
shrink | get smaller | contract
change | vary | differ | variation
differ | be different | difference | vary
exceed | go over | go beyond | surpass | top
reach | get to | come to | arrive at
reach | contact | get hold of | get through to
contact | get in touch with | get in touch | reach out to | reach out | be in touch
call | phone | ring | telephone | give a call | give a ring | call up | phone up | ring up | phone call
call back | ring back | return the call | phone back
meet | get together | have a meeting | meet up
meet | fulfil | fulfill | satisfy | comply with
meet | satisfy | come up to
speak | talk | converse
speak to | talk to | have a word with | speak with | talk with
chat | talk | have a conversation
tell | narrate | recount
tell apart | distinguish | differentiate | discriminate between
distinguish | differentiate | make a distinction | distinction | tell apart | separate
hear | listen
see | notice | spot | observe
see | view | look at
look at | view | have a look at | take a look at | examine
look after | take care of | care for | tend
look forward to | await | be excited about
look like | resemble | be similar to | appear like | be like | appearance
look up | search for | find
wait | hold on | wait for
wait for | await
expect | anticipate | expectation | reckon with
hope | be hopeful
want | would like | wish | desire
need | require | call for | be in need of | requirement
like | enjoy | be fond of | love
like | prefer
dislike | not like
prefer | favour | favor | would rather | preference
hate | detest | loathe
believe | think | be of the opinion | reckon | feel | belief
agree | be in agreement | concur | share the view | agreement
disagree | not agree | disagreement | differ
accept | say yes to | agree to | acceptance
reject | turn down | refuse | decline | say no to | rejection | refusal
approve | sign off | give approval | approval | give the go-ahead | green-light
allow | let | permit | enable | give permission | permission
forbid | ban | prohibit | not allow | disallow | bar | prohibition
force | compel | oblige | make
enable | make possible | allow
enable | turn on | switch on | activate | activation
disable | turn off | switch off | deactivate | deactivation
turn on | switch on | power on | power up
turn off | switch off | power off | shut off
turn up | raise | increase
turn down | lower | reduce
open | open up | unlock
close | shut | closure
lock | secure
join | become a member of | enter
leave | quit | resign from | drop out of
resign | quit | hand in your notice | give notice | resignation | step down
hire | employ | recruit | take on | recruitment
fire | dismiss | sack | let go | lay off | dismissal
promote | give a promotion
promote | advertise | publicise | publicize | market | plug | promotion
advertise | advert | ad | advertisement
lead | be in charge of | head | run | leadership
supervise | oversee | supervision
support | back | stand behind
help | be of help | be helpful | be useful
protect | guard | safeguard | shield | protection
secure | make safe | security
damage | harm | hurt
hurt | injure | injury | wound
destroy | ruin | wreck | destruction
suffer from | have | be affected by
die | pass away | death | dead | dying | deceased
be born | birth
live | reside | dwell | be resident
live | life | alive
grow up | be raised
marry | get married | marriage | wed
divorce | get divorced | split up
own | possess | have | ownership | possession
belong to | be part of | be a member of
have | possess | hold | with
concern | be about | relate to | regard | deal with | have to do with
affect | influence | have an effect on | have an impact on | impact
cause | bring about | lead to | result in | give rise to | produce
lead to | result in | cause | end in
arise from | result from | come from | stem from | be caused by | be due to
depend on | be dependent on | hinge on | vary with
consist of | be made up of | be composed of | comprise | be made of
contain | hold | have in it | include
represent | stand for | mean | denote
mean | signify | stand for | meaning
mean | intend | have in mind | intention
refer to | mean | be about
imply | suggest | hint at | implication
involve | entail | include | involvement
relate | connect | link
connect | link | join | hook up | connection
disconnect | unplug | cut off
attach | enclose | include | attachment
fasten | fix | attach
move | shift | relocate | transfer
move house | move | relocate
move on to | go on to | proceed to
bring | take along | bring along
take | bring
carry | transport | transportation
put | place | set | position
put on | wear | dress in
put together | assemble | assembly
take apart | dismantle | disassemble
take place | happen | be held | occur
take over | assume | adopt
take on | assume | undertake
take up | occupy | use
take care of | look after | handle | see to
make up | invent | fabricate | concoct | dream up
make up for | compensate for | offset | compensation
invent | make up | fabricate | fantasise | fantasize | hallucinate | invention
think about | consider | reflect on | ponder
think over | reconsider
realise | realize | become aware | understand
notice | spot | see | become aware of
discover | find | find out | discovery
doubt | be unsure | question
wonder | ask yourself
worry | be worried | be concerned
care about | mind | be interested in
complain | make a complaint | file a complaint | complaint | grumble
blame | hold responsible | accuse
admit | concede | acknowledge | own up
deny | say it is not true | denial
acknowledge | confirm receipt | acknowledgement | acknowledgment
confirm | confirmation | say yes | verify
claim | assert | maintain | allege | contend
insist | demand | insistence
offer | make an offer | bid
negotiate | bargain | negotiation | haggle
compete | rival | competition
exist | be there | existence | there is | there are
remain | stay | be left
stay | keep | remain
stay | be a guest | sleep | put up | lodge
keep | go on | continue
keep up | maintain | continue
maintain | service | keep up | maintenance | upkeep | look after
repair | fix | mend | put right
clean | tidy | clean up | tidy up
wash | clean
cook | prepare | make
eat | have | consume | consumption
drink | consume | have
serve | dish up | present
taste | flavour | flavor
chop | cut up | cut into pieces | dice
stir | mix
heat | warm | warm up | heat up
cool | chill | cool down
freeze | put in the freezer
exercise | work out | train | do exercise
practise | practice | rehearse | train
rest | relax | take a break
sleep | get some sleep | be asleep
wake up | get up | rise
wear | have on | be dressed in
fit | suit | go with | match
suit | be suitable for | be right for | fit
qualify | be eligible | meet the requirements | qualification | eligibility
graduate | get a degree | finish university
pass | succeed in | get through
fail | flunk
miss | skip | be absent from
miss | lack | be without
lack | be missing | absence | not have
waste | squander
try | attempt | make an effort | have a go | endeavour | endeavor | strive
aim | intend | plan | set out
aim for | go for | target | shoot for
intend | plan | mean | intention | have the intention
tend to | be inclined to | have a tendency to | tendency
manage to | succeed in | be able to
be able to | can | be capable of | have the ability to | ability | be in a position to
be willing to | be prepared to | be ready to | willingness
be going to | will | plan to | be about to
be allowed to | may | be permitted to | can
be supposed to | should | be meant to | be expected to
have to | must | need to | be required to | be obliged to
get rid of | remove | dispose of | throw away | throw out | discard | bin
dispose of | get rid of | throw away | disposal
recycle | reuse
set up | establish | create | found | build
found | establish | start | set up
make available | provide | offer
go ahead | proceed | start
go wrong | fail | fail to work
go through | work through | read | review
deal with | handle | tackle | address | take care of
tackle | deal with | approach | take on
cope with | deal with | handle | manage
overcome | get over | beat | defeat
beat | defeat | win against
attack | assault
defend | protect | defence | defense
fight | combat | battle
steal | take | theft | rob
cheat | deceive | trick
lie | tell a lie | be untruthful
trust | rely on | have confidence in
respect | observe | honour | honor
ensure | guarantee | make certain
guarantee | warrant
`;
