const LONG_MESSAGES = 'message text prompt post question request email explanation description'
  .split(' ')
  .flatMap((noun) => ['long', 'very long', 'so long', 'lengthy'].map((long) => `${long} ${noun}`));

/** "Sorry this got so long", "I apologize for the very long message". */
const APOLOGIES_FOR_LENGTH = [
  ...LONG_MESSAGES.flatMap((long) => [
    `sorry for the ${long}`,
    `sorry about the ${long}`,
    `sorry for this ${long}`,
    `sorry for such a ${long}`,
    `apologies for the ${long}`,
    `i apologise for the ${long}`,
    `i apologize for the ${long}`,
  ]),
  ...['this', 'it', 'that this', 'that it'].flatMap((what) =>
    ['is', 'got', 'was', 'became', 'has become', 'has gotten'].flatMap((was) =>
      [
        'long',
        'so long',
        'a bit long',
        'very long',
        'quite long',
        'rather long',
        'pretty long',
        'too long',
      ].map((long) => `sorry ${what} ${was} ${long}`),
    ),
  ),
  ...['message', 'text', 'prompt', 'post'].flatMap((noun) =>
    ['this', 'my', 'the'].map((which) => `sorry for the length of ${which} ${noun}`),
  ),
].join(' | ');

/** Phrases that may vanish without a trace. */
export const FILLER = `
is to take place | are to take place | has to take place | have to take place | should take place | must take place
${APOLOGIES_FOR_LENGTH}
sorry it's long | sorry it's so long | sorry for the length | apologies for the length | sorry for the wall of text | apologies for the wall of text | i tend to ramble
i just wanted to be thorough | i wanted to be thorough | i just want to be thorough | i wanted to be complete | i wanted to explain everything | i wanted to explain everything properly
i just wanted to explain everything | i just wanted to explain everything properly | i wanted to give you all the details | there's a lot to explain | there is a lot to explain
there's a lot to cover | there is a lot to cover | there's a lot to say | there is a lot to say
it would be good if the model could | it would be good if you could | it'd be good if you could | it would be perfect if you could | it would be lovely if you could
i just wanted to | i just want to | i just need | just wanted to | just quickly | just a quick | just checking | just curious | just wondering
i cannot make up my mind | i can't make up my mind | i simply cannot make up my mind | i can't decide | i've no idea | i've no idea where to start | no idea where to start | in the course of | if you could maybe | if you could perhaps | if you could | no rush | no hurry | no pressure | no worries | don't ask why | don't ask me why | don't worry | don't get me wrong | don't judge | no offence | no offense
as you may or may not know | may or may not | as is only natural | when all is said and done | at the end of the day | what i'm after is | what i am after is
what i'm after | from now on | from here on | going forward | starting now | one more thing | there's one more thing | moving on | here's the thing | if that makes sense
if it makes sense | if you'd be so kind | if you would be so kind | if you'd be so good | if it's not too much to ask | if it is not too much to ask
if that's not too much to ask | if it isn't too much trouble | if you have a moment | if you have a minute | if you get a chance | when you have a moment
when you get a chance | whenever you have a moment | whenever you're ready | when you're ready | if you have time | if i may | if i may say so | sort of | kind of
whatsoever | literally the | literally a | literally an | all in | yeah | yep | please and thank you | ty | tysm
in all honesty | to be perfectly honest | to be perfectly honest with you | to be honest with you | quite honestly
the word | the words | a bit of | in any way | in the first place | for your part | on your part | on my part
each other | one another | fingers crossed | sorry if this is a dumb question | if this is a dumb question | in case it matters
whether or not | whether | make sure to follow all of the above instructions carefully | follow the above instructions | follow all of the above instructions | follow these instructions carefully | make sure to follow these instructions
hello | hello there | hi | hi there | hey | hey there | good morning | good afternoon | good evening | good day | dear ai | dear assistant
dear chatgpt | dear chatbot | hey chatgpt | hi chatgpt | hello chatgpt | hi claude | hey claude | hello claude | hello ai | hi ai | hey ai
hello assistant | hi assistant | hi everyone | hi all | hello everyone | hi folks | i hope you are well | i hope you're well
i hope you are doing well | i hope you're doing well | hope you are well | hope you're well | i hope this finds you well
i hope this message finds you well | hope you're doing well | hope all is well | i hope all is well | how are you | how are you today
how are you doing | how's it going | how is it going | nice to meet you | i trust you are well | thank you | thanks | thank you very much
thank you so much | thanks a lot | thanks so much | many thanks | thanks a million | thanks a bunch | thanks in advance | thank you in advance
many thanks in advance | thanks again | thank you again | thanks for your help | thank you for your help | thanks for helping | thank you for helping
thanks for the help | thank you for your time | thanks for your time | thank you for your assistance | thank you for your support
thank you for your patience | thank you for your understanding | thanks for your support | thanks for your patience | thanks for your understanding
thanks for understanding | much obliged | i appreciate your help | i appreciate it | i really appreciate it | i would appreciate it
i'd appreciate it | much appreciated | i would really appreciate it | i'd really appreciate it | your help is much appreciated
your help is appreciated | any help is appreciated | any help would be appreciated | any help would be great | i would be grateful | i'd be grateful
i would be very grateful | i'd be very grateful | i would be thankful | i would be most grateful | i am grateful for your help | it would be great
it would be nice | it'd be great | it'd be nice | that would be great | that would be nice | that'd be great | it would be wonderful
it would be lovely | that would be wonderful | that would be lovely | that would be awesome | that would be amazing | it would be really great
it would be really helpful | that would be really helpful | that would be very helpful | it would be helpful | it would help me a lot
that would help me a lot | that would help a lot | it would help a lot | it would be a great help | that would be a great help | i would be happy
i'd be happy | i would be very happy | i would be glad | i'd be glad | i would love it | have a nice day | have a great day | have a good day
have a nice weekend | have a good one | looking forward to it | looking forward to your answer | looking forward to your reply
looking forward to your response | i look forward to your answer | i look forward to your reply | i look forward to your response
i'm looking forward to your answer | i am looking forward to your answer | please | kindly | pretty please | if you please | if you would
if you don't mind | if you do not mind | if you wouldn't mind | if it's not too much trouble | if it is not too much trouble
if that's okay | if that is okay | if that's ok | if that's alright | if that's all right | if that's fine with you
if you will | if it's okay with you | would you be so kind as to | would you be so kind | be so kind as to
would you be so good as to | would you be able to | will you be able to | are you able to | would it be possible for you to
is it possible for you to | is there any way you could | is there a way you could | is there any chance you could | any chance you could
any chance you can | do you think you could | do you think you can | could you possibly | can you possibly | could you please | can you please
would you please | will you please | could you kindly | can you kindly | would you kindly | could you | can you | would you | will you | could u
can u | could you maybe | can you maybe | would you mind | do you mind | could you help me | can you help me | could you please help me
can you please help me | please help me | help me out | help me with this | could you do me a favour | could you do me a favor
can you do me a favour | can you do me a favor | do me a favour | do me a favor | i need your help | i need some help | i need help
i need help with this | i could use some help | i could use your help | i would like some help | i'd like some help | i need your assistance
i need assistance | i need you to | i want you to | i would like you to | i'd like you to | i would love you to | i'd love you to
i would love for you to | i'd love for you to | i would like to ask you to | i'd like to ask you to | i would like to ask you | i'd like to ask you
i want to ask you to | i want to ask you | i would like to have | i'd like to have | i would like to get | i'd like to get | i would like to see
i'd like to see | i would like | i'd like | i'd love | i would love | i want | i'd want | i would want | what i need is | what i want is
what i would like is | what i'd like is | what i'm looking for is | what i am looking for is | i'm looking for | i am looking for | i am in need of
i need | i was wondering if you could | i was wondering whether you could | i was wondering if you can | i was wondering if | i was wondering whether
i was wondering | i'm wondering if you could | i am wondering if you could | i am wondering | i'm wondering | i wonder if you could
i wonder whether you could | i wonder if you can | i was hoping you could | i was hoping that you could | i was hoping you can | i was hoping
i'm hoping you can | i am hoping you can | i hope you can | i hope that you can | i hope you can help me | hoping you can help
i hope you can help me with this | i hope you could help | maybe you can help | perhaps you can help | maybe you can help me | i have a request
i have a small request | i have a favour to ask | i have a favor to ask | i have a question | i have a quick question | i've got a question
i've got a request | quick question | my question is | my request is | here is my question | here's my question | here is my request
here's my request | my question is the following | my request is the following | i have a task for you | i've got a task for you
i have a job for you | here is a task for you | here's a task for you | here is what i need | here's what i need | here is what i want
here's what i want | here is what i need from you | this is what i need | here's what i need you to do | here is what i need you to do
here is what i want you to do | here's what i want you to do | here is the thing | here's the deal | here is the situation
here's the situation | the thing is | the point is | the situation is as follows | the situation is the following | let me explain
let me explain the situation | let me give you some background | let me give you some context | let me give you a bit of background
let me give you a bit of context | let me start by saying | let me tell you | let me put it this way | let me be honest | allow me to explain
to give you some context | to give you some background | to give you a bit of context | to give you a bit of background | for some context
just so you know | so you know | just to let you know | just to be clear | just to clarify | for your reference | for the record | for what it's worth
fyi | for your information | as you know | as you probably know | as you may know | as you might know | as you can imagine | as you can see
as you can tell | as you will see | as you surely know | as you are aware | as you may be aware | as we all know | as everyone knows
as is well known | you know what i mean | if you know what i mean | if you see what i mean | believe me | trust me | needless to say
it goes without saying | it goes without saying that | obviously | of course | surely | certainly | definitely | undoubtedly | without a doubt
actually | in fact | as a matter of fact | in actual fact | really | to be honest | to be frank | to tell you the truth | truth be told
if i'm honest | if i am honest | i must admit | i must confess | i have to admit | i have to say | i must say | i have to confess | i admit | i guess
i suppose | i think | i reckon | i would say | i'd say | i mean | in my humble opinion | imho | as far as i know | as far as i can tell
as far as i can see | afaik | as i see it | the way i see it | it seems to me | it seems to me that | if i remember correctly | if i recall correctly
iirc | if i'm not mistaken | if i am not mistaken | correct me if i'm wrong | i might be wrong | okay so | ok so | alright | all right | okay | ok
right then | now then | anyway | anyhow | anyways | by the way | btw | incidentally | oh | oh and | um | uh | hmm | erm | haha | lol | so to speak
as it were | all things considered | let's say | let us say | shall we say | as i said | as i said before | like i said | as i mentioned
as i mentioned before | as i mentioned above | as i mentioned earlier | as mentioned | as mentioned above | as mentioned before | as mentioned earlier
as already mentioned | as stated above | as stated before | as noted above | as described above | as discussed | as previously mentioned
as previously stated | as i have already said | as i already said | as i've said | as said | as said before | like i mentioned | as explained above
as noted | as indicated above | as i wrote above | as i told you | as i explained | to repeat myself | let me repeat | let me repeat that | i repeat
i'll say it again | to say it again | in other words | that is to say | to put it differently | to put it another way | to put it simply | simply put
to put it briefly | to put it in a nutshell | what i mean is | what i mean by that is | by that i mean | by this i mean | meaning that
what i am trying to say is | what i'm trying to say is | what i want to say is | the point i'm trying to make is | to sum it up | long story short
to cut a long story short | to make a long story short | all in all | when it comes down to it | the bottom line is | it is important that
it's important that | it is important to me that | it's important to me that | it is very important that | it's very important that
it is very important to me that | it is really important that | it's really important that | it is really important to me that
it is extremely important that | it's extremely important that | it is crucial that | it's crucial that | it is essential that | it's essential that
it is vital that | it's vital that | it is critical that | it's critical that | it is absolutely essential that | it is absolutely crucial that
it is absolutely vital that | it is of the utmost importance that | it is of utmost importance that | it is of great importance that
it is imperative that | it's imperative that | it is worth noting that | it's worth noting that | it is worth mentioning that
it's worth mentioning that | it should be noted that | it should be mentioned that | it must be noted that | it is to be noted that
it is important to note that | it's important to note that | it is important to remember that | it's important to remember that
it is important to mention that | it is important to understand that | it is important to keep in mind that | it is important for me that
what is important to me is | what's important to me is | what matters to me is | what is important is | what's important is | the important thing is
the important thing is that | the main thing is | the main thing is that | this is important
this is very important | this is really important | this is very important to me | this is really important to me | this is crucial
this is essential | i can't stress this enough | i cannot stress this enough | i can't stress enough | i cannot stress enough
i can't emphasise this enough | i can't emphasize this enough | i cannot emphasise enough | i cannot emphasize enough | i want to stress that
i want to emphasise that | i want to emphasize that | i would like to stress that | i would like to emphasise that | i would like to emphasize that
i'd like to stress that | let me stress that | let me emphasise that | let me emphasize that | let me stress | i insist that | please note that
please note | note that | do note that | note also that | please also note that | please be aware that | be aware that | please be advised that
be advised that | please remember that | remember that | please remember | do remember that | please keep in mind that | keep in mind that
please bear in mind that | bear in mind that | please understand that | please don't forget that | don't forget that | please do not forget that
do not forget that | please don't forget to | don't forget to | please do not forget to | do not forget to | please remember to | remember to
be sure to | please be sure to | make sure to | please make sure to | make sure that | make sure that you | please make sure that
please make sure that you | make sure you | please make sure you | make sure | please make sure | be certain to | ensure that | please ensure that
ensure that you | please ensure that you | ensure you | see to it that | please see to it that | take care to | please take care to | take care that
be careful to | please be careful to | you need to make sure that | you must make sure that | you have to make sure that | your task is to
your task is | your job is to | your job is | your goal is to | your mission is to | your assignment is to | your role is to | your objective is to
what you should do is | what you need to do is | what you have to do is | all you have to do is | all you need to do is | what i want you to do is
what i need you to do is | what i would like you to do is | what i'd like you to do is | the task is to | the task is | the goal is to
the idea is to | the aim is to | i want your help with | i want to | i would like to | i'd like to | i need to | i am trying to | i'm trying to
i have been trying to | i've been trying to | i am going to need | i'm going to need | go ahead and | please go ahead and | feel free to
please feel free to | do feel free to | don't hesitate to | do not hesitate to | please don't hesitate to | please do not hesitate to
no need to hesitate to | take your time | do your best | please do your best | try your best | please try your best | do your very best
give it your best | to the best of your ability | to the best of your abilities | to the best of your knowledge | as best you can | as best as you can
as well as you can | in the best possible way | in the best way possible | the best way you can | i trust you | i trust your judgement
i trust your judgment | i know you can do it | you've got this | you're the best | you are the best | you are great | you're great | you're amazing
you are amazing | you're awesome | you are awesome | you rock
sorry for the trouble | sorry to bother you | sorry to bother you again | sorry for bothering you | sorry about that | i'm sorry to bother you
i am sorry to bother you | apologies in advance | sorry in advance | pardon me
i know this is a lot | i know it's a lot | i know this is a lot to ask | i know that's a lot to ask | i know this may sound strange
i know this might sound strange | this may sound strange | this might sound strange | this may sound silly | this might sound silly
i know it sounds silly | this may be a stupid question | this might be a stupid question | sorry if this is a stupid question | bear with me
please bear with me | hear me out | stay with me | i hope that makes sense | i hope this makes sense | hope that makes sense | hope this makes sense
i hope that's clear | i hope that is clear | i hope this is clear | does that make sense | is that clear | if you get what i mean | you get the idea
you get the picture | you get the point | you know the drill | you know how it is | that's about it | that is about it | that's it | that is it
that's all | that is all | that's everything | that would be all | that's all for now | i think that's all | i think that is all | i think that's it
i think that's everything | that should be all | that should be it | let me know | just let me know | do you understand | do you understand me
are you ready | let's go | let's get started | let's start | let's begin | here we go | here goes | okay here goes | here it comes | there you go
you may begin | you can start now | you can begin now | you may start now | now it's your turn | your turn | see what you can do
see what you can come up with | let's see what you can do | show me what you can do | show me what you've got | as an ai | as an ai language model
as a language model | as a large language model | since you are an ai | you as an ai | as an ai assistant | as a helpful assistant
you are a helpful assistant | you are a helpful ai assistant | you're a helpful assistant | you are an ai assistant | you are chatgpt | you are an ai
you are an ai language model | you are a large language model | in your capacity as an ai | you are very good at this | you are good at this
i know you are good at this | i heard you are good at this | i've heard you can help with this | someone told me you could help
i was told you could help | the fact that | the fact is | the fact is that | the truth is | the truth is that | the reality is | the reality is that
the problem is that | the issue is that | it is the case that | it is a fact that | it appears that | it seems that | it looks like
there is no doubt that | there's no doubt that | there is no question that | it is clear that | it's clear that | it is obvious that
it's obvious that | it is safe to say that | it is fair to say that | it has to be said that | it must be said that | suffice it to say
suffice to say | as it turns out | as it happens | as luck would have it | in this day and age | for all intents and purposes
to all intents and purposes | in the final analysis | in the grand scheme of things | last but not least | with that said | that being said
that said | having said that | with that being said | with this in mind | with that in mind | on that note | speaking of which | while we are at it
while we're at it | while you're at it | while you are at it | in this regard | in that regard | in this respect | in this context
in this connection | in our case | in my case | for this purpose | to this end | to that end | for that purpose | in the following | in what follows
as follows | below you will find | below you can find | below you'll find | you will find below | you can find below | you'll find below | see below
please see below | below is | here below | given below | provided below | shown below | listed below | pasted below | as shown below
which you can find below | which you will find below | that you can find below | that i have pasted below | that i pasted below | i have pasted below
i pasted below | i've pasted below | i have attached below | i am pasting below | i'm pasting below | i am including below | i will paste below
i'll paste below | i will provide | i'll provide | i will give you | i'll give you | i am going to give you | i'm going to give you | i am giving you
i'm giving you | i will now give you | i'll now give you | i am sending you | i'm sending you | here is | here are | here's | here you go
here you will find | here you'll find | this is | these are | there is | there are | what follows is | the following is | the following are
is as follows | are as follows | that i am giving you | that i'm giving you | i give you | that i give you | that i gave you | i gave you
that i will give you | that i have provided | that i provided | i have provided | i provided | i've provided | that i have given you
i have given you | i've given you | that is given below | that is provided below | i have here | that i have here | i've got here
i really need your help | i desperately need help | i desperately need your help | i'm desperate | i am desperate | please help
this would mean a lot to me | it would mean a lot to me | it would mean a lot | it means a lot to me | this means a lot to me | it would make my day
that would make my day | you would be doing me a huge favour | you would be doing me a huge favor | you'd be doing me a favour
you'd be doing me a favor | i would owe you one | i'd owe you one | i owe you one | i'm counting on you | i am counting on you | i'm relying on you
i am relying on you | i'm stuck | i am stuck | i'm a bit stuck | i am a bit stuck | i'm totally stuck | i'm completely lost | i'm a bit lost
i have no idea | i have no idea where to start | i don't know where to start | i do not know where to start | i'm not sure where to start
i am not sure where to start | i'm not sure how to start | i don't know how to start | i'm not sure how to put it | i don't know how to put it
i'm not sure how to say it | i don't know what to write | i'm not sure what to write | i'm struggling with this | i am struggling with this
i've been struggling with this | i'm having trouble with this | i'm having a hard time with this | i've been working on this for a while
i've been thinking about this | i have been thinking | i've been thinking | i was thinking | i was thinking that | i'm thinking | i am thinking
it's a bit complicated | it's a long story
`;
