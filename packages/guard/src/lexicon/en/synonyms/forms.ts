/** Forms of one word that no ending gives away. */
export const FORMS = `
arise | arose | arisen
be | is | are | am | was | were | been | being
bear | bore | borne
beat | beaten
become | became
begin | began | begun
bend | bent
bind | bound
bite | bit | bitten
bleed | bled
blow | blew | blown
break | broke | broken
breed | bred
bring | brought
build | built
burn | burnt | burned
buy | bought
catch | caught
choose | chose | chosen
come | came
creep | crept
deal | dealt
dig | dug
do | does | did | done | doing
draw | drew | drawn
dream | dreamt | dreamed
drink | drank | drunk
drive | drove | driven
eat | ate | eaten
fall | fell | fallen
feed | fed
feel | felt
fight | fought
find | found
fly | flew | flown | flies
forbid | forbade | forbidden
foresee | foresaw | foreseen
forget | forgot | forgotten
forgive | forgave | forgiven
freeze | froze | frozen
get | got | gotten
give | gave | given
go | goes | went | gone | going
grow | grew | grown
hang | hung
have | has | had | having
hear | heard
hide | hid | hidden
hold | held
keep | kept
kneel | knelt
know | knew | known
lay | laid
lead | led
learn | learnt | learned
leave | left
lend | lent
lie | lay | lain | lying
light | lit
lose | lost
make | made
mean | meant
meet | met
mistake | mistook | mistaken
overcome | overcame
pay | paid
prove | proven | proved
ride | rode | ridden
ring | rang | rung
rise | rose | risen
run | ran
say | said
see | saw | seen
seek | sought
sell | sold
send | sent
sew | sewn | sewed
shake | shook | shaken
shine | shone
shoot | shot
show | shown | showed
shrink | shrank | shrunk
sing | sang | sung
sink | sank | sunk
sit | sat
sleep | slept
smell | smelt | smelled
speak | spoke | spoken
speed | sped
spell | spelt | spelled
spend | spent
spill | spilt | spilled
spin | spun
spoil | spoilt | spoiled
spring | sprang | sprung
stand | stood
steal | stole | stolen
stick | stuck
strike | struck | stricken
strive | strove | striven
swear | swore | sworn
sweep | swept
swim | swam | swum
take | took | taken
teach | taught
tear | tore | torn
tell | told
think | thought
throw | threw | thrown
undergo | underwent | undergone
understand | understood
undertake | undertook | undertaken
undo | undid | undone | undoes
wake | woke | woken
wear | wore | worn
weave | wove | woven
weep | wept
win | won
withdraw | withdrew | withdrawn
write | wrote | written | writing
rewrite | rewrote | rewritten
die | dies | died | dying
tie | ties | tied | tying
use | uses | used | using
age | aged | ageing | aging
travel | travelling | traveling | travelled | traveled
cancel | cancelled | canceled | cancelling | canceling
label | labelled | labeled | labelling | labeling
model | modelled | modeled | modelling | modeling
total | totalled | totaled
signal | signalled | signaled
fuel | fuelled | fueled
dial | dialled | dialed
level | levelled | leveled
bias | biased | biassed | biases
focus | focused | focussed | focusing | focussing | focuses
refer | referred | referring
prefer | preferred | preferring
child | children
man | men
woman | women
person | people | persons
foot | feet
tooth | teeth
goose | geese
mouse | mice
ox | oxen
half | halves
calf | calves
knife | knives
life | lives
wife | wives
leaf | leaves
loaf | loaves
shelf | shelves
thief | thieves
self | selves
wolf | wolves
scarf | scarves | scarfs
analysis | analyses
basis | bases
crisis | crises
diagnosis | diagnoses
hypothesis | hypotheses
oasis | oases
parenthesis | parentheses
synopsis | synopses
synthesis | syntheses
thesis | theses
emphasis | emphases
axis | axes
appendix | appendices | appendixes
index | indices | indexes
matrix | matrices | matrixes
vertex | vertices
criterion | criteria
phenomenon | phenomena
datum | data
medium | media
curriculum | curricula | curriculums
memorandum | memoranda | memo | memos
bacterium | bacteria
schema | schemas | schemata
alumnus | alumni
cactus | cacti | cactuses
fungus | fungi
nucleus | nuclei
radius | radii
stimulus | stimuli
syllabus | syllabuses | syllabi
bus | buses | busses
lens | lenses
`;
