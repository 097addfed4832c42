/** A town that people of the sandbox live in or that can be asked for, with the keys that targeting names it by. */
export interface Place {
  /** Of the town, as `geo_locations.cities` has it. */
  key: string
  name: string
  region: string
  regionKey: string
  /** ISO 3166. */
  country: string
  countryName: string
  latitude: number
  longitude: number
  /** A postal code of the town without its country: `H91`. */
  zip: string
}

/** `key | town | region | region key | country | name of the country | latitude | longitude | postal code`. The keys are the sandbox's own. */
const table = `
1132010 | Galway | County Galway | 1905 | IE | Ireland | 53.2707 | -9.0568 | H91
1132011 | Oranmore | County Galway | 1905 | IE | Ireland | 53.2686 | -8.9200 | H91
1132012 | Athenry | County Galway | 1905 | IE | Ireland | 53.2963 | -8.7430 | H65
1132013 | Oughterard | County Galway | 1905 | IE | Ireland | 53.4289 | -9.3186 | H91
1132014 | Tuam | County Galway | 1905 | IE | Ireland | 53.5150 | -8.8510 | H54
1132015 | Loughrea | County Galway | 1905 | IE | Ireland | 53.1970 | -8.5670 | H62
1132020 | Ennis | County Clare | 1902 | IE | Ireland | 52.8463 | -8.9807 | V95
1132021 | Castlebar | County Mayo | 1912 | IE | Ireland | 53.8508 | -9.2980 | F23
1132022 | Limerick | County Limerick | 1910 | IE | Ireland | 52.6638 | -8.6267 | V94
1132023 | Cork | County Cork | 1903 | IE | Ireland | 51.8985 | -8.4756 | T12
1132024 | Dublin | County Dublin | 1904 | IE | Ireland | 53.3498 | -6.2603 | D01
655010 | Bilbao | Basque Country | 2995 | ES | Spain | 43.2630 | -2.9350 | 48001
655011 | Barakaldo | Basque Country | 2995 | ES | Spain | 43.2956 | -2.9973 | 48901
655012 | Getxo | Basque Country | 2995 | ES | Spain | 43.3569 | -3.0117 | 48991
655013 | Basauri | Basque Country | 2995 | ES | Spain | 43.2386 | -2.8897 | 48970
655014 | Durango | Basque Country | 2995 | ES | Spain | 43.1704 | -2.6336 | 48200
655015 | Gernika-Lumo | Basque Country | 2995 | ES | Spain | 43.3151 | -2.6780 | 48300
655016 | Vitoria-Gasteiz | Basque Country | 2995 | ES | Spain | 42.8467 | -2.6716 | 01001
655017 | Donostia-San Sebastián | Basque Country | 2995 | ES | Spain | 43.3183 | -1.9812 | 20001
655020 | Santander | Cantabria | 2986 | ES | Spain | 43.4623 | -3.8100 | 39001
655021 | Pamplona | Navarre | 2991 | ES | Spain | 42.8125 | -1.6458 | 31001
655022 | Madrid | Community of Madrid | 2988 | ES | Spain | 40.4168 | -3.7038 | 28001
655023 | Barcelona | Catalonia | 2984 | ES | Spain | 41.3874 | 2.1686 | 08001
821010 | London | England | 1801 | GB | United Kingdom | 51.5074 | -0.1278 | EC1A
821011 | Manchester | England | 1801 | GB | United Kingdom | 53.4808 | -2.2426 | M1
821020 | Belfast | Northern Ireland | 1803 | GB | United Kingdom | 54.5973 | -5.9301 | BT1
704010 | Paris | Île-de-France | 1098 | FR | France | 48.8566 | 2.3522 | 75001
704011 | Bordeaux | Nouvelle-Aquitaine | 1101 | FR | France | 44.8378 | -0.5792 | 33000
704012 | Bayonne | Nouvelle-Aquitaine | 1101 | FR | France | 43.4929 | -1.4748 | 64100
577010 | Berlin | Berlin | 1203 | DE | Germany | 52.5200 | 13.4050 | 10115
577011 | Hamburg | Hamburg | 1206 | DE | Germany | 53.5511 | 9.9937 | 20095
917010 | Lisbon | Lisbon District | 2731 | PT | Portugal | 38.7223 | -9.1393 | 1000
917011 | Porto | Porto District | 2735 | PT | Portugal | 41.1579 | -8.6291 | 4000
1289010 | Tokyo | Tokyo | 1701 | JP | Japan | 35.6762 | 139.6503 | 100-0001
1011010 | Delhi | Delhi | 1735 | IN | India | 28.6139 | 77.2090 | 110001
2211010 | Casablanca | Casablanca-Settat | 4101 | MA | Morocco | 33.5731 | -7.5898 | 20000
2345010 | Kyiv | Kyiv | 3501 | UA | Ukraine | 50.4501 | 30.5234 | 01001
2421010 | New York | New York | 3875 | US | United States | 40.7128 | -74.0060 | 10001
2420379 | Menlo Park | California | 3847 | US | United States | 37.4530 | -122.1817 | 94025
`

export const places: readonly Place[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [key = '', name = '', region = '', regionKey = '', country = '', countryName = '', north, east, zip = ''] =
      line.split(' | ')
    return {
      key,
      name,
      region,
      regionKey,
      country,
      countryName,
      latitude: Number(north),
      longitude: Number(east),
      zip,
    }
  })

/** As the crow flies. */
export function kilometresBetween(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const radians = Math.PI / 180
  const north = Math.sin(((b.latitude - a.latitude) * radians) / 2) ** 2
  const east = Math.sin(((b.longitude - a.longitude) * radians) / 2) ** 2
  const along = north + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * east
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(along)))
}
