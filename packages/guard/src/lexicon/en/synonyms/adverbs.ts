/** Adverbs, and the phrases that stand for them. */
export const ADVERBS = `
courteously | politely
respectfully | courteously
gently | softly | mildly
warmly | in a warm tone
seriously | in earnest | earnestly
humorously | with humour | with humor | in a funny way | wittily
sensitively | with tact | tactfully
tactfully | diplomatically
creatively | with imagination
logically | in a logical order
systematically | methodically
comprehensively | extensively
extensively | at length | in detail
superficially | on the surface
concisely | in few words
in a simple way | plainly
intelligibly | comprehensibly | understandably
explicitly | expressly | in so many words | specifically
faithfully | accurately | true to the original
literally | word-for-word
carefully | cautiously
meticulously | painstakingly | with great care
attentively | closely
wrongly | mistakenly | erroneously
mistakenly | in error
accidentally | by mistake | unintentionally | inadvertently
deliberately | purposely
automatically | on its own
electronically | in electronic form
digitally | in digital form
online | over the web
remotely | from a distance
verbally | orally
orally | by word of mouth
effortlessly | with ease
independently | on your own | by yourself
collectively | together
respectively | in that order
alternately | in turn | by turns
continuously | non-stop | nonstop
continually | again and again
regularly | at regular intervals
periodically | at regular intervals | from time to time
immediately | promptly
promptly | quickly
slowly | at a slow pace | unhurriedly
suddenly | unexpectedly | out of the blue
unexpectedly | by surprise
temporarily | for a while
early | ahead of time
eventually | ultimately
ultimately | in the final analysis
in essence | fundamentally
significantly | considerably | substantially | markedly
considerably | a lot | a great deal
noticeably | visibly
dramatically | drastically
drastically | radically
strongly | firmly
heavily | strongly
exceedingly | exceptionally | immensely
greatly | very much
slightly | marginally | a bit
somewhat | rather
fairly | reasonably | pretty | rather
fully | to the full
specially | expressly
in general terms | broadly
nationally | across the country
locally | on the spot
vertically | from top to bottom | downwards
horizontally | from left to right | across
alphabetically | in abc order
chronologically | by time
thematically | by theme
geographically | by location | by place
visually | in pictures
graphically | in a chart
presumably | probably | supposedly
supposedly | allegedly
allegedly | reportedly
apparently | seemingly
potentially | possibly
conceivably | possibly
relatively | comparatively
proportionally | in proportion
in equal parts | to the same extent | evenly
evenly | uniformly
uniformly | in the same way
accordingly | correspondingly
virtually | almost | practically
almost | close to
barely | hardly | scarcely
formerly | in former times
originally | in the beginning
shortly | in a short while | in a moment
appropriately | suitably
excessively | unduly
randomly | by chance
grammatically | in terms of grammar
stylistically | in terms of style
linguistically | in terms of language
tentatively | provisionally
provisionally | for now
dynamically | on the fly | at runtime
locally | on this machine
iteratively | in iterations | in rounds | step by step
incrementally | step by step | in small steps | bit by bit
in reality | in fact
in advance | early
in return | in exchange
by chance | accidentally
for fun | for pleasure
time and again | repeatedly
openly | frankly | publicly
eloquently | articulately
reluctantly | unwillingly
eagerly | keenly
abroad | in other countries
outdoors | in the fresh air
`;
