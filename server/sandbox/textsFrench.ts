/** What French-speaking people write; textsBakeryEnglish.ts explains the form. */
export const french = {
  shared: `
praise opening | Enfin ! Merci, merci, merci.
hours opening | Et les jours fériés ?
praise job | Une équipe en or, foncez !
order job | C'est possible à mi-temps ?
praise trouble | Courage à toute l'équipe !
praise stolen | Partagé. J'espère qu'on va le retrouver.
thanks | Super, merci beaucoup !
thanks | Parfait, à {day} alors.
thanks | Merci pour la réponse rapide 🙏
thanks | Génial, c'est noté.
banter | J'allais poser la même question.
banter | Je confirme !
banter | Haha, tellement vrai.
banter | On y va ensemble {day} ?
emoji | 😍😍
emoji | 🤤🤤🤤
emoji | ❤️❤️❤️
emoji | 👏👏
`,
  bakery: `
praise | Ça donne tellement envie.
praise | Meilleur qu'à Lyon, et pourtant j'y ai grandi. Ne le répétez pas à ma mère.
praise | On sent le vrai beurre jusqu'ici.
praise | Passés {day} par hasard, revenus {n} fois depuis.
praise | Un accueil adorable, même avec mon anglais.
praise bread | Cette croûte… Jean-Luc, tu nous fais honneur.
praise bread | Le meilleur pain de l'île, je pèse mes mots.
praise pastry | Le feuilletage est impeccable. Je suis difficile, pourtant.
praise cake | Commandé pour les 60 ans de papa : plus une miette.
praise sweets | Encore tiède, sur le banc devant le magasin. Le bonheur.
praise fruit | Acidulé juste ce qu'il faut.
praise savoury | Mon déjeuner préféré en ce moment.
praise drinks | Enfin un vrai café dans cette ville.
price | C'est combien ?
price | Quel prix pour {n} ?
price cake | Et le gâteau entier, il est à combien ?
hours | Vous êtes ouverts {day} ?
hours | Vous fermez à quelle heure ce soir ?
hours bread | La deuxième fournée sort à quelle heure ?
stock | Il en reste pour aujourd'hui ?
stock | Vous pouvez m'en garder {n} ? Au nom de {me}.
stock | C'est tous les jours ou seulement le week-end ?
contents | Il y a des fruits à coque dedans ? Mon fils est allergique.
contents | Vous avez une version sans gluten ?
contents drinks | Vous avez du lait d'avoine ?
delivery | Vous livrez à domicile ?
order | Il faut commander combien de temps avant ?
order cake | C'est possible pour 25 personnes, avec un prénom dessus ?
order course | Il reste une place ?
complaint | Vingt minutes de queue {day} et plus rien en vitrine. Dommage.
complaint | Très bon mais les prix grimpent, quand même.
complaint pastry | Le mien était un peu trop cuit en dessous cette fois.
joke | Mon régime commence {day}. Je n'ai pas dit lequel.
joke | J'étais venue en prendre un seul. Voilà.
joke bread | Vous êtes dans le pétrin, et c'est tant mieux.
tag | {friend} regarde-moi ça
tag | {friend} on y va {day} ?
tag | {friend} tu m'en dois un
answer praise | Merci mille fois, {name} ! Ça nous touche.
answer praise | Merci {name}, à très vite !
answer price | Bonjour {name}, c'est {price}. À bientôt !
answer hours | Bonjour {name}, du mardi au samedi de 7 h à 18 h, le dimanche de 8 h à 14 h.
answer stock | Bonjour {name}, il en reste en général jusqu'à onze heures. On vous en met de côté ?
answer contents | Bonjour {name}, il y a du blé, du lait et des œufs, et nous travaillons des fruits à coque dans le même atelier. La liste complète est au comptoir.
answer delivery | Dans Galway, oui, le matin, {name}. Il suffit de commander la veille avant 16 h.
answer order | Avec plaisir, {name} ! Deux jours à l'avance suffisent. Vous nous envoyez la date en message ?
answer complaint | Nous sommes désolés, {name}. Écrivez-nous le jour et l'heure, on va arranger ça.
answer joke | 😂 On n'a rien vu, {name}.
`,
  velo: `
praise | Quelle merveille.
praise | Venus de Bayonne exprès, et on ne regrette pas.
praise | Des conseils honnêtes, c'est rare.
praise | Merci à Nerea pour sa patience, mon espagnol est catastrophique.
praise | Vous m'avez sauvé mon voyage en dix minutes. Merci !
praise city | Cette couleur, je craque.
praise sport | Acier, gros pneus, rien à ajouter.
praise electric | On a vendu la voiture il y a {n} mois. Aucun regret.
praise kids | Le nôtre a voulu dormir avec.
praise workshop | Plus un seul bruit. De la magie.
praise gear | Testé sous une pluie bretonne : ça tient.
praise rides | Groupe adorable, on attend les derniers (moi).
praise shop | Bravo pour tout ce que vous faites.
price | C'est à combien ?
price | On peut payer en plusieurs fois ?
price workshop | Pour un vieux vélo de ville, ça coûterait combien ?
hours | Vous êtes ouverts {day} ?
hours rides | Le départ est à quelle heure ?
stock | Vous l'avez encore en taille {size} ?
stock | Il existe dans une autre couleur ?
contents city | On peut y fixer un siège enfant ?
contents sport | Quelle largeur de pneu maximum ?
contents electric | La batterie s'enlève ? Et elle charge en combien de temps ?
contents kids | À partir de quelle taille ? La nôtre fait 104 cm.
contents workshop | Les plaquettes sont comprises ?
contents gear | C'est vraiment étanche ?
contents rides | Il y a beaucoup de dénivelé ?
delivery | Vous expédiez en France ?
order | Je peux venir l'essayer {day} ?
order | Je fais 1,{height} m, quelle taille me conseillez-vous ?
order workshop | Prochain créneau libre ?
order rides | Je viens ! Il reste de la place ?
complaint | Trois semaines d'attente pour une pièce et aucune nouvelle.
complaint workshop | Le frein frotte toujours.
complaint gear | Cassé au bout de {n} semaines. C'est garanti ?
joke | Le bon nombre de vélos, c'est n + 1.
joke | Ne montrez pas ça à mon banquier.
joke electric | C'est de la triche ! J'adore.
joke rides | Moi, je viens pour le gâteau.
tag | {friend} plus d'excuses
tag | {friend} celui-là est pour toi
tag rides | {friend} on s'inscrit ?
answer praise | Merci {name} ! Passez prendre un café quand vous voulez.
answer price | Bonjour {name}, {price}, en dix fois sans frais si vous voulez.
answer hours | Atelier dès 8 h 30, magasin de 10 h à 20 h, le samedi de 10 h à 14 h, {name}.
answer stock | Il en reste un en réserve, {name}. On vous le garde jusqu'à demain ?
answer contents | Bonne question, {name} ! On vous envoie la fiche en message.
answer delivery | Pas encore, {name}, mais Bayonne est à une heure et demie et le café est offert.
answer order | C'est noté, {name}. À bientôt !
answer complaint | C'est notre faute, {name}. Repassez quand vous voulez, vous serez prioritaire.
answer joke | Votre secret est bien gardé, {name}.
`,
}
