/** What Velo Norte, the bike shop in Bilbao, posted, newest first; textsBakeryPosts.ts explains the form. */
export const veloPosts = `
# city-step-through | city | step-through city bike | city bikes | 749
f The new step-through city bikes are in the window: seven gears, a rack that takes a real crate, and lights that need no charging. Come in and take one around the block, the coffee machine is on.
i Nueva en el escaparate 🚲 ¶ Seven gears, dynamo lights, and a colour that does not need a filter. ¶ #bilbao #citybike #velonorte

# gravel-bike | sport | gravel bike | gravel bikes | 1890
f Monday we built it, Tuesday we rode it to Urkiola and back, Wednesday we washed it. The gravel bike that we would buy ourselves is now here in four sizes, and there is one to try.
i Built on Monday. Dirty on Tuesday. ¶ 40 mm tyres, steel frame, four sizes here. ¶ #gravelbike #urkiola

# kids-first-bike | kids | 16-inch kids' bike | kids' bikes | 279
f El primer día sin ruedines no se olvida. Tenemos bicis de 16 y 20 pulgadas que pesan la mitad que las de antes, y cuando se quedan pequeñas os las recompramos.
i No stabilisers, one very proud face 🎈 ¶ 16 inches, 6.2 kg, and we buy it back when it gets too small. ¶ #kidsbike #primerabici

# puncture-night | workshop | puncture evening | puncture evenings | 0
f Thursday at 19:00: bring a wheel, leave with the knowledge. Our free puncture evening needs no experience and no clean clothes. Ten places, write "I'm in" below.
i Jueves, 19:00. Tú traes la rueda, nosotros los parches 🩹 ¶ Gratis, diez plazas. ¶ #taller #aprende

# -opening-change | opening | cambio de horario | cambios de horario | 0
f Cambio de horario: desde el lunes abrimos el taller a las 8:30, para que podáis dejar la bici de camino al trabajo. La tienda sigue a las 10. Los sábados, de 10 a 14.

# red-racer | sport | red road bike | road bikes | 2350
i Red is not faster. Red is just more honest about it 🏁 ¶ 7.9 kg, size 54, one only. ¶ #roadbike #steelisreal

# helmets | gear | helmet | helmets | 89
f A helmet that fits is a helmet that gets worn. We have eighteen models and a patient person (Nerea) who adjusts them on your head, not on a chart. Ten percent off with your old one, cracked or not.
i Fit first, colour second. Fine, colour first 🎨 ¶ 18 models, sizes from 46 to 63 cm. ¶ #helmet #cascos

# e-bike-range | electric | e-bike | e-bikes | 2490
f How far does it really go? We rode ours up Artxanda until the battery gave up: 74 km with 1,600 m of climbing on the middle setting. The full table is on the counter, with all our excuses.
i 74 km. 1,600 m up. One battery 🔋 ¶ Ask us for the table. ¶ #ebike #artxanda

# trade-in | shop | trade-in | trade-ins | 0
f Trade-in fortnight: bring the bike that has been watching you from the balcony and we take it against a new one. A fair price, told to you within ten minutes, nothing to fill in.

# basket-flowers | city | basket bike | basket bikes | 690
i Mercado de la Ribera, sábado por la mañana 🌻 ¶ The basket holds two bunches and a baguette. ¶ #mercado #slowcycling

# lights | gear | bike light | bike lights | 45
f The evenings come early now. These are the three lights we ride with ourselves, from 25 to 90 euros, all charged by cable and all visible from the side. Be seen, arrive.
i Ver y ser vista 🔦 ¶ Three lights, all charged, all tested in proper Bilbao rain. ¶ #besafe #luces

# coffee-ride | rides | coffee ride | coffee rides | 0
f Sunday's coffee ride: 38 flat kilometres to Getxo and back, a stop at the lighthouse kiosk, nobody left behind. We start at 9:30 in front of the shop. Every bike is the right bike.
i 38 km, one café con leche, zero hurry ☕ ¶ Sunday 9:30 at the shop, buns by @mayas.bakery ¶ #coffeeride #getxo

# toolbox | workshop | home toolbox | home toolboxes | 59
i The seven tools that fix nine problems out of ten 🧰 ¶ Packed by Unai, who still argues for an eighth. ¶ #biketools #taller

# mountain-loaner | sport | mountain bike | mountain bikes | 2190
f Test days: four mountain bikes, from small to extra large, out on loan for half a day each. Leave a card and an ID, bring it back muddy. We count on the mud.
i Prestada. Devuélvela con barro ⛰️ ¶ Half a day each, S to XL. ¶ #mtb #testday

# beginners-ride | rides | beginners' ride | beginners' rides | 0
f Our beginners' ride starts again: one hour, bike paths only, and two of us who know every crossing. For grown-ups who have not ridden in twenty years, and for those who never did.

# bike-camping | rides | bikepacking weekend | bikepacking weekends | 120
i Tent, stove, two socks too few ⛺ ¶ Bikepacking weekend to Gorbeia, places for eight. ¶ #bikepacking #gorbeia

# scooter-kids | kids | kids' scooter | kids' scooters | 119
f Scooters for the way to school: real bearings, a brake that brakes, and a deck low enough for short legs. Park them inside while you have a look around, ours do it too.
i Rush hour, school edition 🛴 ¶ #patinete #kids

# gloves | gear | pair of gloves | pairs of gloves | 35
f Cold hands brake late. The new gloves are windproof, thin enough to find your keys and come in seven sizes because hands do. Try them on a handlebar, we have one on the wall for that.

# vintage | city | restored classic | restored classics | 520
i 1974, from a cellar in Deusto. 31 hours of polishing later 🛠️ ¶ For sale? Ask nicely. ¶ #vintagebike #restauracion

# service-month | workshop | full service | full services | 65
f Full service month: gears, brakes, bearings, both wheels trued and a wash, for 65 euros all included. Drop it off before ten and most bikes are ready the same evening.
i Antes: crac, crac, crac. Después: nada 🔧 ¶ Full service, 65 €, same day if you come early. ¶ #taller #bikeservice

# repair-cafe | workshop | repair café | repair cafés | 0
f The repair café at the civic centre went on until ten at night: 41 bikes fixed, 3 declared art. Thank you to the eleven volunteers, and to Mertxe for the tortilla. Next one in a month.

# socks | gear | pair of socks | pairs of socks | 14
i Merino, loud, and they survive the washing machine 🧦 ¶ Which pair are you? ¶ #sockdoping

# locks | gear | bike lock | bike locks | 79
f We cut through nine locks so that you need not wonder. Four survived five minutes of grinder, and only those are on our wall now. The video is long, loud and a little worrying.
i Nueve candados entraron. Cuatro salieron 🔒 ¶ #bikelock #candado

# school-run | electric | family e-bike | family e-bikes | 4290
f Two children, two bags, one violin: Leire's school run by longtail. We borrowed her bike for this photo and brought it back with fresh brake pads. Ask for a test week with seats and rain cover.

# tubeless | workshop | tubeless conversion | tubeless conversions | 48
f Tubeless or tubes? For gravel and mountain we say yes, for the city mostly no. The conversion takes us forty minutes per bike and costs 48 euros with the sealant. Ask before you buy anything, it may not be worth it.
i Adiós, pinchazos (casi) 🛞 ¶ 40 minutes, both wheels. ¶ #tubeless

# charity-tour | rides | charity tour | charity tours | 20
f 312 riders, one puncture per kilometre and 6,240 euros for the children's ward at Basurto. You are incredible. The photographs are in the shop window until the end of the month.

# sunglasses | gear | pair of sunglasses | pairs of sunglasses | 69
i For the three days of sun we get 😎 ¶ Photochromic, so they do the other 362 too. ¶ #sunnies

# jersey | gear | shop jersey | shop jerseys | 72
f The shop jersey is here, designed by Ainhoa from the third floor and sewn forty kilometres away. Sizes XS to 3XL, cut so that one can also breathe after lunch.
i Made 40 km from here 👕 XS to 3XL, and yes, it has four pockets. ¶ #jersey #maillot

# second-hand | city | second-hand bike | second-hand bikes | 240
f Twelve second-hand bikes, checked like new ones and with a year of warranty: city bikes from 190 euros, two children's bikes and one rather lovely tandem. First come, first ride.

# race-day | sport | race bike | race bikes | 3200
i Third place for June in the under-23s 🏆 We cried, she did not. ¶ #criterium #proud

# cargo-bike | electric | cargo bike | cargo bikes | 4890
f Sell the second car? Three families from our street did. The cargo bike carries 180 kg, turns on a plate and goes up to Begoña without a drama. Borrow it for a weekend, free of charge.
i La compra, el perro y un ficus. De un viaje 📦 ¶ Borrow it for a weekend. ¶ #cargobike #bicicarga

# rain-kit | gear | rain cape | rain capes | 55
f It will rain, it is Bilbao. The cape covers you, your bag and most of the handlebar, and it packs down to the size of a sandwich. Also in a yellow that can be seen from France.

# balance-bike | kids | balance bike | balance bikes | 99
i Two years old and already faster than the dog 🧸 ¶ Balance bikes from 99 €. ¶ #balancebike #sinpedales

# route-map | rides | route map | route maps | 6
f Our paper map is back from the printer: fourteen rides from 12 to 90 kilometres, every fountain, every climb, every bar that lets you fill a bottle. Six euros, free with any service.

# clean-drivetrain | workshop | drivetrain clean | drivetrain cleans | 25
i Same chain. We promise 🧽 ¶ Drivetrain clean, while you have a coffee. ¶ #oddlysatisfying #bikewash

# sunrise-ride | rides | sunrise ride | sunrise rides | 0
f Up at five, at the Serantes by seven, back before the first meeting. The sunrise ride is once a month, 30 kilometres with one proper hill, and there is a thermos on top.
i 06:51. Worth every hill 🌅 ¶ Next sunrise ride: first Friday. ¶ #sunrise #serantes

# battery-check | electric | battery check | battery checks | 0
f Free battery check this week: we plug yours in, print how much capacity is left and tell you whether to worry. It takes a quarter of an hour and works with most makes.

# bell | gear | brass bell | brass bells | 22
i Ding. That is the whole post 🔔 ¶ #brassbell

# wheels-built | workshop | hand-built wheelset | hand-built wheelsets | 420
i 32 spokes, one cup of tea, no hurry ☕ ¶ Wheels built by hand, by Unai, to order. ¶ #wheelbuilding

# -stolen-bike | stolen | stolen bike | stolen bikes | 0
f Anoche robaron la bici de una clienta delante de Zabalgune: longtail verde, adhesivo de un zorro en el manillar, dos sillas. Si la veis, no os acerquéis, llamadnos. Compartid, por favor.

# backpack | gear | commuter backpack | commuter backpacks | 95
i Laptop, lunch, lock, spare socks 🎒 22 litres, really waterproof. ¶ #commuter

# coast-ride | rides | coast ride | coast rides | 0
i Sopela, viento de cara a la ida y también a la vuelta 🌊 ¶ 52 km, photos by Jone. ¶ #costa #rutabici

# -mechanic-wanted | job | puesto de taller | puestos de taller | 0
f Buscamos mecánica o mecánico para el taller, 35 horas, contrato indefinido desde el primer día. Si sabes centrar una rueda y explicar por qué sin que nadie se sienta tonto, escríbenos.

# gift-cards | shop | gift card | gift cards | 50
f Gift cards, printed on real card with a drawing by Ainhoa, for any amount from ten euros. They never run out, and they fit any bike.
`
