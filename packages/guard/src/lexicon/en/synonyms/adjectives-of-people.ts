/** Adjectives: character, mood, and how something strikes people. */
export const ADJECTIVES_OF_PEOPLE = `
stressful | hectic
relaxed | at ease
relaxing | restful | calming
calming | soothing
lively | vibrant | animated
energetic | lively | full of energy
dynamic | lively | energetic
motivated | driven | keen
ambitious | aspiring | driven
hard-working | hardworking | diligent | industrious
diligent | conscientious
reliable | dependable | trustworthy
trustworthy | credible
honest | upright
modest | humble | unassuming
patronising | condescending
condescending | talking down
outgoing | extroverted | sociable
bold | daring
careful | cautious
cautious | wary
careless | sloppy | negligent
patient | tolerant
impatient | restless
tolerant | open-minded
open-minded | broad-minded
strict | stern | rigorous
strict | firm
fair | equitable
unfair | unjust
unjustified | unwarranted
unfriendly | unkind
gentle | soft
tender | gentle
romantic | loving
sensitive | delicate
sensitive | easily hurt
thoughtful | considerate
considerate | attentive
attentive | observant
compassionate | caring
caring | kind
supportive | helpful
warm | friendly | welcoming
welcoming | inviting | hospitable
inviting | appealing
cheerful | merry | happy | jolly | good-humoured
joyful | happy | cheerful
delighted | thrilled | overjoyed
frustrated | exasperated
frustrating | annoying
annoying | irritating | irksome
embarrassed | awkward
embarrassing | awkward
awkward | clumsy
bored | uninterested
curious | inquisitive | interested
fascinated | captivated
fascinating | captivating | very interesting | intriguing
intriguing | interesting
amazed | stunned
amazing | incredible | awesome
surprising | unexpected
unexpected | unforeseen | unanticipated
shocking | appalling
scary | frightening | creepy | spooky
frightening | terrifying
terrible | awful | very bad
unpleasant | disagreeable
pleasant | agreeable | nice
enjoyable | pleasant | fun
fun | entertaining
entertaining | amusing
hilarious | very funny
silly | daft | goofy
absurd | ridiculous | ludicrous
ridiculous | laughable
strange | odd | weird | peculiar
odd | unusual
mysterious | puzzling | enigmatic
rare | scarce | infrequent
exceptional | extraordinary | outstanding
extraordinary | remarkable
remarkable | striking | notable | noteworthy
notable | worth mentioning
striking | eye-catching | conspicuous
eye-catching | attention-grabbing
noticeable | conspicuous | perceptible
subtle | understated | low-key
prominent | conspicuous
attractive | appealing | good-looking
stunning | breathtaking
cute | sweet
stylish | chic | fashionable | elegant
fashionable | trendy
classic | timeless
traditional | conventional
conventional | standard | ordinary
innovative | novel | ground-breaking | groundbreaking
cutting-edge | leading-edge
advanced | sophisticated
advanced | higher-level
sophisticated | refined
basic | fundamental | elementary
basic | rudimentary
underlying | root
rudimentary | crude
minimal | the least possible
minimalist | pared-down
peaceful | calm | tranquil | quiet
loyal | faithful
dishonest | deceitful | untruthful
generous | giving
selfish | self-centred | self-centered
arrogant | conceited | haughty | stuck-up
shy | timid | bashful
brave | courageous | bold
reckless | careless
stubborn | obstinate | headstrong
aggressive | hostile | belligerent
lonely | lonesome | isolated
irritated | annoyed
furious | enraged | livid
jealous | envious
gloomy | bleak | dismal
dreadful | terrible | awful | horrible
nasty | unpleasant
`;
