/** What Japanese-speaking people write; textsBakeryEnglish.ts explains the form. */
export const japanese = {
  shared: `
thanks | ありがとうございます！
thanks | 助かりました。また伺います。
thanks | 了解です、{day}に行きます。
banter | 私も同じことを聞こうと思っていました。
banter | わかります、本当にそう。
banter | {day}に一緒に行きませんか？
emoji | 😍✨✨
emoji | わああ🥹
emoji | 👏👏
`,
  bakery: `
praise | おいしそう！
praise | 写真だけでお腹が空いてきました。
praise | ゴールウェイに来てよかったと思う瞬間です。
praise | {day}に初めて行きましたが、店員さんがとても親切でした。
praise | 日本に帰ってもこの味が忘れられません。
praise bread | 皮がパリパリ、中はもちもち。最高です。
praise pastry | この層の美しさ、芸術ですね。
praise cake | 甘さ控えめでちょうどいいです。
praise cake | 由紀さんの新作、楽しみにしていました！
praise sweets | 焼きたてを食べられて幸せでした。
praise drinks | 雨の日にここで一杯飲むのが好きです。
price | おいくらですか？
price | {n}個買うといくらになりますか？
hours | {day}は開いていますか？
hours | 今日は何時まで営業していますか？
stock | 今日はまだ残っていますか？
stock | {n}個取り置きをお願いできますか？
contents | ナッツは入っていますか？アレルギーがあります。
contents | 卵なしのものはありますか？
order | 予約は何日前までですか？
complaint | {day}に30分並びましたが、売り切れでした。残念です。
joke | ダイエットは明日からにします。
joke | 一つだけのつもりが、気づいたら{n}個でした。
tag | {friend} これ見て！
tag | {friend} {day}行こうよ
answer praise | {name}さん、ありがとうございます！またお待ちしています。
answer price | {name}さん、こんにちは。{price}です。お待ちしています！
answer hours | {name}さん、火曜から土曜は7時から18時、日曜は8時から14時です。
answer stock | {name}さん、11時ごろまではございます。お取り置きしましょうか？
answer contents | {name}さん、小麦・乳・卵を使用しています。同じ厨房でナッツも扱っております。
answer order | {name}さん、二日前までにメッセージをいただければ大丈夫です。
answer complaint | {name}さん、申し訳ありませんでした。メッセージで日時を教えていただけますか？
`,
  velo: `
praise | きれいな自転車ですね。
praise | 旅行中にパンクを直してもらいました。本当に助かりました！
praise | スタッフの方がとても親切でした。
praise | 日本にもこんなお店があればいいのに。
praise city | この色、すてきです。
praise sport | クロモリのフレームが美しい。
praise kids | 息子が一日中乗っています。
praise workshop | 新品より静かになりました。
praise rides | 景色が最高でした。また参加します！
price | いくらですか？
hours | {day}は営業していますか？
stock | {size}サイズはまだありますか？
contents sport | タイヤは何ミリまで入りますか？
contents electric | 充電には何時間かかりますか？
contents gear | 完全防水ですか？
order | {day}に試乗できますか？
order | 身長1{height}センチですが、どのサイズがいいでしょうか？
order rides | 初心者でも参加できますか？
complaint workshop | まだブレーキの音がします。
joke | 財布には見せられません。
joke | 何台目かは聞かないでください。
tag | {friend} これどう？
tag | {friend} 一緒に走ろう
answer praise | {name}さん、ありがとうございます！コーヒーを飲みに来てください。
answer price | {name}さん、{price}です。10回まで無利息の分割もできます。
answer hours | {name}さん、店は10時から20時、土曜は14時までです。
answer stock | {name}さん、あと一台あります。明日までお取り置きしましょうか？
answer contents | {name}さん、仕様書をメッセージでお送りしますね。
answer order | {name}さん、承りました。お待ちしています！
answer complaint | {name}さん、申し訳ありません。すぐに見ますのでお持ちください。
`,
}
