/** Who, when, how and why, and in which order, in a word and in a clause. */
export const RELATIONS = `
who is responsible for it | owner | the person in charge | who does it | who will do it | who has to do it
the person responsible | the person in charge | assignee
the owner of | the person in charge of
by which date | deadline | due date
date by which | deadline | due date
how often | number of times | frequency
day on which | date
the manner in which | way
at what intervals | how often
amount of time | how long | time
speed at which | how fast
rate at which | how fast
height of | how tall
weight of | how heavy
distance between | how far apart
distance from | how far
reason behind | the cause of
for what purpose | what for
for which purpose | what for
purpose for which | what for
the place where | location
how long it lasts | duration | its length
how big it is | its size
how well | quality with which
how likely | probability of
how serious | severity of | how severe
options | possible measures
open points | open questions | open issues | unresolved questions | unresolved issues | outstanding issues
open issues | outstanding points
known as | called | named
also known as | aka | a.k.a. | also called
so-called | known as
titled | called
entitled | called
labelled | marked | called
belonging to | owned by
owned by | which belongs to
that is owned by | belonging to
that begins with | that starts with
that start with | starting with | beginning with
which ends with | ending in
that end with | ending in
sorted from a to z | alphabetical | alphabetically | in alphabetical order | from a to z
alphabetically sorted | in alphabetical order | alphabetical
reverse alphabetical | from z to a | z to a | in reverse alphabetical order
from the earliest to the latest | ascending | chronological | chronologically | in chronological order | earliest first | oldest first
from earliest to latest | ascending | chronological | chronologically | in chronological order | earliest first
from the oldest to the newest | ascending | chronological | chronologically | in chronological order | oldest first
from the latest to the earliest | descending | reverse chronological | latest first | newest first
from latest to earliest | descending | reverse chronological | latest first | newest first
from the newest to the oldest | descending | reverse chronological | newest first | latest first
from the highest to the lowest | descending | highest first | in descending order
from the lowest to the highest | ascending | lowest first | in ascending order
from the largest to the smallest | descending | largest first | biggest first
from the smallest to the largest | ascending | smallest first
from biggest to smallest | descending | biggest first | largest first | from largest to smallest
from the biggest to the smallest | descending | biggest first | largest first
from smallest to biggest | ascending | smallest first | from smallest to largest
from big to small | descending | largest first
from small to big | ascending | smallest first
from large to small | descending | largest first
from small to large | ascending | smallest first
from best to worst | best first
from the best to the worst | best first
from worst to best | worst first
from easy to hard | from easiest to hardest | by difficulty | in order of difficulty | easiest first | by increasing difficulty
from easiest to hardest | from easy to difficult
from simple to complex | by difficulty | simplest first | from simple to difficult
by difficulty | by level of difficulty
from hardest to easiest | hardest first | by decreasing difficulty
from the most important to the least important | most important first | by importance | in order of importance | from most to least important
from most important to least important | most important first | by importance | in order of importance | from most to least important
in decreasing order of importance | most important first | by importance | in order of importance
in descending order of importance | most important first | by importance | in order of importance
beginning with the most important | most important first | starting with the most important
most urgent first | by urgency | in order of urgency
from most urgent to least urgent | most urgent first | by urgency
by relevance | most relevant first | in order of relevance
by size | in order of size | sorted by size
by price | in order of price | sorted by price
by age | in order of age | sorted by age
by length | in order of length | sorted by length
by frequency | in order of frequency | most frequent first
by popularity | in order of popularity | most popular first
in order of their appearance | as they appear
in order of appearance | as they appear
in random order | at random | shuffled | randomly
in reverse order | backwards | the other way round | reversed
in reverse | backwards | in the opposite order
in sequence | in order
in order | in the right order
in date order | in chronological order
`;
