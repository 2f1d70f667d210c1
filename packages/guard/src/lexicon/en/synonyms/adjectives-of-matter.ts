/** Adjectives: size, shape, colour, substance, food, weather and health. */
export const ADJECTIVES_OF_MATTER = `
additional | extra | further | supplementary
alternative | different
spare | extra | additional
ample | plenty of | sufficient
adequate | good enough
satisfactory | good enough
medium | mid-sized | medium-sized | middle-sized
moderate | medium | reasonable
minor | small | slight
major | big | large
considerable | substantial | sizeable | significant
substantial | large
large | great
enormous | immense | tremendous | colossal
compact | small | space-saving
narrow | thin | slim
broad | extensive
extensive | wide-ranging | far-reaching
deep | profound | in-depth
shallow | superficial
thick | dense
flat | level
horizontal | level
transparent | see-through | clear
bright | vivid | light
colourful | colorful | bright | in many colours
rigid | stiff | inflexible
flexible | adaptable | adjustable
flexible | bendable | pliable
fragile | delicate | breakable | easily broken
durable | long-lasting | hard-wearing | lasting | robust
robust | sturdy | strong | solid | resilient
lightweight | light
waterproof | watertight | water-resistant
artificial | man-made | synthetic
fake | counterfeit | bogus | sham
fake | false
genuine | real | authentic
authentic | true to the original
real | actual | true
imaginary | made-up | fictional | invented | fictitious
raw | uncooked
crunchy | crisp | crispy
hearty | filling | substantial
nutritious | nourishing | wholesome
homemade | home-made | made at home | self-made
handmade | made by hand | handcrafted | hand-made
frozen | deep-frozen
mild | gentle
severe | serious | grave | extreme
extreme | radical | drastic
drastic | severe
intense | strong | powerful
acute | sudden | severe
chronic | long-term | persistent | long-lasting
fatal | deadly | lethal
pregnant | expecting | expecting a baby
blind | visually impaired
deaf | unable to hear | hearing impaired
sore | painful | aching
painful | hurting
fit | in shape | in good shape
overweight | too heavy
hungry | starving
exhausted | worn out
abundant | plentiful | ample
dense | packed | crowded
round | circular
rectangular | oblong
vertical | upright
dark | dim
rough | coarse | uneven
soft | tender
greasy | fatty | oily
creamy | smooth
sunny | bright
contagious | infectious | catching
scarce | in short supply
upside down | inverted
`;
