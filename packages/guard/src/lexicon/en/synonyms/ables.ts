/** What can be done with a thing, in an adjective and in its verb. */
export const ABLES = `
removable | detachable | taken off
doable | practicable
answerable | answered
edible | eaten | safe to eat | fit to eat
audible | heard
visible | seen
portable | carried | carried around | taken along | taken with you
foldable | collapsible
collapsible | folded up
reversible | undone
divisible by | divided by
accessible | reached
reachable | contactable
achievable | attainable | reached
verifiable | checkable | checked
changeable | variable
customisable | customizable | adapted
reusable | used again
rechargeable | charged again
washable | machine-washable
returnable | sent back
refundable | money back
negotiable | open to negotiation | open for discussion
expandable | extended
quantifiable | put a number on
predictable | foreseeable | foreseen
avoidable | preventable | prevented
solvable | soluble
explicable | explainable | explained
replaceable | interchangeable
interchangeable | exchanged | swapped
usable | fit for use
noticeable | noticed
recognisable | recognizable
distinguishable | told apart
repeatable | repeated | reproducible
bookable | reserved
available | obtained | obtainable | on offer | to be had
biodegradable | compostable
memorable | remembered
shareable | sharable | shared
maintainable | easy to maintain
navigable | easy to navigate
likeable | likable | nice
reliable | relied on | depended on | counted on
conceivable | imaginable | thinkable
disposable | single-use | throwaway
parseable | parsed
movable | moveable
actionable | acted on | put into practice | implemented
attributable to | due to | put down to | caused by
comparable to | similar to | on a par with
applicable to | apply to
preferable | better
noticeably | markedly
extendable | extensible | expandable
traceable | traced
livable | liveable | habitable
perishable | that spoils | that goes off | goes bad
non-perishable | long-life | keeps for a long time
drinkable | fit to drink | safe to drink
`;
