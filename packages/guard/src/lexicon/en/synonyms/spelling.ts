/** British and American spellings; words written together and apart. */
export const SPELLING = `
colour | color
favour | favor
favourite | favorite
flavour | flavor
honour | honor
humour | humor
labour | labor
neighbour | neighbor
behaviour | behavior
rumour | rumor
harbour | harbor
vapour | vapor
rigour | rigor
odour | odor
armour | armor
tumour | tumor
mould | mold
moustache | mustache
centre | center
theatre | theater
fibre | fiber
calibre | caliber
spectre | specter
sombre | somber
manoeuvre | maneuver
analyse | analyze
paralyse | paralyze
catalyse | catalyze
organise | organize
recognise | recognize
realise | realize
summarise | summarize
prioritise | prioritize
optimise | optimize
minimise | minimize
maximise | maximize
capitalise | capitalize
categorise | categorize
customise | customize
personalise | personalize
standardise | standardize
emphasise | emphasize
apologise | apologize
criticise | criticize
specialise | specialize
generalise | generalize
visualise | visualize
normalise | normalize
initialise | initialize
serialise | serialize
tokenise | tokenize
sanitise | sanitize
anonymise | anonymize
localise | localize
memorise | memorize
finalise | finalize
itemise | itemize
italicise | italicize
alphabetise | alphabetize
formalise | formalize
modernise | modernize
randomise | randomize
synchronise | synchronize | sync
utilise | utilize
modularise | modularize
parametrise | parametrize | parameterise | parameterize
defence | defense
offence | offense
licence | license
practice | practise
pretence | pretense
dialogue | dialog
catalogue | catalog
analogue | analog
monologue | monolog
programme | program
grey | gray
tyre | tire
kerb | curb
plough | plow
aluminium | aluminum
pyjamas | pajamas
jewellery | jewelry
sceptical | skeptical
sceptic | skeptic
artefact | artifact
judgement | judgment
acknowledgement | acknowledgment
ageing | aging
enrol | enroll
enrolment | enrollment
fulfil | fulfill
fulfilment | fulfillment
instalment | installment
skilful | skillful
wilful | willful
modelling | modeling
labelling | labeling
travelling | traveling
traveller | traveler
counselling | counseling
counsellor | counselor
cancelled | canceled
marvellous | marvelous
woollen | woolen
mum | mom | mummy | mommy
tidbit | titbit
cosy | cozy
yoghurt | yogurt
doughnut | donut
omelette | omelet
encyclopaedia | encyclopedia
paediatric | pediatric
anaesthetic | anesthetic
oestrogen | estrogen
foetus | fetus
haemorrhage | hemorrhage
manoeuvring | maneuvering
whilst | while
amongst | among
towards | toward
afterwards | afterward
backwards | backward
forwards | forward
learnt | learned
maths | math
okay | ok | o.k. | all right | alright
cannot | can't | can not
email | e-mail | mail
online | on-line
website | web site | web-site
webpage | web page
to-do | todo | to do
follow-up | follow up | followup
set-up | setup | set up
log-in | login | log in
sign-up | signup | sign up
check-in | checkin | check in
back-end | backend | back end
front-end | frontend | front end
full-stack | full stack
open-source | open source
built-in | builtin | built in
real-time | realtime | real time
lower-case | lowercase | lower case
upper-case | uppercase | upper case
file name | filename
user name | username
data set | dataset | data-set
data base | database
time zone | timezone
time stamp | timestamp
work flow | workflow
code base | codebase
key word | keyword
sub-heading | subheading
sub-title | subtitle
non-technical | nontechnical
non-fiction | nonfiction
multi-line | multiline
multi-step | multistep
co-worker | coworker
co-operate | cooperate
pre-existing | preexisting
re-write | rewrite
re-use | reuse
re-read | reread
proof-read | proofread
word-for-word | word for word
step-by-step | step by step
one-page | one page | single page | one-pager
one-sentence | one sentence | single sentence | in one sentence
one-paragraph | one paragraph | single paragraph
self-employed | self employed
part-time | part time
full-time | full time
long-term | long term
short-term | short term
high-level | high level
low-level | low level
well-known | well known
up-to-date | up to date
state-of-the-art | state of the art | cutting-edge
start-up | startup
health care | healthcare | health-care
child care | childcare
home page | homepage
smart phone | smartphone
any more | anymore
under way | underway
wi-fi | wifi | wlan | wireless internet
`;
