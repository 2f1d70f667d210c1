/**
 * Common verbs in their base form, for the tagger. `*` behind a verb: it is as common as a noun; `'` behind
 * it: it doubles its last letter ("stop, stopped").
 */
export const VERBS = `
abandon accept access* accompany accomplish account* accuse achieve acknowledge acquire act* activate adapt add address* adhere adjust administer
admire admit' adopt advance* advertise advise affect afford agree aid* aim* alert* align allocate allow alter amend amount* amplify amuse analyse analyze
animate announce annotate answer* anticipate apologize appeal* appear append apply appoint appreciate approach* approve argue arise arrange arrest*
arrive articulate ask assemble assert assess assign assist associate assume assure attach attack* attain attempt* attend attract audit* author*
authorize automate avoid await award* back* bake balance* ban'* bar'* base* bathe battle* be bear* beat* become beg' begin behave believe belong bend
benefit* bet'* bike* bind bite* blame* blend* bless block* blow* board* boil bold book* boost* borrow bother bounce bow* box* brainstorm brake* branch*
break* breathe breed* brew bridge* brief bring broadcast* browse brush* budget* build bump* bundle* burn* burst* bury buy buzz bypass cache* calculate call*
calm camp* cancel capitalize capture care* carry carve cast* catch* categorize cater cause* celebrate center* centre* certify chain* challenge* change*
charge* chart* chase* chat'* check* cheer cherish chew chip'* choose chop' circle* circulate cite claim* clap' clarify classify clean clear click* climb*
clip'* close cluster* coach* coat* code* collaborate collapse* collect color* colour* combine come comfort* command* comment* commit' communicate commute*
compare compensate compete compile complain complete complicate comply compose compress compromise* compute conceal concentrate concern* conclude condense
conduct confess confirm conflict* conform confront confuse connect conquer consider consist consolidate constitute constrain construct consult consume
contact* contain contemplate contend continue contract* contradict contrast* contribute control'* convene converse convert convey convince cook* cool
coordinate cope copy* correct correlate correspond cost* count* couple cover* crack* craft* crash* crawl create credit* criticize critique* crop'* cross*
crush* cry* cultivate cure* curate customize cut* cycle* damage* dance* dare date* deal* debate* debug' decide declare decline* decompose decorate decrease*
dedicate deduce deduct defeat* defend define delay* delegate delete deliver demand* demonstrate deny depart depend depict deploy deposit* depreciate derive
descend describe deserve design* desire* destroy detail* detect deteriorate determine devastate develop deviate devise devote diagnose differ differentiate dig'
digest dine dip'* direct disagree disappear discard discharge* discount* discover discuss disguise* dislike dismiss dispatch* display* dispose distinguish
distort distract distribute dive* divide do document* dominate donate double doubt* download* draft* drag' drain* draw dream* dress* drift* drill* drink*
drive* drop'* dry duplicate dust* dwell earn ease eat echo* edit educate eject elaborate elect elevate elicit eliminate embark embed' embody embrace* emerge emit'
emphasize employ empower empty enable enact encapsulate encode encounter* encourage end* endorse endure enforce engage engineer* enhance enjoy enlarge enlist
enrich enrol' enroll ensure entail enter entertain enumerate envision equal equip' erase escalate escape* establish estimate* evaluate evoke evolve examine
exceed exchange* exclude execute exercise* exert exhibit* exist expand expect experience* experiment* explain explode exploit explore export* expose express extend
extract face* facilitate fail fake fall* familiarize farm* fascinate fear* feature* feed* feel fetch fight* figure* file* fill film* filter* finalize finance*
find finish fire* fish* fit' fix* flag'* flash* flatten flee flip'* float flood* flow* fly* focus* fold* follow force* forecast* forget forgive form* format'*
formulate foster found frame* freeze fry fuel* fulfill' function* fund* gain* gamble gather generate get' give glance* glow* go govern grab' grade* graduate* grant*
graph* greet grill* grind grip'* group* grow guarantee* guard* guess* guide* habituate hallucinate hammer* hand* handle* hang happen harm* harvest* hate* haul* have head* heal hear heat* help*
hesitate hide highlight* hike* hint* hire hit'* hold* honor* honour* hook* hope* host* house* hug'* hunt* hurry* hurt hypothesize identify ignore illustrate imagine
imitate immerse impact* implement imply import* impose impress improve include incorporate increase* incur' indicate infer' inflate influence* inform inherit initiate
inject innovate insert insist inspect inspire install instruct insult* insure integrate intend intensify interact interest* interpret interrogate interrupt interview*
introduce invent invest investigate invite invoke involve isolate iterate jog' join joke* judge* jump* justify keep kick* kill kiss* knit' knock* know label* lack*
land* last laugh* launch* lay lead* leak* lean leap* learn leave lend let' level* leverage* lick lie* lift* light* like limit* line* link* list* listen live load* loan*
locate lock* log'* look* lose love* lower maintain make manage manifest manipulate manufacture map'* march* mark* market* marry mask* master* match* matter* maximize
mean measure* meditate meet melt memorize mention* merge migrate mimic mind* minimize miss mistake* mix* model* modify monitor* motivate mount* move* multiply mow
murder* name* narrate narrow navigate need* negotiate neglect network* nod' normalize note* notice* notify number* nurture obey object* observe obtain occupy occur' offer*
omit' open operate oppose opt optimize orchestrate order* organize orient outline* outperform outweigh overcome overlap'* overlook oversee owe own pack* package* paint*
pair* panic* paraphrase* park* parse participate pass* paste* pat' patch* pause* pave pay* peel perceive perform permit' persist personalize persuade phone* photograph*
phrase* pick* picture* pin'* pitch* place* plan'* plant* play* please plot'* plug'* point* polish* pollute pop' portray pose* position* possess post* postpone pour
practice* practise praise* pray precede predict prefer' prepare prescribe present preserve press* pressure* pretend prevail prevent price* print* prioritize probe* proceed
process* produce profile* program'* progress* prohibit project* promise* promote prompt* pronounce proofread propagate propose prosper protect protest* prove provide provoke
publish pull* pump* punch* punish purchase* pursue push* put' qualify quantify query* question* quit' quiz* quote* race* rain* raise* range* rank* rate* reach* react read
realize rearrange reason* rebuild recall* receive recite recognize recommend reconcile record* recover recruit* recycle redesign* redirect reduce refactor refer' reference* refine reflect
reformat' refrain* refund* refuse register* regret'* regulate rehearse reinforce reject relate relax release* rely remain remark* remember remind remove rename render rent* repair* repeat replace
replicate reply* report* represent reproduce request* require rescue* research* resemble reserve* reside resist resolve respect* respond rest* restart* restate restore restrict result* resume
retain rethink retire retrieve return* reuse* reveal reverse review* revise revisit revolve reward* rewrite rhyme* ride* ring* rise* risk* roast* roll* rotate round row* ruin* rule*
run'* rush* sail* sample* satisfy save say scale* scan'* scare* schedule* score* scrape scratch* scream* screen* script* scroll* seal* search* season* secure see seek seem select sell send sense*
separate serve service* set'* settle sew shake* shape* share* sharpen shed' shift* shine ship'* shoot* shop'* shorten shout* show* shower* shrink shut' sign* signal* simplify simulate sing sink* sit' skate* sketch* ski*
skip'* slam' sleep* slice* slide* slip'* slow smell* smile* smoke* snap'* snow* soak solicit solve sort* sound* space* spark* spawn speak specialize specify spell* spend spill* spin'* split* spoil sponsor* spot'*
spray* spread* sprint* squeeze stack* stage* stand* star'* stare* start* state* stay* steal steer stem'* step'* stick* stimulate stipulate stir'* stop'* store* strain* strategize stream* strengthen stress* stretch* strike* strip'* strive
structure* struggle* study* style* submit' subscribe substitute* subtract succeed suck sue suffer suffice suggest suit* sum'* summarise summarize supervise supply* support* suppose surf surpass surprise* surround survey* survive
suspect* suspend sustain swallow swap'* swear sweat* sweep* swim'* swing* switch* symbolize sympathize synthesize tackle* tag'* tailor take talk* tap'* target* task* taste* teach team* tear* tease tell tempt tend term* test* text* thank
theorize think thrive throw* tie* tile* time* tip'* tolerate toss* total touch* tour* trace* track* trade* train* transcribe transfer'* transform transition* translate transmit' transport* trap'* travel'* treat* trend* trick* trigger* trim'* triple troubleshoot
trust* try* tune* turn* tutor* twist* type* undergo underline understand undertake unify unite unlock unpack update* upgrade* upload* use* utilize vacuum* validate value* vary verify view* violate visit* visualize voice* volunteer* vote* wait* wake walk*
wander want warm warn wash* waste* watch* water* wave* weaken wear weave weigh welcome whisper* widen win' wipe wish* withdraw withhold witness* wonder* work* worry* worsen wrap'* write yell yield*
`;

/**
 * Irregular forms: base, past, participle; alternatives with a slash; the participle is left out where it is
 * the past form.
 */
export const IRREGULAR_VERBS = `
arise arose arisen,bear bore borne,beat beat beaten,become became become,begin began begun,bend bent,bet bet,bind bound,bite bit bitten,blow blew blown,break broke broken,
breed bred,bring brought,broadcast broadcast,build built,burn burnt/burned burnt/burned,burst burst,buy bought,cast cast,catch caught,choose chose chosen,come came come,cost cost,cut cut,
deal dealt,dig dug,draw drew drawn,dream dreamt/dreamed dreamt/dreamed,drink drank drunk,drive drove driven,dwell dwelt,eat ate eaten,fall fell fallen,feed fed,feel felt,fight fought,find found,
fit fit/fitted,flee fled,fly flew flown,forecast forecast,forget forgot forgotten,forgive forgave forgiven,freeze froze frozen,get got gotten/got,give gave given,go went gone,grind ground,grow grew grown,
hang hung,hear heard,hide hid hidden,hit hit,hold held,hurt hurt,keep kept,know knew known,lay laid,lead led,learn learnt/learned learnt/learned,leap leapt/leaped leapt/leaped,leave left,lend lent,let let,lie lay/lied lain/lied,
light lit,lose lost,make made,mean meant,meet met,mistake mistook mistaken,mow mowed mown/mowed,overcome overcame overcome,oversee oversaw overseen,pay paid,proofread proofread,prove proved proven/proved,put put,quit quit,read read,
rebuild rebuilt,rethink rethought,rewrite rewrote rewritten,ride rode ridden,ring rang rung,rise rose risen,run ran run,say said,see saw seen,seek sought,sell sold,send sent,set set,sew sewed sewn,shake shook shaken,
shed shed,shine shone,shoot shot,show showed shown,shrink shrank shrunk,shut shut,sing sang sung,sink sank sunk,sit sat,sleep slept,slide slid,speak spoke spoken,spell spelt/spelled,spend spent,spin spun,split split,spread spread,
stand stood,steal stole stolen,stick stuck,strike struck,strive strove striven,swear swore sworn,sweep swept,swim swam swum,swing swung,take took taken,teach taught,tear tore torn,tell told,think thought,throw threw thrown,
undergo underwent undergone,understand understood,undertake undertook undertaken,wake woke woken,wear wore worn,weave wove woven,win won,withdraw withdrew withdrawn,withhold withheld,write wrote written
`;
