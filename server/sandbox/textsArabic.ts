/** What Arabic-speaking people write, from right to left; textsBakeryEnglish.ts explains the form. */
export const arabic = {
  shared: `
thanks | شكراً جزيلاً!
thanks | ممتاز، أراكم يوم {day}.
thanks | يعطيكم العافية على الرد السريع 🙏
banter | كنت سأسأل نفس السؤال.
banter | صحيح مئة بالمئة 😂
banter | نذهب معاً يوم {day}؟
emoji | 😍😍😍
emoji | ❤️❤️
emoji | ما شاء الله 👏👏
`,
  bakery: `
praise | شكلها يفتح الشهية!
praise | تسلم الأيادي، طعم لا يُنسى.
praise | ذكّرتني بمخبز جدي في حلب.
praise | جئنا يوم {day} مع الأولاد وكان الاستقبال رائعاً.
praise | أفضل مخبز في غالواي بلا منافس.
praise bread | رائحة هذا الخبز تصل إلى آخر الشارع.
praise pastry | مقرمش من الخارج وطري من الداخل، كما يجب.
praise cake | طلبناها لعيد ميلاد ابنتي وكانت فرحتها كبيرة.
praise sweets | أكلت اثنتين قبل أن أصل إلى البيت.
praise drinks | أخيراً قهوة تستحق اسمها.
price | كم السعر لو سمحتم؟
price | كم سعر {n} قطع؟
hours | هل تفتحون يوم {day}؟
hours | إلى أي ساعة تفتحون اليوم؟
stock | هل بقي شيء لليوم؟
stock | ممكن تحجزون لي {n} قطع؟ باسم {me}.
contents | هل يحتوي على مكسرات؟ ابني عنده حساسية.
contents | هل فيه جيلاتين؟
delivery | هل يوجد توصيل للمنازل؟
order | قبل كم يوم يجب أن أطلب؟
complaint | انتظرت نصف ساعة يوم {day} ولم أجد شيئاً، للأسف.
complaint | الطعم رائع لكن الأسعار ارتفعت كثيراً.
joke | الحمية تبدأ غداً، كالعادة.
joke | دخلت لأشتري واحدة وخرجت بـ {n}.
tag | {friend} شوف هذا!
tag | {friend} موعدنا يوم {day} هنا
answer praise | شكراً من القلب يا {name}، ننتظركم دائماً.
answer price | أهلاً {name}، السعر {price}. بانتظارك!
answer hours | أهلاً {name}، من الثلاثاء إلى السبت من 7 إلى 18، والأحد من 8 إلى 14.
answer stock | أهلاً {name}، عادةً يبقى حتى الحادية عشرة. هل نحجز لك؟
answer contents | أهلاً {name}، يحتوي على القمح والحليب والبيض، ونستخدم المكسرات في نفس المطبخ.
answer delivery | داخل غالواي نوصل صباحاً يا {name}، والطلب قبلها بيوم.
answer order | بكل سرور يا {name}، يكفي يومان. أرسل لنا التاريخ في رسالة.
answer complaint | نعتذر منك يا {name}. أرسل لنا اليوم والساعة وسنعوّضك.
`,
  velo: `
praise | دراجة جميلة جداً.
praise | أفضل محل دراجات في بلباو، ناس محترمون.
praise | أصلحوا دراجتي في عشر دقائق وأنا مسافر. شكراً لكم!
praise | تعامل راقٍ ونصيحة صادقة.
praise city | هذا اللون رهيب.
praise electric | بعنا السيارة قبل {n} أشهر ولم نندم.
praise kids | ابني لا يريد أن ينزل عنها.
praise workshop | عادت مثل الجديدة، شكراً أوناي.
praise rides | مجموعة لطيفة والمناظر خيالية.
price | كم السعر؟
price | هل يمكن الدفع بالتقسيط؟
hours | هل أنتم مفتوحون يوم {day}؟
stock | هل بقي مقاس {size}؟
contents electric | كم ساعة تحتاج البطارية للشحن؟
contents gear | هل هو مقاوم للماء فعلاً؟
contents rides | هل الطريق صعب على المبتدئين؟
order | هل أستطيع تجربتها يوم {day}؟
order rides | أريد المشاركة، هل بقي مكان؟
complaint | أنتظر القطعة منذ ثلاثة أسابيع ولا خبر.
joke | لا تُروا هذا المنشور لزوجتي.
tag | {friend} هذه لك
answer praise | شكراً {name}! القهوة علينا متى ما مررت.
answer price | أهلاً {name}، السعر {price}، ويمكن التقسيط على عشر دفعات.
answer hours | أهلاً {name}، المحل من 10 إلى 20، والسبت من 10 إلى 14.
answer stock | بقيت واحدة في المخزن يا {name}. هل نحجزها لك حتى الغد؟
answer contents | سؤال جيد يا {name}، سنرسل لك المواصفات في رسالة.
answer order | تم يا {name}، نراك قريباً!
answer complaint | الحق معك يا {name}، أحضرها متى شئت وستكون الأول.
`,
}
