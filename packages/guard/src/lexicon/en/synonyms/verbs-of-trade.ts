/** Buying, booking, sending; programs and screens. */
export const VERBS_OF_TRADE = `
buy | purchase | acquire | get
sell | market | put on sale | sale | vend
pay | settle | payment | make a payment | make payment | pay for
pay | remit | transfer
charge | bill | invoice
refund | reimburse | pay back | money back | give the money back | return the money | reimbursement | repay
owe | be in debt for | have yet to pay
cost | be priced at | come to | price
spend | lay out | pay out | expenditure | outlay
save | economise | economize | cut costs
invest | put money into | investment
borrow | take out a loan
lend | loan | give a loan
rent | hire | lease
book | reserve | make a booking | make a reservation | reservation | booking
order | place an order | put in an order
subscribe | sign up | take out a subscription | subscription
unsubscribe | opt out | cancel the subscription
register | sign up | enrol | enroll | registration | enrolment | enrollment
log in | sign in | log on | login | sign-in | sign on
log out | sign out | log off | logout
apply for | put in an application for | make an application for | application for
submit | hand in | send in | turn in | submission
send | dispatch | forward
send | post | mail
ship | dispatch | send out | shipment
deliver | bring | delivery | drop off
receive | get | be sent | receipt
forward | pass on | send on | relay
pass on | convey | relay | hand on
share | pass round | circulate | distribute
distribute | hand out | give out | distribution
publish | release | put out | bring out | publication | issue
release | launch | roll out | bring out
upload | put up
download | fetch
install | set up | put in | installation
uninstall | remove
update | bring up to date | refresh
restart | reboot | start again
start over | start again | begin again | start from scratch
run | execute | launch
run | operate | function | work
work | function | operate | be functional | do the job
break | stop working | fail | go wrong | break down
fail | not succeed | be unsuccessful | failure
crash | go down | fall over
succeed | be successful | success | manage
achieve | reach | attain | accomplish | hit | achievement
win | gain | victory
lose | loss | lost | mislay
encrypt | encryption | cipher
decrypt | decipher | decode | decryption
compress | zip | compression
decompress | unzip | extract
parse | read | parsing
iterate | loop | go through each | iteration | iterate over | loop over
initialise | initialize | set up | initialisation | initialization
instantiate | create an instance of
assign | allot | allocate | give | assignment | allocation
invoke | call | invocation
handle errors | error handling | catch errors | deal with errors | handle exceptions | exception handling
throw an error | raise an error | raise an exception | throw an exception
debug | find the bug | fix the bug | troubleshoot | find and fix the bug
refactor | restructure | clean up | refactoring
deploy | roll out | release | deployment
validate | check the validity of | validation | check
authenticate | log in | authentication
authorise | authorize | permit | authorisation | authorization
access | get at | reach | get into
back up | make a backup | make a copy | backup
restore | recover | bring back | restoration | get back
retrieve | fetch | get | get back | retrieval
store | save | keep | storage
load | read in | loading
query | ask | look up
scan | look through | scan through
click | click on | press | tap | hit
press | push | hit
type | enter | key in | type in | input
enter | put in | input | fill in | entry
select | tick | check | mark
scroll | scroll down
drag | pull
`;
