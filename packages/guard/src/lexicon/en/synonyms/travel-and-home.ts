/** Nouns: trips, places, rooms, food, leisure. */
export const TRAVEL_AND_HOME = `
trip | tour | voyage
journey | ride
holiday | trip
vacation | holidays
city trip | city break | weekend city trip
road trip | trip by car | car journey | driving tour
business trip | work trip
weekend getaway | weekend break | weekend trip | short break
itinerary | schedule | programme
route | path
travel plan | plan for the trip
travel guide | guidebook | guide book
travel agency | travel agent's
destination | place to go | goal | travel destination
destinations | places to go | travel destinations
sights | places worth seeing | places to see
hidden gems | insider tips | secret tips
insider tip | local tip
off the beaten track | away from the crowds | off the beaten path
admission | entry | entrance fee | admission fee
entrance fee | admission charge | price of admission
ticket price | fare
flight ticket | plane ticket | air ticket
stopover | layover | stop
connecting flight | connection
direct flight | non-stop flight | nonstop flight
boarding pass | boarding card
hand luggage | carry-on | carry-on luggage | cabin baggage | carry-on bag
hostel | youth hostel
accommodation | place to sleep | somewhere to sleep | place to live
holiday apartment | holiday flat
check-in | arrival
check-out | departure
overnight stay | night | stay
stay | visit
bed and breakfast | b&b | guest house | guesthouse
public transport | mass transit
bus | coach
taxi | cab
rental car | hire car | rented car | car hire
bicycle | cycle
road | street
car park | parking lot | parking space
parking space | parking spot | place to park
distance | how far
travel time | how long it takes
vehicle | means of transport
means of transport | transport | mode of transport
garage | repair shop
city | town
suburb | outskirts
neighbourhood | surroundings
surroundings | environment | area
countryside | rural area
coast | seaside | shore
beach | seaside | shore
walk | stroll
weather forecast | weather report
country | nation
tradition | custom
traditions | customs
language barrier | language problems
home | place where you live
apartment | rented flat
studio | one-room flat | studio flat
landlord | owner of the flat
removal company | moving company | movers
living room | lounge | sitting room
bedroom | sleeping room
bathroom | bath
floor | storey | story
heating | heating system
air conditioning | air con | ac
stove | cooker | hob
oven | cooker
chores | household tasks | tasks in the house
housework | household work
cleaning | tidying
cleaning schedule | cleaning rota
decluttering | clearing out | tidying up
laundry | washing | clothes to wash
bin | dustbin | rubbish bin
equipment | gear | kit
materials | what you need | supplies
diy project | do-it-yourself project
food | groceries
groceries | food shopping
meal plan | menu plan | eating plan | menu | food plan
weekly meal plan | weekly menu
main course | main dish | main
appetiser | first course
side dish | accompaniment
dessert | sweet
vegetables | veggies | veg
wholemeal | whole-wheat | wholegrain | whole-grain
spices | seasoning
leftovers | remains | remaining food
portion | helping
portions | helpings
quantity | how much
quantities | measurements
prep time | time to prepare
takeaway | takeout | take-away | take-out
packed lunch | lunchbox | lunch box
alcohol | alcoholic drinks
restaurant | place to eat
party | get-together
birthday party | birthday
decoration | ornaments
decorations | ornaments
clothing | apparel
make-up | makeup | cosmetics
hobby | leisure activity | pastime
hobbies | interests | pastimes | leisure activities
free time | leisure time | spare time | leisure
leisure activities | free-time activities
sport | exercise
workout | exercise session | fitness training
workout plan | fitness plan | workout routine
training plan | training programme
exercise routine | workout
strength training | weight training
running | jogging
gym | fitness club | health club
swimming pool | pool
board game | table game
video game | computer game
competition | contest | tournament
tv show | tv series | series | television series | television programme | show
programme | show | broadcast
instrument | musical instrument
audiobook | audio book
e-book | ebook | electronic book
environmental protection | nature conservation
waste | refuse
energy | power
renewable energy | green energy | renewables
global warming | climate crisis
backpack | rucksack
motorbike | motorcycle
ship | boat | vessel
motorway | highway | freeway
crossroads | intersection | junction
accident | crash | collision
forest | woods | wood
hiking | walking | rambling
toilet | loo | restroom | lavatory
hallway | corridor | hall
attic | loft
sofa | couch | settee
wardrobe | closet
cupboard | cabinet
curtains | drapes
carpet | rug
cutlery | silverware
cup | mug
glue | adhesive
sweets | candy | candies
biscuit | cookie
biscuits | cookies
prawns | shrimps
vegetable | veggie
aubergine | eggplant
courgette | zucchini
coriander | cilantro
porridge | oatmeal
stock | broth
barbecue | bbq | grill
christmas | xmas
jumper | sweater | pullover
handbag | purse
wallet | purse
glasses | spectacles
championship | contest
theatre | playhouse
insects | bugs
suitcase | travel bag
traffic jam | congestion | jam
petrol station | gas station | filling station
houseplant | house plant | indoor plant | pot plant
light bulb | bulb | lightbulb
socket | outlet | power outlet
washing machine | washer
vacuum cleaner | hoover | vacuum
power cut | blackout | power failure | power outage
minced meat | mince | ground beef | ground meat
chickpeas | garbanzo beans
spring onion | scallion
soft drink | soda | fizzy drink
trainers | sneakers | running shoes
`;
