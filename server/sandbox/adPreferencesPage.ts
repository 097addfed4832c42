import type { AdChoices } from './adChoices.ts'
import type { AdPerson } from './adPeople.ts'
import { knownOf, pointsForInterest, usableOn } from './adTastes.ts'
import { topicOf } from './adTopics.ts'
import { homeOf, name, page } from './feedParts.ts'
import { type Html, html } from './html.ts'
import type { World } from './world.ts'

/** Where a person's own page about ads is. */
export const preferencesPath = (personId: string) => `/people/${personId}/ads`

/** What a person can decide about ads, in words that say what each choice does and what it does not do. */
export function preferencesPage(world: World, person: AdPerson, choices: AdChoices, isSaved: boolean): Html {
  const home = homeOf(world)
  const pages = world.db.prepare<[], { id: string; name: string }>('select id, name from pages order by rowid').all()
  return page(home, {
    title: 'Ad preferences',
    style: 'preferences',
    body: html`<header class="bar"><p class="practice"><a href="${home}/">Sandbox</a> <span>Nothing here is real</span></p></header>
      <main class="preferences"><h1>Ad preferences of ${name(person.name)}</h1>
        ${isSaved && html`<p role="status">Saved. It holds from the next delivery on.</p>`}
        <form method="post" action="${home}${preferencesPath(person.id)}">
          ${choice(
            'useActivity',
            'Use what I do here to choose ads',
            choices.useActivity,
            html`What you like and comment on, on either network, decides which
            interests you are counted as having, and advertisers can aim at those. Without it no interest of yours is used, and none keeps you
            out either: you still see ads that go by your age, gender, languages and where you live, and none that asks for an interest. Your likes and comments stay
            where they are, for everybody to see.`,
          )}
          ${choice(
            'acrossNetworks',
            'Use what I do on one network on the other',
            choices.acrossNetworks,
            html`Without it, an ad on the Page’s network can be
            aimed only at what you did there, and an ad on the Profile’s network only at what you did there. It changes nothing for somebody
            who is on one network alone, and nothing while the choice above is off.`,
          )}
          <fieldset><legend>Hide ads of</legend>
            ${pages.map(({ id, name: title }) => html`<p><label><input type="checkbox" name="hidden" value="${id}" ${choices.hiddenPages.includes(id) && html`checked`}> ${name(title)}</label></p>`)}
            <p class="note">Their ads reach you no more, on either network. What they post is not an ad and still comes, comments that you wrote stay,
              and what you have seen until now stays in the advertiser’s figures.</p></fieldset>
          <button class="primary">Save choices</button>
        </form>
        ${knownSection(world, person)}
      </main>`,
  })
}

const choice = (field: string, label: string, isOn: boolean, words: Html) =>
  html`<p><label><input type="checkbox" name="${field}" value="yes" aria-describedby="${field}-words" ${isOn && html`checked`}> <b>${label}</b></label></p>
    <p class="note" id="${field}-words">${words}</p>`

function knownSection(world: World, person: AdPerson): Html {
  const known = knownOf(world).get(person.id)
  if (!known) return html``
  const used = { facebook: usableOn(known, 'facebook'), instagram: usableOn(known, 'instagram') }
  const interests = [...known.tastes]
    .filter(([, shown]) => shown.facebook + shown.instagram >= pointsForInterest)
    .map(([id, shown]) => ({ id, name: topicOf(id)?.name ?? id, shown }))
    .sort((a, b) => a.name.localeCompare(b.name))
  const networks: [keyof typeof used, string, boolean][] = [
    ['facebook', 'the Page’s network', person.onFacebook],
    ['instagram', 'the Profile’s network', person.instagramId !== null],
  ]
  const usedOn = (id: string) =>
    networks.filter(([network, , isThere]) => isThere && used[network].has(id)).map(([, title]) => title)
  const shownOn = (shown: Record<keyof typeof used, number>) =>
    networks.filter(([network]) => shown[network] > 0).map(([network, title]) => `${title} (${shown[network]})`)
  return html`<section aria-labelledby="known"><h2 id="known">What is known for ads</h2>
    <p>${person.age} years old, ${person.gender === 1 ? 'a man' : 'a woman'}, lives in ${person.home.name}, ${person.home.countryName}. This always counts.</p>
    <p>An interest is counted from ${pointsForInterest} points on: a like of a post about it is one, a comment three. A few come from elsewhere on the networks.</p>
    <table><thead><tr><th scope="col">Interest</th><th scope="col">Shown on, with points</th><th scope="col">Used for ads on</th></tr></thead>
      <tbody>${interests.map(({ id, name: title, shown }) => html`<tr><th scope="row">${title}</th><td>${shownOn(shown).join(' and ')}</td><td>${usedOn(id).join(' and ') || 'nowhere'}</td></tr>`)}</tbody></table></section>`
}
