/**
 * What Maya's Bakery posted, newest first, in blocks that seedPosts.ts reads:
 * `# picture key | family of goods | one | several | price`, then `f` for the Page's words and `i` for the Profile's
 * (both = twins), `¶` for a new line. A key that starts with `-` is a post without a picture.
 */
export const bakeryPosts = `
# almond-croissants | pastry | almond croissant | almond croissants | 3.80
f Almond croissants are back on the counter. Twice baked, filled with our own frangipane, and usually gone by eleven. Come early or ask us to keep you one.
i Twice baked, slightly smug 🥐 ¶ The almond croissant is back from today. ¶ #galwayfood #croissant #mayasbakery

# country-sourdough | bread | country sourdough | country loaves | 5.60
f Our country sourdough had a long, cold night in the fridge, so today's crust is darker and the crumb is wilder than usual. Whole loaves and halves, sliced if you ask.
i 36 hours of doing nothing, 45 minutes of drama 🍞 ¶ Country sourdough, out of the oven at 7, 9 and 11. ¶ #sourdough #realbread

# strawberry-shortcake | cake | strawberry shortcake | strawberry shortcakes | 4.50
f The first strawberries from Athenry are here, and we did the only sensible thing: shortcake. By the slice until Sunday, whole cakes with a day's notice.
i First strawberries of the year 🍓 and a cloud of cream. ¶ By the slice, until they run out. ¶ #strawberryseason

# lemon-tarts | fruit | lemon tart | lemon tarts | 3.90
f Lemon tarts today: sharp curd, crisp shell, no meringue, no apologies. Four in a box travel well as far as Salthill, further than that we take no responsibility.
i When life gives you lemons, ask us for butter 🍋 ¶ #lemontart #patisserie #galway

# -sunday-hours | opening | Sunday opening | Sunday mornings | 0
f From this week we open on Sundays as well, from 8 in the morning until 2 in the afternoon. Coffee from the first minute, cinnamon buns from half past eight. Mondays stay our day of rest.

# morning-light | pastry | butter croissant | butter croissants | 2.80
i 6:12. The shop is quiet and the croissants are not. ¶ Doors open at seven. ¶ #bakerylife #earlybird

# chocolate-cookies | sweets | sea salt cookie | sea salt cookies | 2.50
f New on the counter: dark chocolate cookies with a pinch of Achill sea salt. Crisp at the rim, soft in the middle, and still warm at three o'clock when the schools are out.
i Rim: crisp. Middle: soft. Salt: from Achill. 🍪 ¶ Warm ones at 3 pm, every day. ¶ #cookies #seasalt

# honey-rye | bread | honey rye | honey ryes | 6.20
f A loaf for patient people: rye from Kilkenny, honey from Liam's hives in Oranmore and three days between the mixing and the slicing. Keeps for a week, not that it ever has to.

# peach-galette | fruit | peach galette | peach galettes | 4.20
i Folded by hand, so no two look alike 🍑 ¶ Peach galette, this weekend only. ¶ #galette #stonefruit

# flat-white | drinks | flat white | flat whites | 3.60
f We changed our coffee. The new beans are from a roastery in Cork, a little rounder and less sharp, and we are curious what you think. Try a flat white this week and tell us honestly.
i New beans, same queue ☕ ¶ Rounder, chocolatey, roasted in Cork. Tell us what you taste. ¶ #flatwhite #galwaycoffee

# bread-course | course | bread course | bread courses | 65
f Our next bread course is on the first Saturday of the month: six people, one big table, and everybody takes home two loaves and a jar of starter. Two places left. Write to us here if you would like one.

# birthday-cakes | cake | birthday cake | birthday cakes | 38
f Three birthday cakes left the shop this morning, one of them for a dog called Biscuit (his was without chocolate). For yours we need two days, a name to write and the number of guests.
i Somebody is turning seven today 🎂 ¶ Cakes to order: two days ahead, any name, most dinosaurs. ¶ #birthdaycake

# matcha-roll | cake | matcha roll | matcha rolls | 4.40
i Yuki from the front counter has been practising this one for a month. ¶ Matcha roll with white bean cream 🍵 ¶ #matcha #rollcake

# cheese-scones | savoury | cheddar scone | cheddar scones | 3.20
f Cheddar scones with wild garlic while the woods in Barna still have some. Best with a proper layer of butter, which is also available, in two sizes.

# cherry-pie | fruit | cherry pie | cherry pies | 4.60
f Cherry pie, as my grandmother made it: sour cherries, a lattice, and no thickener except patience. By the slice from noon, a whole pie if you tell us the day before.
i Lattice goals 🍒 ¶ Grandmother's recipe, sour cherries only. ¶ #cherrypie #piesofinstagram

# waffles | sweets | Liège waffle | Liège waffles | 4.00
i You can smell these from the bridge 🧇 ¶ Liège waffles with pearl sugar, Saturday from ten. ¶ #waffles

# school-bake-sale | shop | bake sale box | bake sale boxes | 12
f The parents of St Brendan's asked, we baked: 240 cupcakes and cookies for Friday's sale, and every cent goes to the new playground. Thank you to the volunteers who stood here at five in the morning, glazing.

# glazed-doughnuts | sweets | glazed doughnut | glazed doughnuts | 2.90
f Doughnuts every Thursday now, by popular pressure. Plain glaze, raspberry and one surprise, which today is brown butter. Six in a box cost what five do.
i Thursday is doughnut day 🍩 ¶ Glaze. Raspberry. And the brown butter one. ¶ #doughnuts

# olive-focaccia | savoury | olive focaccia | olive focaccias | 4.80
i Dimples, olive oil, more olive oil 🫒 ¶ Focaccia at noon. ¶ #focaccia #lunchtime

# baguettes | bread | baguette | baguettes | 2.60
f Jean-Luc has been with us for a year today and this is his baguette: a long dough, a short bake and a crust that you will hear in the whole street. Two bakes a day, at 8 and at 4.
i Listen to that crust 🥖 (sound is only in the shop, sorry) ¶ Baguettes at 8 and at 4. ¶ #baguette #tradition

# apple-turnovers | pastry | apple turnover | apple turnovers | 3.30
f The turnovers are made with Bramleys from the market, a little cinnamon and puff pastry that took Aoife two days. They are best before they are cold, so a bench by the river is recommended.

# wedding-cake | cake | wedding cake | wedding cakes | 290
i For Ana & Declan, who met in our queue 💐 ¶ Three tiers, elderflower and raspberry. ¶ #weddingcake #galwaywedding

# cupcakes | cake | vanilla cupcake | vanilla cupcakes | 3.10
f We tried eleven vanilla buttercreams so that you only have to try one. Cupcakes all week, and a box of six with whatever you like written on top, one letter each.
i Six letters, six cupcakes 🧁 What would you spell? ¶ #cupcakes #buttercream

# bagels | savoury | sesame bagel | sesame bagels | 2.40
f Boiled first, then baked, as it should be. Sesame, poppy and plain, from Wednesday to Saturday. With smoked trout until one o'clock, or until Pat has no more trout.
i Boiled, baked, gone 🥯 ¶ Wed to Sat. Trout until one. ¶ #bagels #brunch

# tea-time | drinks | pot of tea | pots of tea | 3.40
i Rain outside, pot of tea inside. It is a system and it works 🫖 ¶ #teatime #galwayrain

# blueberry-muffins | sweets | blueberry muffin | blueberry muffins | 3.00
f More blueberry than muffin, says Aoife, who weighs them. Baked in small batches all morning, so there is a good chance that yours is warm.
i 40 % blueberry by weight. We checked 🫐 ¶ #muffins #blueberry

# rolls-for-sunday | bread | bread roll | bread rolls | 0.90
f Order your Sunday rolls until Saturday noon and they wait for you in a paper bag with your name on it. White, spelt and poppy seed, and nobody has to queue in their slippers.

# banana-bread | bread | banana bread | banana breads | 3.50
i Brown bananas get a second chance here 🍌 ¶ By the slice, toasted, with salted butter. ¶ #bananabread #nowaste

# pretzels | savoury | pretzel | pretzels | 2.20
f Our pretzels are dipped and baked the Bavarian way since Lena joined us from Augsburg. She also says that butter belongs inside, cut lengthwise. We do not argue with Lena.
i Lena from Augsburg approves 🥨 ¶ Pretzels on Friday and Saturday. ¶ #pretzel #breze

# pear-frangipane | fruit | pear tart | pear tarts | 4.10
f Pears poached with vanilla, almonds ground this morning, and a bake that takes its time. The pear tart is on from today until the pears say otherwise.

# pancake-sunday | sweets | stack of pancakes | stacks of pancakes | 8.50
i Sunday stack 🥞 with maple, berries, or both. ¶ From 8, at the long table by the window. ¶ #pancakes #sundaybrunch

# carrot-cake | cake | carrot cake | carrot cakes | 4.30
f Carrot cake with walnuts and a cream cheese icing that is on the tart side. Also as a whole cake for twelve, without nuts if you need it so, but please tell us when you order.
i It counts as a vegetable 🥕 ¶ Carrot cake, tart icing, plenty of walnuts. ¶ #carrotcake

# -oven-repair | trouble | big oven | big ovens | 0
f Our big oven had a bad night and the technician is here. Today there is bread only until about eleven, and no baguettes in the afternoon. Sorry for the empty shelves, tomorrow all is as usual.

# sandwich-lunch | savoury | lunch sandwich | lunch sandwiches | 7.50
i Lunch is on our bread today 🥪 ¶ Roast chicken, pickles, too much mustard. Until two. ¶ #lunch #galwayeats

# hot-chocolate | drinks | hot chocolate | hot chocolates | 4.20
f Hot chocolate made with actual chocolate: 70 % from Ecuador, melted into milk, or oat drink if you prefer. The children's size comes with a cookie that needs no persuading.
i Thick enough to hold up a spoon 🍫 ¶ 70 % Ecuador, milk or oat. ¶ #hotchocolate

# pizza-friday | savoury | slice of pizza | slices of pizza | 4.50
f Friday is pizza night: the oven is hot anyway, the dough is our sourdough, and there are three kinds by the slice from five o'clock. Take away only, we have eleven chairs.

# affogato | drinks | affogato | affogatos | 4.90
i Espresso meets ice cream. It ends well 🍨 ¶ Affogato, afternoons only. ¶ #affogato #coffeetime

# custard-tarts | sweets | custard tart | custard tarts | 2.70
f Inês taught us her mother's pastéis, and we changed nothing except the address. Custard tarts from ten, blistered on top, with cinnamon on the side.

# peanut-bars | sweets | peanut bar | peanut bars | 3.20
i Peanut, caramel, dark chocolate. Cut thin because we are responsible people 🥜 ¶ #snack #caramel

# pumpkin-loaf | bread | pumpkin loaf | pumpkin loaves | 5.90
f The pumpkin loaf is orange all the way through, with roasted seeds on the crust. Makes the best toast in the house, and it is vegan without making a speech about it.

# pavlova | fruit | kiwi pavlova | kiwi pavlovas | 5.20
i Crackle outside, marshmallow inside 🥝 ¶ Pavlova for the weekend. ¶ #pavlova #meringue

# gift-boxes | shop | gift box | gift boxes | 24
f For people who are hard to shop for: the gift box with six cookies, a small loaf and a jar of Liam's honey. We write the card and, inside Galway, we carry it to the door.

# coconut-macaroons | sweets | coconut macaroon | coconut macaroons | 2.30
i Not macarons. Macaroons 🥥 One o less drama. ¶ #macaroons #glutenfree

# -new-baker | job | job for a baker | jobs for a baker | 0
f We are looking for a baker who likes early mornings, or at least forgives them. Four days a week, starting at four, fair pay, all the bread you can carry. Send us a few lines about you.
`
