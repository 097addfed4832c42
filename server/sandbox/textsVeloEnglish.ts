/** What English-speaking people write under the bike shop's posts, and how it answers them; textsBakeryEnglish.ts explains the form. */
export const veloEnglish = `
praise | That is a thing of beauty.
praise | Best shop in Bilbao, and they explain everything in English if your Spanish is as bad as mine.
praise | Bought mine here in spring and still smile every time I unlock it.
praise | You fixed my squeak in two minutes and wouldn't take any money. Customer for life.
praise | No upselling, just honest advice. Rare.
praise | Love that you show the dirt too.
praise | Did the whole Camino on a bike from you. Not one problem in 800 km.
praise | Nerea was so patient with my {n} questions. Thank you!
praise | This is how a bike shop should be.
praise city | The colour! I walked past it twice on {day}.
praise city | My commute went from 40 minutes on the bus to 17 with a grin.
praise city | Finally a bike you can ride in a skirt without planning it.
praise sport | Steel frame, fat tyres, no nonsense. Take my money.
praise sport | Climbed Urkiola on one of these. Legs complained, bike didn't.
praise sport | What a clean build. Those cables!
praise electric | Sold our car {n} months ago because of this. No regrets.
praise electric | My mother is 71 and overtakes me uphill now.
praise kids | My son slept next to his the first night.
praise kids | The buy-back is brilliant, we're on our third already.
praise kids | So light! Our old one weighed more than the child.
praise workshop | Mine came back smoother than when it was new.
praise workshop | I learned more in that hour than from a year of videos.
praise workshop | Dropped it off at nine, rode it home at six. Thank you, Unai!
praise gear | Had mine for two winters, not a drop inside.
praise gear | Bought {one} for my dad, he now wants to sleep in it.
praise gear | Good to see you sell stuff you actually use.
praise rides | Such a friendly group. Nobody made me feel slow, and I was very slow.
praise rides | Best Sunday in months. My legs disagree.
praise rides | Those views! Already signed up for the next one.
praise shop | A shop with a heart, thank you for this.
price | How much is {one}?
price | What's the price? Can't find it on the website.
price | Is that per month or in total? Asking about instalments.
price | Any student discount?
price workshop | Roughly what does it cost for an old three-speed?
price rides | Is it free or do you have to be a member?
hours | Are you open on {day}?
hours | Until what time can I drop by on {day}?
hours | Is the workshop open at lunchtime?
hours rides | What time does it start, and is it still on if it rains?
hours workshop | If I bring it at {time}, is it ready the same day?
stock | Do you still have it in size {size}?
stock | Is that one still available? I could come at {time}.
stock | When will you get more of these?
stock | Does it come in other colours?
stock gear | Is the yellow one back in stock?
contents city | What does it weigh?
contents sport | What does it weigh in medium?
contents city | Does it take a child seat at the back?
contents city | Is that a belt or a chain?
contents sport | What's the biggest tyre that fits?
contents sport | Which groupset is on this one?
contents electric | How long does a full charge take, and can I take the battery out?
contents electric | Will it make it up to Begoña with two kids on it?
contents kids | From what height does it work? Ours is 104 cm.
contents workshop | Does that include brake pads?
contents workshop | Would you work on a bike that I bought online?
contents gear | Is it properly waterproof or only "water repellent"?
contents gear | Can you charge it with a normal USB cable?
contents rides | Is it OK with an e-bike?
contents rides | How hilly is it really? Be honest.
delivery | Do you ship to Vitoria?
delivery | Can you send it by train? I live in Santander.
delivery | Would you deliver it on {day}? It's a surprise.
order | Could I book a test ride for {day}?
order | I'm 1.{height}, which size would you recommend?
order | Can I reserve {one} until payday?
order workshop | Next free appointment, please? The gears jump on the {n}th cog.
order rides | I'm in! Is there still a place?
order rides | Can I bring a friend and two rental bikes?
order shop | I'd like to know more, who do I write to?
complaint | Waited three weeks for a part and had to call {n} times to hear anything.
complaint workshop | Picked it up on {day} and the brake still rubs. I paid for that.
complaint | Nice photos, but nobody answers the phone.
complaint | I was quoted one price and charged another. Please have a look.
complaint gear | Mine broke after {n} weeks. Is there any warranty?
complaint electric | Battery lasts half of what you promised me in the shop.
complaint rides | We were {n} and lost the group at the first traffic light. Not so "nobody left behind".
complaint workshop | It makes exactly the same noise as before the service.
complaint kids | The bell fell off on the first day. Tears followed.
joke | The right number of bikes is n + 1. My wife has a different formula.
joke | Don't show this to my bank account.
joke | I'm only here for the shop dog.
joke | Told my partner it was {n} euros. Please never send an invoice.
joke sport | Carbon legs sold separately?
joke electric | That's cheating! (Where can I cheat?)
joke kids | Do you have it in adult size? Asking for my inner child.
joke workshop | My chain identifies as gravel.
joke gear | I have no bike and I want this.
joke rides | I'm in it for the cake stop.
joke rides | "Flat", he said. "Mostly flat", he said.
tag | {friend} this is yours
tag | {friend} remember what we said about {day}?
tag | {friend} no excuses any more
tag | {friend} birthday idea. For me. To be clear.
tag rides | {friend} are we doing this?
tag workshop | {friend} your bike sounds like the "before"
answer praise | Thank you, {name}! Come by for a coffee when you're around.
answer praise | That means a lot, {name}. Ride safe!
answer praise | {name}, we've pinned this to the workshop wall.
answer price | Hi {name}, it's {price}, and we split it into ten parts without interest if you like.
answer price | {price}, {name}. Come and have a look, no strings attached.
answer hours | Hi {name}, workshop from 8:30, shop from 10 to 20, Saturdays from 10 to 14.
answer hours | Until 20:00 on weekdays and 14:00 on Saturdays, {name}. See you then!
answer stock | Hi {name}, there is one left in the back. Shall we hold it until tomorrow?
answer stock | More are on their way, {name}. Leave us a message and we'll write you when the box is here.
answer contents | Good question, {name}! The full specification hangs on the bike, and we'll send you a photo of the sheet by message.
answer contents | Yes, that works, {name}. If you bring yours along, we check it together in five minutes.
answer delivery | We ship within the peninsula, {name}, built and ready to ride, usually in four days.
answer delivery | In Bilbao we bring it ourselves, {name}. Further away it takes four days and 39 €.
answer order | Done, {name}, we've put you on the list. See you!
answer order | Happily, {name}. Send us your height and a day that suits you, and we prepare one in your size.
answer order workshop | {day} morning is free, {name}. Drop it off before ten and we'll ring you when it's done.
answer order workshop | Bring it by whenever you like, {name}, a first look takes five minutes and costs nothing.
answer order rides | You're on the list, {name}! We meet ten minutes early to pump up tyres.
answer order shop | Just write us a message here, {name}, Nerea answers the same day.
answer contents rides | Every bike is fine, {name}, and nobody gets left behind. There is one climb, we won't lie.
answer contents workshop | Yes to that, {name}. If a part is needed we ring you first, so there's never a surprise on the bill.
answer complaint | We're sorry, {name}, that is on us. Please bring it in, you go straight to the front of the queue.
answer complaint | Thank you for being frank, {name}. Could you send us your order number? We'll look at it today.
answer joke | {name}, your secret is safe with us.
answer joke | We'll put that on a T-shirt, {name}.
`
