/** What prompts tell a model to do: write, explain, edit, analyse, search, decide. */
export const INSTRUCTIONS = `
write | compose | draft | author | pen | put together | draw up | write up | put on paper
draft | prepare | draw up | put together
create | make | produce | generate | build | develop | craft | construct
design | devise | conceive
come up with | think of | think up | propose | suggest | invent | devise | dream up
brainstorm | think of | come up with | generate ideas | collect ideas | gather ideas
suggest | propose | recommend | put forward | make a suggestion | suggestion | proposal | recommendation
recommend | advise | recommendation | advice | give advice
give | provide | supply | offer | furnish | deliver | hand over
give me | send me | get me | show me | tell me | i need | i want
show | display | present | print | output | exhibit
show | demonstrate | illustrate
demonstrate | demonstration | demo
present | presentation | give a presentation
return | output | print | emit | give back | hand back
answer | reply | respond | response | get back to | write back
explain | explanation | make clear | clarify | account for | give an explanation of | spell out
explain | describe | tell me about | walk me through | talk me through | go over
explain | help me understand | teach me | break down
explain why | give the reason | give reasons | justify | state the reason | say why | justification
justify | justification | give grounds | back up | substantiate | give reasons for
describe | description | depict | portray | give a description of | give an account of
define | definition | give a definition of | say what it means | explain the meaning of | what it means
clarify | clarification | make clear | clear up | explain
elaborate | go into detail | expand on | go deeper into | give more detail | say more about
illustrate | give examples | exemplify | with examples | use examples
summarise | summarize | summary | sum up | give a summary of | recap | condense | synopsis
outline | sketch | sketch out | rough out
outline | summary of the main points | overview | give an overview of
overview | survey | general picture | big picture
list | enumerate | make a list of | name | list out | itemise | itemize | as a list
name | mention | cite | give
mention | refer to | reference | bring up | make mention of | talk about
state | say | declare | indicate | express
indicate | show | point out | point to | signal | indication
point out | flag | highlight | call out | draw attention to | note
flag | mark | tag | label | highlight
highlight | emphasise | emphasize | stress | underline | accentuate | put emphasis on | bring out | emphasis
focus on | concentrate on | centre on | center on | put the focus on | with a focus on | focusing on | zero in on
cover | deal with | address | treat | discuss | go over
discuss | talk about | go into | debate | discussion
discuss | consider | look at | examine
touch on | mention briefly | touch upon
include | add | incorporate | insert | put in | work in | contain | weave in
include | contain | comprise | have | feature | with
add | append | attach | put at the end
add | insert | put in | put | place
add | supplement | complement
prepend | put at the start | put at the beginning | put in front | start with | begin with
append | put at the end | add at the end | end with | close with | finish with
start with | begin with | open with | lead with | kick off with
end with | finish with | close with | conclude with | finish on
conclude | conclusion | wrap up | round off
edit | revise | rework | make edits | go over
rewrite | rephrase | reword | redraft | write again | put differently | word differently | paraphrase
paraphrase | put in other words | put in your own words | say in your own words | reword | rephrase
rephrase | phrase differently | reformulate | restate | put another way | say another way
phrase | word | formulate | put | express | wording | formulation | phrasing
polish | refine | brush up | touch up | tidy up | smooth out
improve | enhance | better | make better | improvement | boost | upgrade
improve | optimise | optimize | fine-tune | refine
proofread | check for mistakes | check for errors | look for mistakes | check the spelling and grammar
correct | fix | put right | rectify | amend | correction
fix | repair | mend | sort out | resolve
fix the mistakes | fix the errors | correct the mistakes | correct the errors | correct
spell-check | check the spelling | spelling check | spellcheck
check | verify | double-check | validate | confirm | make sure | verification
check | examine | inspect | look over | go through | look through | scrutinise | scrutinize
check whether | see if | see whether | check if | find out whether | find out if | determine whether | determine if | verify that
review | look over | go over | assess | evaluate | appraise
evaluate | assess | judge | appraise | rate | gauge | evaluation | assessment
rate | grade | score | mark | give a rating | give a score | assign a score | assign a rating | rating
rank | put in order of | order by | sort by | ranking | arrange by
sort | order | arrange | put in order | put into order
sort by | order by | arrange by | sorted by | ordered by | in order of
sort alphabetically | alphabetise | alphabetize | in alphabetical order | put in alphabetical order | a to z | a-z | alphabetically
group | bundle | cluster | put together | group together
categorise | categorize | classify | sort into categories | assign to a category | put into categories | classification | categorisation | categorization
organise | organize | structure | arrange | organisation | organization
structure | organise | organize | give structure to | lay out
split | divide | break up | break down | separate | partition | division
split into | divide into | break into | break down into | separate into
merge | combine | join | unite | bring together | put together | fuse | combination
combine | mix | blend
compare | comparison | contrast | draw a comparison | set against | weigh up
compare and contrast | compare | similarities and differences
compare with | compare to | against | versus | vs | vs.
contrast | differences | point out the differences | show the differences
match | pair | match up | pair up
match | correspond to | agree with | be in line with | fit
analyse | analyze | analysis | examine | take apart | dissect | perform an analysis of | conduct an analysis of | carry out an analysis of
investigate | look into | examine | explore | research | investigation
explore | look into | delve into | dig into | exploration
research | do research on | look up | find out about | study
study | examine | look at
find | locate | look for | try to find | search for | seek | discover | track down | hunt for
find out | discover | determine | learn | work out | establish
figure out | work out | determine | find out | understand | get to the bottom of
search | look up | query | do a search
identify | spot | find | detect | pick out | recognise | recognize | pinpoint | identification
recognise | recognize | spot | recognition
detect | discover | notice | spot | detection
extract | pull out | take out | pull | pick out | get out | extraction
extract | take from | draw from | pull from | get from
collect | gather | compile | assemble | bring together | collection
select | choose | pick | pick out | opt for | go for | go with | selection | choice
choose | choose from | pick one of | select one of
decide | make a decision | make up your mind | decision | determine
determine | establish | ascertain | work out | find out
conclude | infer | deduce | draw a conclusion | come to a conclusion | conclusion
infer | deduce | derive | gather
estimate | give an estimate | approximate | make an estimate | work out roughly | estimation
guess | make a guess | have a guess
calculate | compute | work out | figure out | calculation | computation | do the calculation
count | how many | number of | the number of | tally | count up | tot up
measure | gauge | measurement | take measurements
add up | sum | total | sum up | tot up | add together
multiply | times | multiplication | multiplied by
divide | division | divided by
subtract | take away | deduct | minus | subtraction
solve | find the solution | work out | crack | solution | find a solution to
prove | proof | show that | demonstrate that
disprove | refute | rebut
test | try out | put to the test | trial
try out | try | experiment with
predict | forecast | foresee | prediction | make a prediction
plan | make a plan | draw up a plan | work out a plan | map out | plan out
schedule | timetable | plan | put in the calendar
arrange | set up | organise | organize | make arrangements for | arrangement
prepare | get ready | make ready | preparation | prep
translate | translation | render | put into | turn into | provide a translation of
translate into | put into | render in | translate to | turn into
convert | turn into | transform | change into | change to | conversion | convert to | convert into | transformation
convert | switch to | change over to | migrate
adapt | adjust | tailor | modify | adaptation
adapt to | tailor to | adjust to | fit to | suit to | gear to | aim at
customise | customize | personalise | personalize | tailor
change | modify | alter | amend | edit | make changes to | modification | alteration
replace | substitute | swap | exchange | swap out | replacement | substitution
swap | switch | exchange | interchange
remove | delete | take out | strip | drop | get rid of | eliminate | cut | cut out | removal | deletion
remove | clear | clean out
strip out | filter out | weed out | remove
filter | filter out | screen
ignore | disregard | pay no attention to | take no notice of | overlook | leave aside | set aside
keep | retain | preserve | maintain | leave | hold on to
keep unchanged | leave unchanged | leave as is | keep as is | leave untouched | leave alone | keep intact | preserve | retain | stay the same | as they are | as it is | leave as it is
unchanged | untouched | intact | unaltered | as is | the same | unmodified
fill in | fill out | complete | insert
complete | finish | finalise | finalize | bring to an end
continue | carry on | go on | proceed | keep going | keep on | resume
expand | extend | enlarge | lengthen | make longer | flesh out | expansion
shorten | cut | trim | condense | tighten | make shorter | cut down | abridge | boil down | pare down | shorten down
simplify | make simpler | make easier | simplification | put simply | make it simple
streamline | simplify | make more efficient
reduce | cut | lower | decrease | bring down | cut down | cut back | lessen | diminish | reduction
increase | raise | grow | boost | step up | bring up | put up
format | lay out | set out | typeset
format as | put into | present as | output as | return as | in the form of | lay out as | render as
put in bold | bold | in bold | make bold | set in bold | embolden | boldface
italicise | italicize | in italics | put in italics | italic
underline | underscore
indent | indentation | move in
number | numbered | give numbers to | with numbers
copy | duplicate | copy and paste
quote | quotation | reproduce | give a quotation
cite | reference | give the source | cite the source | name the source | name your source | state the source | give your sources | cite your sources | indicate the source
refer to | point to | reference | link to
base on | rely on | draw on | build on | use as a basis | based on | on the basis of | go by
rely on | depend on | count on | reliance
follow | stick to | adhere to | keep to | comply with | observe | obey | abide by | conform to | respect | stay within
follow | do as | act on | go along with
use | utilise | utilize | make use of | employ | apply | work with | with | by means of | usage | go with
apply | use | put to use | application
act as | be | take the role of | play the role of | assume the role of | you are | pretend to be | play | imagine you are | role-play as | roleplay as | act like | take on the role of | in the role of
pretend | imagine | suppose | make believe | picture
assume | suppose | presume | take it that | take for granted | assumption
suppose | imagine | say
imitate | mimic | emulate | copy | in the style of | imitation
in the style of | like | in the manner of | imitating
think through | think about | reason through | consider carefully | reflect on
think step by step | reason step by step | work through it step by step | go step by step | think it through
consider | take into account | take … into account | take into consideration | take … into consideration | bear in mind | keep in mind | allow for | factor in | account for | think of | remember
consider | think about | look at | weigh
consider | regard as | see as | treat as | view as | deem | count as
pay attention to | watch | attend to | mind | heed | look out for | take care with | take care to
watch out for | beware of | look out for | be careful of | be wary of | mind
be aware of | know | realise | realize | understand
understand | grasp | comprehend | follow | get | comprehension
know | be familiar with | have knowledge of | be acquainted with
learn | pick up | get to know | master
memorise | memorize | learn by heart | commit to memory | learn off by heart | by heart | from memory
remember | recall | recollect | call to mind
remind | jog the memory | send a reminder | reminder
teach | instruct | train | educate | tutor | give lessons in
quiz | test | ask questions about
ask | pose | question | put a question to | pose a question | query | raise a question
ask for | request | call for | demand | put in a request for
ask | inquire | enquire | inquiry | enquiry
interview | ask questions
help | assist | aid | support | give a hand | lend a hand | assistance
guide | lead | steer | direct | guidance
comment on | give feedback on | give your opinion on | remark on | comment
give feedback | feedback | critique | comments | tell me what you think
criticise | criticize | critique | find fault with | criticism
praise | compliment | commend | speak well of
argue | make the case | make a case | reason | argument
argue for | make the case for | speak for | argue in favour of | argue in favor of | support
argue against | make the case against | speak against | oppose
persuade | convince | win over | talk into | persuasion
encourage | motivate | cheer on | give encouragement | encouragement
warn | caution | alert | give a warning | warning
assure | promise | guarantee | give an assurance | assurance
reassure | put at ease | put someone's mind at rest | reassurance
apologise | apologize | say sorry | make an apology | apology | offer an apology | express regret
thank | say thank you | express thanks | give thanks | express gratitude | thanks
congratulate | say congratulations | offer congratulations | congratulations | congratulate on
invite | ask along | send an invitation | invitation
inform | tell | let know | notify | advise | give notice | notification
tell | say to | let know
announce | make known | announcement | make an announcement | give notice of
report | give a report | report back | write a report
record | note down | write down | take down | jot down | make a note of | put on record | log
note | write down | jot down | make a note
document | write documentation for | documentation | write docs for | put in writing
annotate | add notes | add comments | comment | annotation
label | name
give a title | title | entitle | with a title | head
name | call | give a name | term | designate
render | draw | paint
draw | sketch | make a drawing of
visualise | visualize | picture | visualisation | visualization
tabulate | put in a table | as a table | in table form | in tabular form | make a table | in a table | table
bullet | bullets | bullet points | bullet list | bulleted list | bullet point list | bulleted | as bullets
step by step | one step at a time | in steps | stepwise | step-by-step | stage by stage
walk through | go through | step through | take through
read | go through | read through | look through
skim | glance at | glance over | skim through | skim-read
monitor | watch | keep an eye on | keep track of | observe | track
track | follow | keep track of
perform | carry out | do | conduct | execute | undertake
execute | run | carry out | execution
implement | put into practice | put in place | carry out | implementation | code
handle | deal with | take care of | manage | process | see to
manage | run | be in charge of | look after | management
process | work through | handle
treat as | handle as | consider as | regard as
create a plan | plan | draw up a plan | make a plan | set up a plan
set | set up | specify | fix
specify | state | set out | lay down | specification | stipulate
make sure | ensure | see to it | take care that | check that | see that | be sure | guarantee
avoid | steer clear of | keep away from | stay away from | shun | refrain from | avoidance
prevent | stop | keep from | avert | head off | prevention
limit | restrict | confine | cap | restriction | limitation
limit to | restrict to | keep to | confine to | keep within | cap at
`;
