/** Expressions of equal time, frequency and place. */
export const TIME_AND_PLACE = `
today | this day
tonight | this evening | today in the evening
tomorrow | the next day | the following day | the day after
yesterday | the day before | the previous day
the day after tomorrow | in two days
now | at the moment | currently | at present | right now | presently | at this point | at this time | these days
nowadays | these days | today
at the moment | currently | now | for now | presently
soon | shortly | before long | in a little while | in the near future
later | afterwards | at a later time | later on | at a later point
earlier | previously | before | beforehand | in the past
in advance | beforehand | ahead of time | up front | ahead
previously | formerly | before
recently | lately | of late | not long ago
so far | until now | up to now | to date | thus far | as yet
from now on | henceforth | in future | in the future | going forward | from here on
in the future | in future | later on
by the end of | before the end of
at the latest | no later than | not later than | by
at the earliest | no earlier than | not before | from
within | in less than | in under | inside of
during | in the course of | over the course of | in the process of | while | throughout
while | during | whilst | as
at the same time | simultaneously | concurrently | in parallel
every day | daily | each day | per day | a day | day by day | once a day | on a daily basis
every week | weekly | each week | per week | a week | once a week | on a weekly basis
every month | monthly | each month | per month | a month | once a month | on a monthly basis
every year | yearly | annually | annual | each year | per year | a year | per annum | once a year
every hour | hourly | each hour | per hour | an hour
every quarter | quarterly | each quarter
every night | nightly | each night | per night | a night
every morning | each morning | in the mornings
every evening | each evening | in the evenings
every other day | every second day | every two days
every two weeks | every other week | fortnightly | every fortnight
fortnight | two weeks | 2 weeks
weekday | working day | business day | work day | workday
weekend | saturday and sunday
on weekdays | monday to friday | mon-fri | mon - fri | from monday to friday | monday through friday
24/7 | around the clock | round the clock | day and night | 24 hours a day
once | one time | a single time
twice | two times
three times | thrice
a dozen | twelve | 12
half a dozen | six | 6
half an hour | 30 minutes | thirty minutes | 30 min
a quarter of an hour | 15 minutes | fifteen minutes | quarter of an hour
an hour | one hour | 60 minutes | 1 hour
an hour and a half | 90 minutes | one and a half hours | 1.5 hours
half a year | six months | 6 months
a year | one year | twelve months | 12 months
a year and a half | 18 months | eighteen months
a decade | ten years | 10 years | decade
a century | hundred years | 100 years | century
noon | midday | 12 noon | twelve noon
midnight | 12 at night | twelve at night
morning | in the morning | am | a.m.
afternoon | in the afternoon
evening | in the evening
night | at night
spring | springtime
summer | summertime
autumn | fall
winter | wintertime
monday | mon
tuesday | tue | tues
wednesday | wed
thursday | thu | thur | thurs
friday | fri
saturday | sat
sunday | sun
january | jan
february | feb
march | mar
april | apr
june | jun
july | jul
august | aug
september | sep | sept
october | oct
november | nov
december | dec
time | clock time
duration | length of time | how long | period
how long | duration | length
how often | frequency | how frequently | how many times
period | span of time | time span | time frame | timeframe | time period
timeline | timescale | time line
point in time | moment | time
at the beginning | at the start | initially | in the beginning | to start | to begin with | at first
at the end | in the end | at the close | at the bottom | to finish
at the top | on top | at the beginning | at the start | up top
at the bottom | at the end | at the foot
in the middle | halfway
in between | between
next to | beside | alongside | adjacent to
near | close to | nearby | in the vicinity of | not far from
far | distant | remote
here | in this place | at this point
everywhere | throughout | all over | in all places | in every place | across the board
throughout | everywhere | all the way through | from start to finish | from beginning to end
from start to finish | from beginning to end | all the way through | start to finish
inside | within | in
outside | outdoors | in the open air | in the open
inside | indoors
in front of | ahead of
behind | at the back of | after
above | higher up | further up
below | further down | underneath
on the left | at the left | on the left-hand side
on the right | at the right | on the right-hand side | to the right | right
abroad | overseas | in a foreign country
at home | in the house | from home
at work | in the office | in the workplace | on the job
from home | remotely | working from home
upstairs | on the upper floor
downstairs | on the lower floor
somewhere | some place | someplace
elsewhere | somewhere else | in another place
in person | face to face | face-to-face | on site | on-site
online | over the internet | via the internet | on the internet
by email | via email | per email | through email
by phone | over the phone | via phone | by telephone
by post | by mail | via post
per | each | every | a | for each
per person | each | a head | per head | for each person | for every person | apiece
each | every | per | apiece
one by one | one at a time | individually | one after the other | one after another
one after the other | one after another | in turn | in succession | in sequence
back to back | in a row | consecutive | in succession
in a row | consecutively | running | successive
last week | the past week | the previous week
last month | the past month | the previous month
last year | the past year | the previous year
next week | the coming week | the following week
next month | the coming month | the following month
next year | the coming year | the following year
this year | the current year
in the meantime | meanwhile | until then
for the time being | for now | temporarily
temporary | for a limited time | short-term | interim
permanent | lasting | for good | forever
forever | for good | for ever | indefinitely | permanently
short-term | in the short term | in the short run
long-term | in the long term | in the long run
from time to time | now and then | occasionally | every now and then | once in a while | sometimes
sometimes | at times | occasionally
often | frequently | many times
usually | normally | generally | as a rule | typically | in general | mostly
always | at all times | every time | without exception | invariably | all the time | constantly
again | once more | once again | another time | anew
never | at no time | not ever
immediately after | right after | straight after | directly after | as soon as
immediately before | right before | straight before | directly before | just before
as soon as | once | the moment | directly after
prior to | before | ahead of | in advance of
subsequent to | after | following
subsequent | following | next | later
previous | preceding | prior | earlier
following | next | subsequent | coming
upcoming | coming | forthcoming
final | last | concluding
first | initial | opening
last | final | closing
latest | most recent | newest | last
oldest | earliest
`;
