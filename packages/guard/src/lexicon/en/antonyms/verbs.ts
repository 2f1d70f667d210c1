/** Verbs and their nouns that undo one another. */
export const OPPOSITE_VERBS = `
increase raise grow rise boost expand : decrease reduce lower shrink fall drop decline diminish lessen cut
increases raises grows rises : decreases reduces lowers shrinks falls drops declines
rose grew risen grown : fell shrank fallen shrunk dropped declined
growth increase rise gain upturn : decline decrease reduction drop fall shrinkage downturn cut
climb ascend soar : descend sink plunge fall
accelerate quicken hasten speed : decelerate slow brake
strengthen reinforce fortify : weaken undermine soften
shorten abridge condense trim tighten abbreviate : lengthen expand extend elaborate pad enlarge
condense compress : expand decompress inflate
summarise summarize condense : expand elaborate
simplify : complicate
widen broaden : narrow
enlarge magnify maximise maximize : reduce minimise minimize shrink
maximal : minimal
upscale : downscale
upgrade : downgrade
upload : download
inflate : deflate
add insert append include attach : remove delete omit drop exclude subtract detach strip
include contain incorporate insert : exclude omit skip
inclusion : exclusion omission
add : subtract deduct
addition : subtraction removal deletion
plus : minus
multiply : divide
multiplication : division
keep preserve : overwrite
save : delete discard waste spend
store : discard
accept approve agree : reject refuse decline deny disapprove
acceptance approval : rejection refusal denial disapproval
agree : disagree
agreement : disagreement
allow permit let authorise authorize enable : forbid prohibit ban disallow prevent block
allowed permitted : forbidden prohibited banned disallowed
permission : prohibition ban
grant : deny revoke refuse
confirm : deny refute cancel
affirm : deny negate
admit : deny
prove verify : disprove refute
praise compliment commend : criticise criticize blame condemn
praise : criticism blame
support favour favor : oppose
for : against
pro : con contra
encourage : discourage
motivate : demotivate
persuade : dissuade
advise recommend : discourage
start begin commence launch open : stop end finish cease halt quit close terminate
started began begun : stopped ended finished
start beginning opening outset onset : end ending finish close conclusion
continue proceed resume : stop halt pause cease interrupt
resume : pause suspend
lock : unlock
seal : unseal
enable activate : disable deactivate
enabled activated active : disabled deactivated inactive
activation : deactivation
on : off
show display reveal expose : hide conceal mask omit
shown displayed visible : hidden concealed invisible
disclose reveal : conceal withhold hide
appear : disappear vanish
emerge : vanish
install : uninstall
mount : unmount
connect link attach join : disconnect unlink detach separate
merge join combine unite group : split separate divide ungroup
together : apart separately
assemble build construct : dismantle disassemble demolish
create build : destroy delete
created : deleted destroyed
construct : destroy
fold collapse : unfold expand
wrap : unwrap
zip : unzip
pack : unpack
encrypt : decrypt
encode : decode
serialise serialize : deserialise deserialize
load : unload
import : export
push : pull
send : receive
sent : received
lend : borrow
lent : borrowed
buy purchase : sell
bought : sold
purchase : sale
hire employ : fire dismiss
employment : unemployment
pay : owe
earn : spend
deposit : withdraw
deposited : withdrew withdrawn
charge : refund
paid : unpaid owed
invest : divest
win : lose
won : lost
victory win : defeat loss
succeed pass : fail
success : failure
successful : unsuccessful failed
gain : loss lose
profit : loss
profitable : unprofitable
asset : liability
income revenue earnings : expense expenses expenditure expenditures spending
inflow : outflow
incoming inbound : outgoing outbound
arrive come : leave depart go
arrival : departure
enter : leave exit
entrance entry : exit
forward : backward
hurry rush : dawdle delay
attend join : skip miss leave
join : leave quit
subscribe : unsubscribe
register : unregister deregister
enrol enroll : withdraw
obey follow : disobey violate break ignore
comply : violate
respect observe : disregard violate ignore
remember : forget
men males : women females
speak talk : listen
prosecution : defence defense
offensive : defensive
superior : inferior subordinate
love like adore : hate dislike detest loathe
enjoy : dislike hate
trust : distrust mistrust doubt
believe : doubt disbelieve
hope : fear despair
laugh : cry weep
smile : frown
alive living : dead
birth : death
born : died
heal cure : infect harm injure
help assist aid : hinder hamper obstruct
protect defend : attack endanger harm
rescue save : endanger
repair fix mend : break damage destroy
improve enhance better optimise optimize : worsen deteriorate degrade impair
improvement : deterioration worsening
heat warm : cool chill
freeze : melt thaw defrost
boil : freeze
moisten : dry
tighten : loosen relax
fasten : unfasten loosen
wake : sleep
awake : asleep
lift raise : lower drop
throw : catch
reach : miss
avoid : seek embrace use
pursue : avoid
enlist : discharge
promote : demote
promotion : demotion
elect : oust
appoint : dismiss
free release : imprison capture detain
arrest : release
calm soothe : agitate excite
reassure : worry alarm
exaggerate overstate : understate downplay
emphasise emphasize stress highlight accentuate : downplay ignore
overestimate : underestimate
overcharge : undercharge
exceed : undershoot
overflow : underflow
capitalise capitalize : lowercase
uppercase capitals : lowercase
indent : outdent
sort : shuffle
anonymise anonymize : identify
generalise generalize : specialise specialize
standardise standardize : customise customize
centralise centralize : decentralise decentralize
legalise legalize : criminalise criminalize
validate : invalidate
redo : undo
approve : veto
block : unblock
mute : unmute
pin : unpin
check tick : uncheck untick
select : deselect unselect
highlighted : unhighlighted
cover : uncover
discover : conceal
commit : revert
deploy : rollback
insert : extract delete
meet : miss
expedite hasten : postpone delay
keep retain preserve maintain : remove delete drop discard change replace
fill : empty
`;
