/** Nouns: business, support, people, programs, school, travel, home. */
export const THINGS = `
price | cost | charge
cost | expense | expenditure
fee | charge
budget | financial plan | funds
money | cash | funds
salary | pay | wage | earnings
income | earnings | revenue
revenue | turnover | sales | takings
vat | value-added tax | value added tax | sales tax
discount | price reduction | reduction | rebate | money off
voucher | coupon | gift card | discount code | promo code
deposit | down payment | security deposit
bank account | account
credit card | card
payment method | method of payment | way to pay | way of paying | means of payment
company | firm | business | enterprise | corporation
organisation | organization | institution
start-up | startup | young company
department | division | unit
headquarters | head office | hq | main office
branch | location | office
office | workplace
shop | store
supermarket | grocery store | grocer
online shop | online store | web shop | webshop | e-shop
restaurant | eatery
café | cafe | coffee shop | coffee house | coffeehouse
product | item | goods
goods | merchandise | wares | products
stock | inventory
delivery | shipment
parcel | package
shipping | delivery | postage
customer | client | patron
customer | buyer | purchaser
customer service | customer support | support | support team | service desk | help desk | helpdesk
ticket | support request | support ticket | support case
complaint | grievance
request | enquiry | inquiry | query
user | end user
supplier | vendor
seller | vendor
employee | member of staff | staff member | worker
staff | employees | personnel | workforce | workers
team | crew
colleague | coworker | co-worker | work colleague | workmate
boss | manager | supervisor | superior | line manager
ceo | chief executive | managing director | chief executive officer | head of the company
executive | senior manager | senior management
job | position | post | role | work
job interview | interview
job posting | job ad | job advertisement | job advert | vacancy | job description | job offer
working hours | office hours | business hours
opening hours | opening times | business hours | hours of opening | when it is open
meeting | get-together
meeting | appointment
appointment | slot
conference call | video call | call | online meeting
event | occasion
party | celebration
birthday | date of birth | birth date | dob
holiday | vacation | time off | leave
public holiday | bank holiday | national holiday
task | job | assignment | duty | to-do
homework | assignment | home assignment
deadline | due date | time limit | closing date | cut-off date
schedule | timetable | plan | calendar
itinerary | travel plan | route | trip plan
competitor | rival | competition
market | marketplace
target audience | target group | audience | intended readers | readership
audience | readers | readership
recipient | addressee | receiver
author | writer
beginner | novice | newcomer | newbie | starter | someone new to
beginner | without prior knowledge | no prior knowledge | no previous knowledge | no experience
layperson | layman | laymen | laypeople | lay reader | non-expert | non-experts | non-specialist | lay person | lay people | someone without specialist knowledge | not an expert
expert | specialist | professional | pro | authority
teacher | instructor | educator
pupil | schoolchild | schoolkid | schoolchildren
child | kid | youngster | little one
teenager | teen | adolescent | youth
adult | grown-up
senior | elderly person | older person | old people | the elderly | older people | senior citizen
parents | mother and father | mum and dad | mom and dad
mother | mum | mom | mama
father | dad | papa
grandmother | grandma | granny | nan
grandfather | grandpa | grandad | granddad
brother and sister | siblings
partner | significant other
family | relatives | family members
friend | mate | pal | buddy
neighbour | neighbor | next-door neighbour
landlord | landlady
tenant | renter | lessee
house | home
roommate | flatmate | housemate
owner | proprietor
guest | visitor
attendee | participant | those attending | people attending
people | persons | folks | humans
person | individual | human being | human
someone | somebody | a person
everyone | everybody | all people
anyone | anybody
man | male | guy
woman | female | lady
boy | lad
doctor | physician | medical doctor
lawyer | attorney | solicitor
journalist | reporter
scientist | researcher
developer | programmer | software developer | coder | software engineer
administrator | admin
computer | pc | machine
laptop | notebook | notebook computer
mobile phone | cell phone | cellphone | smartphone | mobile | phone
phone number | telephone number
tv | television | telly
app | application | program
software | program | programme
code | source code | program code
snippet | piece of code | code snippet | code sample | code block
script | program
parameter | argument
dictionary | hash map | hashmap | map
integer | int | whole number
boolean | bool | true or false
null | none | nil
database | db | data base
key | identifier
id | identifier | identification number | id number
repository | repo
pull request | pr | merge request
commit message | commit text
unit test | test | test case
library | package | module
environment | env
config | configuration | settings
settings | options | preferences | configuration
server | host
command line | cli | terminal | command-line | console | shell
command | instruction
input | user input
output | result | printout
edge case | corner case | special case | borderline case
performance | speed | efficiency
runtime | execution time | running time | run time
memory | ram
password | passcode | passphrase
username | user name | login name
permission | right | authorisation | authorization
security | safety
vulnerability | security hole | security flaw | weakness
backup | safety copy | copy
picture | image | photo | photograph | pic
photo | photograph | picture | shot
chart | graph | diagram
diagram | chart | figure
film | movie | motion picture
petrol | gas | gasoline
police | cops
starter | appetiser | appetizer
draft | rough version | rough draft
abbreviation | short form
essay | composition
string | str
bike | bicycle
oven | stove
freelancer | freelance | self-employed
video | clip
reminder | payment reminder
percentage | percent | per cent
lesson | class
song | track
newspaper | paper
news | latest developments
language | tongue
native speaker | mother-tongue speaker
mother tongue | native language | first language
foreign language | second language
vocabulary | words | vocab
course | class | training
exam | examination | test
exercise | drill | practice task | practice exercise
practice questions | practice problems | practice exercises
multiple-choice | multiple choice | mcq
university | uni | college
level | stage
knowledge | know-how | what you know
skill | ability | competence | proficiency
experience | track record
trip | excursion | outing | day trip
flight | plane journey
plane | aeroplane | airplane | aircraft
car | automobile
lorry | truck
train | railway | rail
underground | subway | metro | tube
public transport | public transportation | public transit | bus and train
train station | railway station | station
airport | airfield
accommodation | lodging | place to stay | somewhere to stay
luggage | baggage | bags
ticket | fare
sight | attraction | place of interest | tourist attraction | landmark
town centre | city centre | downtown | city center
neighbourhood | neighborhood | area | district
region | area
place | location | spot | venue
route | way
meal | dish
breakfast | morning meal
lunch | midday meal
dinner | evening meal | supper
dessert | afters | pudding
side dish | side
snack | bite
ingredient | component
shopping list | grocery list | list of groceries
drink | beverage
fridge | refrigerator
freezer | deep freeze
rubbish | garbage | trash | waste | litter
garden | yard | backyard
holiday home | holiday flat | vacation rental
furniture | furnishings
tap | faucet
lift | elevator
cellar | basement
clothes | clothing | garments
trousers | pants
shoes | footwear
gift | present
toy | plaything
game | match
football | soccer
workout | exercise | training | training session
health | wellbeing | well-being | wellness
illness | disease | sickness
medicine | medication | drug | drugs | meds
pill | tablet
pain | ache
side effect | adverse effect
diet | eating habits
stress | pressure | strain
mood | atmosphere | feel
tone | tone of voice | voice
style | manner
feeling | emotion
pet | domestic animal
electricity | power | current
law | legislation | act
right | entitlement | claim
duty | obligation | responsibility
consent | permission | approval | agreement
warranty | guarantee
insurance | insurance policy | cover | coverage
claim | demand
return | returned item
privacy | data protection
terms and conditions | terms of service | t&c | t&cs | general terms
risk | danger | hazard
danger | hazard | peril | threat
chance | probability | likelihood | odds
opportunity | chance | possibility
challenge | difficulty | obstacle
obstacle | hurdle | barrier
conflict | dispute | argument
compromise | middle ground
deal | bargain | agreement
trend | development | tendency
change | alteration | modification | amendment
improvement | enhancement
decline | decrease | drop | fall | reduction
quality | standard
value | worth
importance | significance | relevance
meaning | sense | significance
content | contents | substance
content | text
`;
