/** Short forms and what they stand for. */
export const ABBREVIATIONS = `
information | info | infos
documentation | docs | doc
including | incl | included
include | incl
exclusive | excl
excluding | excl
please | pls | plz
thanks | thx | thank you
for example | for instance | e.g. | eg | such as | by way of example
that is | i.e. | ie | that means | in other words
and so on | etc | et cetera | and so forth | and the like | and such
versus | vs | against | compared with | compared to
approximately | approx | ca | circa
minimum | min | at least
average | avg | mean
number | num | nr
figure | fig
page | p | pg | pp
paragraph | para | par
chapter | chap | ch
section | sec | sect
appendix | app
reference | ref
requirement | req | reqs
specification | spec | specs
development | dev
developer | dev
production | prod
parameter | param | params
argument | arg | args
variable | var | vars
function | func | fn
object | obj
character | char | chars
directory | dir | folder
temporary | temp | tmp
previous | prev
authentication | auth
identification | id
password | pwd | pw
message | msg | msgs
image | img
picture | pic | pics
video | vid
language | lang
laboratory | lab
doctor | dr
department | dept
management | mgmt
manager | mgr
government | govt
corporation | corp
incorporated | inc
limited | ltd
apartment | apt | flat
telephone | tel | phone
address | addr
appointment | appt
quantity | qty
amount | amt
account | acct | a/c
invoice | inv
percent | per cent | %
and | & | plus
hour | hr | hrs
minute | min | mins
second | sec | secs
millisecond | ms
year | yr | yrs
month | mo | mos
week | wk | wks
kilometre | kilometer | km | kms
metre | meter
centimetre | centimeter | cm
millimetre | millimeter | mm
kilogram | kilogramme | kilo | kilos | kg | kgs
gram | gramme | grams
milligram | mg
litre | liter | litres | liters
millilitre | milliliter | ml
inch | inches
foot | ft
pound | lb | lbs | pounds
ounce | oz | ounces
square metre | square meter | sqm | sq m | m²
square foot | square feet | sq ft
degrees celsius | celsius | °c | centigrade
degrees fahrenheit | fahrenheit | °f
kilobyte | kb
megabyte | mb
gigabyte | gb
terabyte | tb
tablespoon | tbsp | tbs
teaspoon | tsp
dollar | dollars | usd | us$ | $
euro | euros | eur | €
pound sterling | gbp | £ | pounds sterling | pound
united states | usa | u.s.a. | united states of america
united kingdom | uk | u.k. | great britain
european union | eu
new york city | nyc
american english | us english
british english | uk english
artificial intelligence | ai
large language model | llm
user interface | ui
user experience | ux
application programming interface | api
search engine optimisation | search engine optimization | seo
human resources | hr
public relations | pr
research and development | r&d
business to business | b2b
business to consumer | b2c
key performance indicator | kpi | kpis
return on investment | roi
frequently asked questions | faq | faqs
do it yourself | diy
question and answer | q&a | questions and answers
work from home | wfh | home office
for your information | fyi
in my opinion | imo | i think
by the way | btw
to be determined | tbd
to be announced | tba
estimated time of arrival | eta
not applicable | n/a | na
table of contents | toc | contents
point of view | pov
global positioning system | gps
`;
