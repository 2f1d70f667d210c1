/** Pairs that say one thing twice, and what is left of them. */
export const PAIRS = `
past history | history
past experience | experience
past experiences | experiences
future plans | plans
future prospects | prospects
basic fundamentals | fundamentals
basic essentials | essentials
added bonus | bonus
advance planning | planning
advance warning | warning
collaborate together | collaborate
combine together | combine
join together | join
merge together | merge
repeat again | repeat
return back | return
revert back | revert
refer back to | refer to
unexpected surprise | surprise
true facts | facts
actual facts | facts
new innovation | innovation
new innovations | innovations
consensus of opinion | consensus
exact same | same
whole entire | entire
absolutely essential | essential
absolutely necessary | necessary
completely eliminate | eliminate
completely finish | finish
completely finished | finished
entirely complete | complete
personal opinion | opinion
free gift | gift
various different | various
many different | many
several different | several
first introduced | introduced
still remains | remains
still remain | remain
close proximity | proximity
interact with each other | interact
plan ahead | plan
postpone until later | postpone
pros and the cons | pros and cons
usual custom | custom
visible to the eye | visible
small in size | small
large in size | large
big in size | big
short in length | short
red in color | red
blue in color | blue
round in shape | round
period of time | period
periods of time | periods
point in time | point
sum total | total
total sum | total
!, goals and objectives | goals
!, aims and objectives | aims
!, tips and tricks | tips
!, thoughts and ideas | ideas
!, ideas and thoughts | ideas
!, knowledge and expertise | expertise
!, skills and expertise | expertise
!, expertise and knowledge | expertise
!, help and assistance | help
!, help and support | support
!, advice and guidance | guidance
!, guidance and advice | guidance
!, suggestions and recommendations | recommendations
!, recommendations and suggestions | recommendations
!, quick and fast | fast
!, easy and simple !to | simple
!, simple and easy !to | simple
!, safe and secure | secure
!, needs and requirements | requirements
!, rules and guidelines | rules
!, accurate and correct | correct
!, correct and accurate | accurate
!, complete and comprehensive | comprehensive
!, detailed and comprehensive | comprehensive
!, comprehensive and detailed | comprehensive
!, thorough and comprehensive | thorough
!, detailed and thorough | thorough
!, thorough and detailed | thorough
clear and easy to understand | easy to understand
easy to read and understand | easy to understand
!, clear and understandable | clear
!, engaging and interesting | engaging
!, interesting and engaging | engaging
!, unique and original | original
!, original and unique | original
!, relevant and appropriate | appropriate
!, appropriate and relevant | relevant
!, important and crucial | crucial
!, full and complete | complete
if and when | if
when and if | if
unless and until | unless
one and only | only
over and over again | repeatedly
again and again | repeatedly
by and large , | usually
highly qualified | qualified
highly skilled | skilled
highly experienced | experienced
fully comprehensive | comprehensive
completely unique | unique
very unique | unique
truly unique | unique
tips and tricks | tips
end result | final result | result
end results | final results | results
final outcome | outcome
`;
