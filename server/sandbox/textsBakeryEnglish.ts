/**
 * What English-speaking people write under the bakery's posts: `kind [family of goods] | words`, where a line
 * without a family fits every post. `answer` lines are what the bakery replies to that kind. textsBank.ts reads it.
 */
export const bakeryEnglish = `
praise | These look unreal.
praise | Best thing about moving to Galway, honestly.
praise | My whole office says thank you. There were {n} of us and not a crumb left.
praise | Had this on {day} and I'm still thinking about it.
praise | The lady at the counter was so kind to my mother. That matters as much as the {items}.
praise | You can taste that nobody is cutting corners here.
praise | Ten out of ten, would queue in the rain again. Did queue in the rain.
praise | I don't even like sweet things and I had two.
praise | Every single {day}. It's a tradition at this point.
praise | Drove in from Clifden just for this. Worth every bend in the road.
praise | Whoever takes these photos: stop it, I'm at work and hungry.
praise | Proper baking. No fuss, no nonsense.
praise | My daughter calls your place "the good smell shop".
praise | The {item} got me through exam week. Thank you for your service.
praise | Sent a photo of this to my sister in Boston and she is not speaking to me.
praise bread | The crust on this one! I ate half the loaf on the way home.
praise bread | Four days later and it still toasts beautifully.
praise bread | I've been trying to get a crumb like that at home for two years.
praise bread | Butter, a bit of salt, nothing else needed.
praise bread | My father is 84 and says it tastes like the bread from when he was a boy.
praise pastry | The layers. THE LAYERS.
praise pastry | Flakes all over my good coat and I regret nothing.
praise pastry | Lived in Paris for six years, this holds up. I don't say it lightly.
praise pastry | Crunchy outside, soft inside, gone in four bites.
praise cake | Ordered this for my mam's 60th and there were actual tears.
praise cake | Not too sweet, which is exactly right.
praise cake | The sponge is so light it should be illegal.
praise cake | My kids picked it over a bouncy castle. I saved a fortune.
praise sweets | Warm, from the tray, eaten standing up. Perfect.
praise sweets | I bought six to share and shared none.
praise sweets | That snap, and then the soft middle. How do you do it?
praise fruit | Sharp, buttery, perfect. My kind of pudding.
praise fruit | You can tell the fruit is real, it tasted like summer at my nan's.
praise fruit | That crust! Not a soggy bottom in sight.
praise savoury | Had this for lunch and cancelled dinner.
praise savoury | Finally somebody who uses enough salt.
praise savoury | Best lunch within walking distance of the harbour.
praise drinks | Smoothest cup in town, and I have tested most of them.
praise drinks | This on the window seat with the rain outside is my idea of a holiday.
praise drinks | The new one is much nicer than the last. Less bitter.
praise shop | Such a lovely team, you can feel it when you walk in.
praise shop | This is why we shop local.
praise shop | Congratulations all, very well deserved!
price | How much is {one}?
price | What does {one} cost these days?
price | Is there a price list anywhere? I'd like {n} {items} for Saturday.
price | How much would {n} be?
price | Sorry if I missed it, but what's the price?
price bread | How much for a half loaf?
price cake | What would the whole thing cost, not just a slice?
price shop | What does it cost, and do you take vouchers?
price shop | How much are they with the card and delivery?
hours | Are you open on {day}?
hours | What time do you close today?
hours | If I come at {time}, is there a chance of any left?
hours | Are you open on the bank holiday?
hours | Is the queue as bad on {day} as on Saturday?
hours bread | When does the second bake come out?
hours drinks | How late do you do coffee?
stock | Any {items} left for today?
stock | Could you keep {n} for me until {time}? Name is {me}.
stock | Will you have {items} on {day} too?
stock | Is this every day or just the weekend?
stock | Came at {time} and they were gone 😭 will there be more tomorrow?
stock fruit | How long does the season last? I'm only home on {day}.
contents | Is there nut in the {item}? My son is allergic.
contents | Would you do a gluten free version?
contents | Is it vegan, by any chance?
contents | Are there eggs in this?
contents bread | Does this one have seeds? I can't have sesame.
contents bread | Is the starter pure rye or mixed?
contents cake | Could it be made without nuts? It's for a class of {n}.
contents sweets | What kind of chocolate do you use?
contents drinks | Do you have oat milk?
contents savoury | Is there pork in it?
contents pastry | All butter, or is there margarine in the dough?
delivery | Do you deliver to Oranmore?
delivery | Can I order online and collect at {time}?
delivery | Would you ever post a box to Dublin?
delivery | Any chance of delivery on {day}? I'm stuck at home with a broken ankle.
order | How much notice do you need for {n} of them?
order | Can I order {n} {items} for {day}?
order | Do you do these in a smaller size?
order cake | Could you make it for 25 people? And write "Happy 40th, Niamh" on it?
order cake | Can it be three tiers? The wedding is in eight weeks.
order bread | Can I get it sliced?
order course | Is there still a place free?
order course | Would it work for a complete beginner? My last loaf broke a knife.
price course | Is the flour included in the price?
praise course | Did this in spring. My family has not bought a loaf since.
complaint | A bit disappointed on {day}, mine was clearly from the day before.
complaint | Waited 25 minutes and then they had no {items} left. Not great.
complaint | Lovely stuff, but the prices have gone up twice this year.
complaint | I rang {n} times and nobody picks up the phone.
complaint | Got the wrong order again. It was busy, I know, but still.
complaint bread | Mine had a hole you could lose a spoon in. All the jam went through.
complaint pastry | Burnt underneath this time. You are usually so good!
complaint cake | The icing was far too sweet for us, most of it went home again.
complaint drinks | Asked for it hot and got it lukewarm, twice.
complaint savoury | Much smaller than last month for the same money?
joke | My diet starts on {day}. It does not say which one.
joke | I came in for one. There were witnesses. I left with {n}.
joke | My doctor said less bread. I now have a new doctor.
joke | Is it weird if I bring my own plate and just stand near the oven?
joke | Dear {item}, it's not you, it's my trousers.
joke | "Just looking", I said. Nobody believed me.
joke bread | On a roll, as always.
joke bread | You're the yeast of my worries.
joke drinks | I like my coffee how I like my mornings: later.
joke cake | It's somebody's birthday somewhere, so I need this.
tag | {friend} look what they have!
tag | {friend} {day}, you and me?
tag | {friend} this is the place I told you about
tag | {friend} you owe me one of these
tag | {friend} 👀👀
tag cake | {friend} not a hint. But a hint.
tag drinks | {friend} coffee here before work?
answer praise | Thank you so much, {name}! That made our morning.
answer praise | {name}, you are too kind. See you soon!
answer praise | We've read this out loud in the kitchen. Thank you!
answer praise | Thanks, {name}! Aoife is blushing behind the oven.
answer price | Hi {name}, it's {price}. See you at the counter!
answer price | {price}, {name}. The full list hangs by the door and we're happy to send you a photo.
answer hours | Hi {name}, Tuesday to Saturday 7 to 6, Sunday 8 to 2. Mondays we sleep.
answer hours | We're here from 7 until 6, {name}, Sundays from 8 to 2. Before ten is safest!
answer stock | Hi {name}, there should be enough until about eleven. Shall we put some aside for you?
answer stock | We've kept them under your name, {name}. Until five, all right?
answer contents | Hi {name}, it contains wheat, milk and egg, and we do work with nuts in the same room. Ask for the allergen folder at the counter, please.
answer contents | Good question, {name}. The full list is in our allergen folder, and we'll gladly send you the page.
answer delivery | Inside Galway we deliver before noon, {name}, everything else is collection. Just order by four the day before.
answer delivery | Sadly it doesn't travel well by post, {name}. Collection is possible from 7 on.
answer order | Gladly, {name}! We need two days for cakes and one for everything else. Send us a message with the date?
answer order | That works, {name}. Please write us your number in a message and we'll ring you today.
answer order course | There is one place left, {name}! Send us your email in a message and it's yours.
answer complaint | That's not how it should be, {name}, and we are sorry. Would you send us a message with the day and time? We'd like to make it right.
answer complaint | Thank you for telling us, {name}. We talked about it this morning. The next one is on us.
answer joke | 😂 {name}, there's always a plate here for you.
answer joke | We saw nothing, {name}. Nothing.
`
