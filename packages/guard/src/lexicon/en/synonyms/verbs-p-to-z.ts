/** Plain and phrasal verbs beside Latin ones: P to Z. */
export const VERBS_P_TO_Z = `
pair with | combine with
participate in | take part in | join
paste | insert
pay off | be worth it
personalise | adapt to the person
plot | chart | draw | graph
point out | mention
point to | suggest
post | publish | put online | upload
postpone | put back | reschedule
present as | show as | display as
preserve | protect
prevent | rule out | prevent from happening
prioritise | order by priority | rank by importance
probe | investigate
produce | manufacture
produce | yield
progress | advance | make headway
promise | pledge | give your word
promote | encourage | further | foster
proofread | correct | check for typos
propose | put forward
prove | show | verify
provide with | equip with
pull together | compile
pursue | follow | chase
put into action | implement
put together | create
qualify as | count as
quantify | express in numbers | put into figures
question | cast doubt on
range from | go from | vary from
rank | order | sort
react to | respond to | answer
rearrange | reorder | change the order of
reconcile | bring into agreement | make compatible
reconsider | rethink | think again about
recover | retrieve
recur | happen again | come back
redirect | reroute | send on | forward
redo | do again | do over
reduce to | shorten to
refer to as | call
refer to | call
reflect on | look back on
regard | view | see
reinforce | strengthen | support
reiterate | repeat | say again
relate to | be connected with
relax | unwind | chill | take it easy
rename | call something else
renew | extend | prolong
reorganise | restructure | rearrange
repeat | restate | do again | echo
replace by | change to
report on | tell about | describe | cover
represent | symbolise | symbolize
reproduce | repeat | recreate | copy
request | apply for
resend | send again
reserve | keep | set aside
reset | set back | restore
resize | change the size of
resolve | solve | settle
restate | say again
restore | put back | return to its original state
resume | continue | take up again | pick up again
retell | tell again | recount
retrieve | read | look up
retry | try again
reuse | use again
reveal | show | make known | tell
reverse | turn round
reverse | undo
revert to | go back to
review | examine | inspect
revise | study
revolve around | be about | centre on
rewrite | reformulate | recast
scale down | reduce
scale up | increase
scan | skim
schedule | arrange | set a date for
screen | look at | check | vet | examine
screen | preselect | pre-select
search through | look through | comb
seem | give the impression of
segment | divide
separate by | divide by
separate from | keep apart from
serve as | act as | function as | be used as
set apart | distinguish
set out | present | describe
share with | tell | show to | pass on to
shorten | reduce
shut down | power down
sign up for | join
simulate | imitate | act out | model
slow down | decelerate
soften | tone down | make softer
solve | find an answer to | fix
sort into | group into | divide into | classify into | put into
sort out | organise
speak about | talk about
specialise in | focus on
specify | list | detail | tell
spell out | write out | write in full
stand out | be conspicuous | be noticed
standardise | make uniform | unify
state | name
stay on topic | keep to the subject | stick to the topic
stay true to | remain faithful to
stem from | originate in
stimulate | arouse
stop | end
strive for | aim for | try to achieve
struggle with | have difficulties with | have difficulty with | find difficult | have a hard time with
study for | prepare for
submit | send | deliver | present | give in | file
substantiate | back up with evidence | prove | support
substitute | use instead
suffer from | struggle with
sum up | recapitulate
summarise | recapitulate | boil down | give the gist of
supervise | monitor | keep an eye on
supplement | top up
switch between | change between | alternate between
switch to | change to | move to
symbolise | stand for
synthesise | combine
take account of | consider | bear in mind
take advantage of | use
take as a basis | base on
take charge of | be responsible for
take effect | come into force | become effective
take into account | include | note
take issue with | object to
take precedence | have priority | come first | prevail
take responsibility for | be responsible for
take steps | act | take action | take measures
talk about | address | cover
target | aim at
terminate | stop | exit | quit
test | check
thank for | express thanks for
think over | consider
tolerate | put up with
tone down | moderate | make less strong
total | amount to | come to
transcribe | write out | put into writing | write down
transfer to | carry over to
transform | change
trigger | set off | bring about | start
troubleshoot | find the cause | fix | solve the problem
turn to | contact | address
uncover | discover | bring to light
underestimate | rate too low | underrate
understand | see | appreciate
undo | cancel
unify | bring together
update | modernise | revise | renew
use as | treat as
visualise | show | present graphically | show graphically | illustrate | display graphically
warn about | point out the dangers of
warn | point out the danger | tell about the dangers
weigh up | consider
work with | cooperate with | collaborate with
wrap up | finish
write about | cover | describe | discuss
write out in full | spell out
penalise | punish
rebuild | reconstruct
regulate | control | govern
speculate | guess
undermine | weaken
uphold | maintain
violate | breach
praise | say good things about
predict | say in advance
put up with | bear
quarrel | argue | have an argument
quote from | cite from
read up on | study
recreate | make again
redact | black out | blank out
reject | throw out
renovate | refurbish | do up | restore
represent | act for | speak for
revoke | withdraw | cancel | take back
scrap | throw away
set the table | lay the table
shop around | compare prices
shuffle | put in random order
single out | pick out
split up | divide | break up
stand in for | replace
stand up for | defend | support
strike a balance | find a balance
take a break | pause
take a stand | state your position
tell the truth | be honest
trace back | track back
use up | finish | consume
wash up | do the dishes | wash the dishes
`;
