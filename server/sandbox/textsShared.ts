/**
 * What people write under anybody's posts, in English: spam, rudeness, thanks and chatter among customers.
 * The form is that of textsBakeryEnglish.ts; the other languages carry these kinds in their own files.
 */
export const sharedEnglish = `
spam | Earn €450 a day from your phone, no experience needed. Write to me on t.me/cash{n}daily
spam | I was broke until I met Mrs Catherine, she trades for me and I got {n},800 back in one week 🙏 Message her!!!
spam | 🔥🔥 10K FOLLOWERS cheap and real 🔥🔥 link in my bio 🔥🔥
spam | Congratulations, you have been selected for our parcel lottery. Confirm your address here: bit.ly/prize-{n}{n}
spam | Hey dear your page is amazing, promote it on @best.food.planet DM us ❤️
spam | Crypto doubled again. Ask me how. Only {n} places left.
spam | Dr Osagie brought my husband back in 24 hours, contact him for love spells
spam | Cheap designer watches, 80% OFF today only >>> replica-house{n}.shop
rude | What a joke of a shop. You should be ashamed of yourselves.
rude | Overpriced rubbish run by clowns.
rude | Are you all stupid or just lazy?
rude | Nobody asked. Stop clogging my feed with this crap.
rude | Only idiots pay for this.
thanks | Great, thank you!
thanks | Perfect, see you on {day}.
thanks | Ah brilliant, that was quick. Thanks!
thanks | Thanks a million 🙏
thanks | Good to know, thank you.
thanks | You're the best.
banter | Same question here!
banter | I was about to ask that.
banter | Can confirm, it's true.
banter | Go early, that's all I'm saying.
banter | Haha, so true 😂
banter | I had the opposite experience, they were lovely to me.
banter | Save one for me!
banter | Let's go together on {day}?
praise opening | Finally! Sundays were unbearable.
praise opening | This is the best news of the week.
praise opening | My calendar just rearranged itself.
hours opening | And on bank holidays?
hours opening | Is that from this week or from next week?
hours opening | Will it stay like this in summer?
joke opening | My partner just heard the word "Sunday" and put his shoes on.
complaint opening | Nice, but Mondays would have helped me more.
praise job | I'd apply in a heartbeat if I lived closer.
praise job | Worked with them for two years. Best team I ever had, go for it.
order job | Do I need papers, or is experience enough? I've done it for six years.
order job | Would part time be possible? I have a small one at home.
hours job | Until when can one apply?
tag job | {friend} this is made for you
joke job | Is "enthusiastic eater" a qualification?
praise trouble | Poor you! Get well soon, oven.
praise trouble | No worries at all, these things happen. See you tomorrow!
hours trouble | Will everything be back to normal tomorrow?
order trouble | I have an order for today at noon, is that still all right?
complaint trouble | Would have been nice to know before I drove across town.
joke trouble | Have you tried switching it off and on again?
joke trouble | The oven just wanted a lie-in. Relatable.
praise stolen | So sorry for her. Shared in the neighbourhood group.
praise stolen | Horrible. Eyes open, people.
praise stolen | Shared. It has to be somewhere.
praise stolen | I think I saw one like that near the stadium this morning, sent you a message.
order stolen | Is the frame number registered? Then the police can do something with it.
order stolen | Which way did they go, does anybody know?
complaint stolen | Third one in that street this year. When will somebody put up proper racks?
tag stolen | {friend} you pass there every day, keep an eye out
emoji | 😍😍😍
emoji | 🤤🤤
emoji | ❤️
emoji | 👏👏👏
emoji | 🔥🔥🔥
emoji | 😋
emoji | 💛💛
emoji | 🙌🙌🙌🙌
emoji | 😭😭😭 why do I live so far away
emoji | 🥰🥰 yes yes yes
`
