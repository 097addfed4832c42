/** What German-speaking people write; textsBakeryEnglish.ts explains the form. */
export const german = {
  shared: `
praise opening | Das ist die beste Nachricht der Woche.
hours opening | Gilt das auch an Feiertagen?
praise job | Wenn ich näher wohnen würde, hätte ich mich schon beworben.
order job | Ginge das auch in Teilzeit?
praise trouble | Gute Besserung an den Ofen! Bis morgen.
praise stolen | So ein Mist. Hab’s geteilt.
order stolen | Ist die Rahmennummer gemeldet?
thanks | Super, danke!
thanks | Alles klar, vielen Dank für die schnelle Antwort.
thanks | Perfekt, bis {day}!
thanks | Danke euch, ihr seid toll.
banter | Das wollte ich auch gerade fragen.
banter | Kann ich bestätigen.
banter | Haha, genau so ist es.
banter | Gehen wir {day} zusammen hin?
emoji | 😍😍😍
emoji | 👏👏
emoji | ❤️🥨
emoji | 🤩🤩🤩
`,
  bakery: `
praise | Sieht das gut aus!
praise | Im Urlaub entdeckt und seitdem Heimweh nach eurem Laden.
praise | Ich wohne um die Ecke und das ist für meine Figur eine Katastrophe. Danke trotzdem.
praise | Ehrliches Handwerk, das schmeckt man.
praise | Waren {day} zu {n}t da und alle begeistert.
praise bread | Endlich ein Brot mit richtiger Kruste. Als Deutsche sage ich das nicht leichtfertig.
praise bread | Schmeckt auch am vierten Tag noch.
praise pastry | Außen knusprig, innen weich. Mehr braucht kein Mensch.
praise cake | Zum Geburtstag bestellt, und sogar Opa hat nachgenommen.
praise sweets | Noch warm gegessen, im Stehen, ohne Reue.
praise fruit | Schön säuerlich und nicht zu süß, genau mein Fall.
praise savoury | Grüße an Lena, die sind wie daheim!
praise drinks | Bester Kaffee der Stadt.
price | Was kostet das denn?
price | Was würden {n} Stück kosten?
price cake | Und was kostet der ganze Kuchen?
hours | Habt ihr {day} auf?
hours | Bis wann habt ihr heute offen?
hours | Reicht es, wenn ich um {time} Uhr komme?
stock | Gibt es heute noch welche?
stock | Könnt ihr mir {n} Stück zurücklegen? Auf den Namen {me}.
stock | Gibt es die jeden Tag?
contents | Sind da Nüsse drin? Unsere Tochter ist allergisch.
contents | Gibt es das auch vegan?
contents bread | Ist das reiner Roggen oder gemischt?
contents drinks | Habt ihr Hafermilch?
delivery | Liefert ihr auch?
order | Wie lange vorher muss man bestellen?
order cake | Geht der auch für 30 Leute, mit Schriftzug?
order course | Ist noch ein Platz frei? Ich backe seit Jahren Ziegelsteine.
complaint | {day} stand ich 20 Minuten an und dann war alles weg. Schade.
complaint | Lecker, aber ganz schön teuer geworden.
complaint pastry | Meins war diesmal unten ziemlich dunkel.
joke | Ich wollte nur gucken. Jetzt habe ich {n} Tüten.
joke | Meine Waage hat mich gerade entfreundet.
joke bread | Da geht mir der Teig auf.
tag | {friend} schau mal!!
tag | {friend} {day} Frühstück?
tag | {friend} das schuldest du mir noch
answer praise | Vielen Dank, {name}! Das freut uns sehr.
answer praise | Danke, {name}, bis bald an der Theke!
answer price | Hallo {name}, {price}. Bis bald!
answer hours | Hallo {name}, Dienstag bis Samstag 7 bis 18 Uhr, sonntags 8 bis 14 Uhr.
answer stock | Hallo {name}, bis elf ist meistens noch etwas da. Sollen wir dir etwas zurücklegen?
answer contents | Hallo {name}, enthalten sind Weizen, Milch und Ei, und in der Backstube verarbeiten wir Nüsse. Die ganze Liste liegt an der Theke.
answer delivery | In Galway liefern wir vormittags, {name}, bestellt am besten am Tag davor bis vier.
answer order | Sehr gern, {name}! Zwei Tage vorher reichen. Schickst du uns das Datum per Nachricht?
answer complaint | Das tut uns leid, {name}. Schreib uns bitte kurz Tag und Uhrzeit, wir machen das wieder gut.
answer joke | 😄 Wir sagen nichts weiter, {name}.
`,
  velo: `
praise | Was für ein schönes Rad.
praise | Auf der Küstentour bei euch gestrandet und in zehn Minuten gerettet worden. Danke!
praise | Ehrliche Beratung, ohne dass einem etwas aufgeschwatzt wird.
praise | Würde gern öfter vorbeikommen, aber Bilbao ist von Kassel weit.
praise | Man merkt, dass ihr selbst fahrt.
praise city | Diese Farbe!
praise sport | Stahl, breite Reifen, fertig. Mehr braucht es nicht.
praise electric | Seit {n} Monaten ohne Auto, ich vermisse nichts.
praise kids | Unser Kleiner wollte darin schlafen.
praise workshop | Läuft jetzt leiser als am ersten Tag.
praise gear | Hält auch norddeutsches Wetter aus, ich habe es getestet.
praise rides | Die netteste Gruppe, mit der ich je gefahren bin.
praise shop | Solche Läden braucht jede Stadt.
price | Was kostet das?
price | Gibt es Studentenrabatt?
price workshop | Was kostet das bei einem alten Dreigangrad ungefähr?
hours | Habt ihr {day} offen?
hours rides | Um wie viel Uhr geht es los?
stock | Gibt es das noch in Größe {size}?
stock | Wann kommt wieder Ware?
contents city | Passt da hinten ein Kindersitz drauf?
contents sport | Wie breit dürfen die Reifen maximal sein?
contents electric | Wie lange lädt der Akku und kann man ihn herausnehmen?
contents kids | Ab welcher Körpergröße geht das? Unsere ist 104 cm.
contents workshop | Macht ihr auch Räder, die nicht von euch sind?
contents gear | Wirklich wasserdicht oder nur wasserabweisend?
contents rides | Wie viele Höhenmeter sind das ehrlich?
delivery | Versendet ihr nach Deutschland?
order | Kann ich {day} eine Probefahrt machen?
order | Ich bin 1,{height} m, welche Größe passt da?
order workshop | Wann habt ihr den nächsten freien Termin?
order rides | Bin dabei! Ist noch Platz?
complaint | Seit drei Wochen warte ich auf ein Teil und höre nichts.
complaint workshop | Die Bremse schleift immer noch.
complaint gear | Nach {n} Wochen kaputt. Gibt es Garantie?
joke | Die richtige Zahl an Rädern ist n + 1.
joke | Zeigt das bloß nicht meinem Konto.
joke electric | Das ist doch Schummeln! Wo kann ich unterschreiben?
joke rides | Ich komme nur wegen des Kuchens.
tag | {friend} deins, oder?
tag | {friend} keine Ausreden mehr
tag rides | {friend} machen wir mit?
answer praise | Danke, {name}! Auf einen Kaffee bist du jederzeit eingeladen.
answer price | Hallo {name}, {price}, auch in zehn Raten ohne Zinsen.
answer hours | Werkstatt ab 8:30 Uhr, Laden 10 bis 20 Uhr, samstags 10 bis 14 Uhr, {name}.
answer stock | Eins steht noch hinten, {name}. Sollen wir es bis morgen zurücklegen?
answer contents | Gute Frage, {name}! Wir schicken dir das Datenblatt als Nachricht.
answer delivery | Bisher nur innerhalb der Halbinsel, {name}, aber frag uns gern per Nachricht.
answer order | Ist notiert, {name}. Bis dann!
answer complaint | Das ist unser Fehler, {name}. Bring es einfach vorbei, du kommst sofort dran.
answer joke | Bei uns ist dein Geheimnis sicher, {name}.
`,
}
