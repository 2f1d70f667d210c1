/** What a careful editor makes of a phrase: how many, which, who, without, if. */
export const PHRASES = `
using | with | by means of | via | through the use of
via | through | by | by way of | using | over
through the use of | using | with | by
on the basis of | based on | from | by | using
based on | from | on the basis of | using | according to
on the subject of | about | on
on the part of | by | from
on behalf of | for | in the name of
on a regular basis | regularly
on a yearly basis | yearly | annually
on the other hand | but | whereas | conversely
on its own | alone | by itself | separately
on purpose | deliberately | intentionally
at the present time | now | currently
at this point in time | now
at the same time | while | simultaneously
at the end of the day | ultimately
at the bottom of | at the end of
at the beginning of | at the start of | to open
at the side of | beside
at the request of | as requested by | for
at any time | anytime | whenever
at first sight | at first glance
for example | for instance | e.g. | such as | say
for the reason that | because
for the duration of | during | throughout
for the benefit of | for
for the attention of | to | for | attn
for every | per | each
for use in | for
for free | free | free of charge
as well as | and | plus | along with | and also | in addition to
as regards | about | regarding
as per | according to | by | per | following
as follows | like this | this way | thus | so
as a means of | to | for
as a replacement for | instead of | in place of
as a group | together
as an example | for example | e.g.
as an alternative | alternatively | or | instead
as a bonus | in addition | extra
as far as possible | where possible | as much as possible | to the extent possible
as short as possible | very short | the shortest possible
as close as possible to | near
as it is | unchanged | as is | as-is
as shown below | below | like this
such as | like | e.g. | for example | for instance
similar to | like | resembling | along the lines of
along the lines of | like | similar to | in the vein of
according to | by | per | following | as stated by | in accordance with | going by
apart from | except | besides | other than | aside from | except for
instead of | rather than | in place of
in place of | instead of | for
as opposed to | instead of | rather than
both | the two | each of the two
one of | any of
any kind of | any | all sorts of
rationale | reason | reasoning | justification
identify | point out | spot | pinpoint | single out
disclose | reveal | divulge | give away | let on
ascertain | determine | find out | check whether | establish | verify
a day | per day | daily | day
a week | per week | weekly | week
a month | per month | monthly | month
a year | per year | yearly | annually | year
affect | effect | have an effect on | influence
drop into | paste into | put into | insert into
drop by | stop by | come by | visit
a variety of | various | different | diverse | varied
a wide range of | various | many different
a range of | various | several
a great deal of | much | a lot of
a large number of | many | a lot of | lots of | plenty of | numerous
a lot of | many | much | lots of | plenty of | a good many | loads of
a majority of | most
a small number of | a few
a little | slightly | somewhat | a bit
several | multiple | a number of | more than one
the majority of | most | most of
the total number of | the number of | how many | total
the amount of | how much | the quantity of
the fact that | that
the way in which | how | the way
the way that | how
the manner in which | how
the extent to which | how much | how far
the degree to which | how much
the question of whether | whether
the question as to whether | whether
the same as | like | equal to | identical to
the same way | likewise | alike
the ability to | can
the use of | using
the following | these | this | below
the rest of | the other | the remaining
the rest | the remainder | the others | the other ones
the aforementioned | this | the above | these
the above | this | these | the preceding
the person who | who | whoever
people who | those who | anyone who
the thing that | what | which
the place where | where
the time when | when
the day when | when
the meaning of | what it means | what means
the name of | what is called
the size of | how big | how large
the length of | how long
the age of | how old
the price of | what it costs | how much
the distance to | how far
the date of | when
the location of | where | where is
the author of | who wrote
the cause of | why | what caused
the difference between | how they differ | what distinguishes | distinguish
the aim of | what it is for
what it is about | topic | subject
what to do | steps | how to proceed | how to act
how to | ways to | a way to | instructions for
how it works | the way it works | its functioning | how it functions
what is the reason for | why
what is the purpose of | what is it for
what does it mean | define | meaning
who is responsible | the person responsible | who is in charge
that contains | containing | with
that includes | including | with
that is called | called | named
that is located in | in
that was written by | by
that do not have | without | lacking
that does not contain | without
that starts with | starting with | beginning with
that ends with | ending with
who wants to | wanting to | interested in
regarding | about | concerning | on | re | as to | on the topic of
pertaining to | about | on | of
relating to | about | on | related to
depending on | according to | by
including | with | among them | together with
excluding | without | except | not including | minus
without | with no | no | free of | free from | lacking
without any | with no | no
without using | not using | no
without exception | always | all
lack of | no | absence of | missing
upon | on | when
minus | without | less
to a large extent | largely
to the best of your ability | as well as you can
to that end | for this
to some extent | partly | somewhat
too many | excessive | an excess of
too long | overlong | excessively long
too much | excessive | an excess of
up to | at most | max | maximum | no more than
up to and including | through
outside of | outside
inside of | inside | within
all at once | together | at once
all together | together | jointly
unless | if not | except when
if not | otherwise | or else | unless
if so | then | in that case
if necessary | if needed | as needed | where needed | where necessary | when necessary | if required | as required | as necessary | if need be
if possible | where possible | when possible | ideally
if applicable | where applicable | as applicable | where relevant
if available | where available | when there is one | if there is one | if known
if anything is unclear | if something is unclear | in case of questions | if unsure | when in doubt | if in doubt | if you are unsure | if you are not sure | when unsure
ask back | ask me | ask a question | ask for clarification | ask clarifying questions | ask first
in total | in all | altogether | overall | all in all
`;
