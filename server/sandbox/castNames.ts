/** First and last names by language; `=` gives the Latin spelling that a username or initials are made of. */
interface Names {
  count: number
  first: string[]
  last: string[]
  /** Family name first, without a space, as Japanese is written. */
  lastFirst?: true
}

const words = (text: string) => text.trim().split(/\s+/)

export const names: Record<string, Names> = {
  en: {
    count: 61,
    first:
      words(`Aoife Declan Niamh Conor Siobhan Patrick Grace Liam Chloe Oliver Priya Marcus Hannah Jack Emily Daniel Zoe Sam
      Molly Nathan Ruth Callum Ellie George Tara Ben Orla Harry Fiona Kevin Joy Dermot Amber Luke Maeve Rory`),
    last: words(`Murphy Keane Walsh Byrne Doyle O'Connor Taylor Hughes Collins Nolan Barrett Hayes Bennett Reid Foster Kelleher
      Marshall Quinn Lawson Okafor Shaw Dunne Price Whelan Burke Holt Fleming Moran`),
  },
  es: {
    count: 30,
    first: words(
      'Ainhoa Jorge Lucía Mikel Carmen Andrés Nerea Pablo Marta Unai Sofía Álvaro Leire Diego Itziar Raúl Elena Gorka',
    ),
    last: words(
      'García Ibarra Ruiz Mendieta Torres Aguirre Navarro Zubiri Romero Castro Ugarte Vidal Herrera Salazar Ortega',
    ),
  },
  fr: {
    count: 18,
    first: words('Camille Julien Léa Antoine Manon Hugo Élodie Mathieu Inès Bastien Chloé Thierry'),
    last: words('Moreau Lefèvre Garnier Rousseau Chevalier Blanchard Lambert Perrin Marchand Faure'),
  },
  de: {
    count: 22,
    first: words('Lena Jonas Katrin Felix Svenja Moritz Ute Sebastian Greta Tobias Anke Philipp Jule Matthias'),
    last: words('Hoffmann Krüger Vogel Schäfer Lorenz Brandt Weiß Neumann Köhler Fuchs Arnold Pohl'),
  },
  pt: {
    count: 16,
    first: words('Beatriz Tiago Mariana João Inês Rafael Carolina Bruno Leonor Gustavo Catarina Duarte'),
    last: words('Silva Carvalho Teixeira Monteiro Pires Fonseca Araújo Nogueira Barros Matos'),
  },
  ja: {
    count: 14,
    first: words(
      '由紀=yuki 健太=kenta さくら=sakura 翔=sho 美咲=misaki 大輔=daisuke 葵=aoi 直人=naoto 陽子=yoko 蓮=ren',
    ),
    last: words('佐藤=sato 高橋=takahashi 中村=nakamura 小林=kobayashi 山本=yamamoto 松田=matsuda 石井=ishii 森=mori'),
    lastFirst: true,
  },
  ar: {
    count: 12,
    first: words('ليلى=layla عمر=omar نور=nour يوسف=yousef سلمى=salma كريم=karim هدى=huda زياد=ziad رنا=rana'),
    last: words('حداد=haddad منصور=mansour خليل=khalil النجار=najjar سليم=salim درويش=darwish'),
  },
  hi: {
    count: 11,
    first: words('अनन्या=ananya रोहन=rohan कविता=kavita अर्जुन=arjun मीरा=meera विक्रम=vikram पूजा=pooja सिद्धार्थ=siddharth'),
    last: words('शर्मा=sharma पटेल=patel अय्यर=iyer मेहता=mehta गुप्ता=gupta नायर=nair'),
  },
  uk: {
    count: 11,
    first: words(
      'Оксана=oksana Андрій=andrii Марія=mariia Тарас=taras Юлія=yuliia Богдан=bohdan Ірина=iryna Максим=maksym',
    ),
    last: words('Коваленко=kovalenko Шевчук=shevchuk Бондар=bondar Мельник=melnyk Ткаченко=tkachenko Лисенко=lysenko'),
  },
}
