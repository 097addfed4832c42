/** What Spanish-speaking people write; textsBakeryEnglish.ts explains the form. */
export const spanish = {
  shared: `
praise opening | ¡Por fin! Justo lo que necesitaba.
hours opening | ¿Y los festivos también?
hours opening | ¿Es ya desde esta semana?
joke opening | Mi despertador acaba de pedir vacaciones.
praise job | Trabajé con gente así una vez y fue la mejor época de mi vida. ¡Ánimo a quien se apunte!
order job | ¿Se puede compaginar con estudios por la tarde?
hours job | ¿Hasta cuándo se puede enviar el currículum?
tag job | {friend} esto es para ti, no me digas que no
praise trouble | ¡Ánimo, equipo! Mañana volvemos.
praise stolen | Qué rabia, de verdad. Compartido en el grupo del barrio.
praise stolen | Compartido. Ojalá aparezca.
order stolen | ¿Está el número de cuadro denunciado? Así la policía puede actuar.
order stolen | Creo que he visto una parecida por San Mamés, os escribo por privado.
complaint stolen | Es la tercera este mes en esa calle y nadie pone aparcabicis en condiciones.
tag stolen | {friend} tú pasas por ahí todos los días, fíjate
thanks | ¡Mil gracias!
thanks | Perfecto, ahí estaré.
thanks | Gracias por contestar tan rápido.
thanks | Genial, muchas gracias 🙏
thanks | Apuntado, gracias.
banter | Yo iba a preguntar lo mismo.
banter | Doy fe.
banter | Jajaja, totalmente.
banter | ¿Vamos juntos {day}?
banter | Pues a mí me atendieron de maravilla.
emoji | 😍😍
emoji | 👏👏👏👏
emoji | ❤️❤️
emoji | Ayyyy 😭😭 qué lejos me pilla
emoji | 🔥🔥
`,
  bakery: `
praise | Qué pinta tiene todo, por favor.
praise | Lo mejor de vivir en Galway, y eso que echo de menos el sol.
praise | Llevé una caja a clase de inglés y ahora soy la más popular.
praise | Se nota que está hecho con cariño.
praise | Fui {day} por curiosidad y ya he vuelto {n} veces.
praise | Mi madre vino de visita desde Burgos y solo habla de vosotros.
praise bread | Esa corteza suena desde aquí.
praise bread | Un pan que dura cuatro días. En casa dura uno porque nos lo comemos.
praise pastry | Crujiente por fuera y tierno por dentro, así tiene que ser.
praise cake | La pedimos para el cumple de mi hija y no quedó ni una miga.
praise sweets | Me comí dos antes de llegar a la esquina.
praise fruit | Nada empalagoso, se nota la fruta de verdad.
praise savoury | Por fin algo salado que sabe a algo.
praise drinks | Nada que envidiar al café de mi barrio, y mira que soy exigente.
price | ¿Qué precio tiene?
price | ¿A cuánto sale si llevo {n}?
price cake | ¿Y la tarta entera, cuánto costaría?
price course | ¿El precio incluye los ingredientes?
hours | ¿Abrís {day} por la mañana?
hours | ¿A qué hora cerráis hoy?
hours | Si llego a las {time}, ¿quedará algo?
stock | ¿Quedan para hoy?
stock | ¿Me podéis guardar {n}? A nombre de {me}.
stock | ¿Los hacéis todos los días o solo el fin de semana?
contents | ¿Lleva frutos secos? Mi hijo es alérgico.
contents | ¿Tenéis algo parecido sin gluten?
contents drinks | ¿Tenéis leche de avena?
delivery | ¿Hacéis envíos a domicilio?
order | ¿Con cuánta antelación hay que encargar?
order cake | ¿Podría ser para veinte personas y con el nombre escrito?
order course | ¿Queda alguna plaza? Mi inglés es regular, pero amaso bien.
complaint | {day} esperé media hora y me fui con las manos vacías. Una pena.
complaint | Muy rico, pero cada vez más caro.
complaint pastry | Esta vez el mío estaba un poco quemado por debajo.
joke | Mi dieta acaba de presentar la dimisión.
joke | Venía a por uno. Me he llevado {n}. No tengo explicación.
joke bread | A falta de pan... no, espera, aquí hay.
tag | {friend} mira qué cosas
tag | {friend} {day} desayunamos aquí, no hay discusión
tag | {friend} acuérdate de traerme uno
answer praise | ¡Muchas gracias, {name}! Nos alegráis el día.
answer praise | ¡Qué ilusión, {name}! Aquí os esperamos.
answer price | Hola, {name}: {price}. ¡Te esperamos!
answer hours | De martes a sábado de 7 a 18 y los domingos de 8 a 14, {name}. Antes de las diez hay de todo.
answer stock | Hola, {name}. Hasta las once suele haber. ¿Te guardamos?
answer contents | Hola, {name}: lleva trigo, leche y huevo, y en el obrador usamos frutos secos. En el mostrador tienes la lista completa.
answer delivery | Dentro de Galway repartimos por la mañana, {name}. Solo hay que pedirlo el día antes.
answer order | ¡Claro, {name}! Con dos días nos basta. ¿Nos escribes un mensaje con la fecha?
answer complaint | Lo sentimos mucho, {name}. Escríbenos con el día y la hora y lo arreglamos.
answer joke | 😂 Aquí no juzgamos a nadie, {name}.
`,
  velo: `
praise | Qué preciosidad.
praise | La mejor tienda de Bilbao, y punto.
praise | Siempre honestos. Me dijisteis que no hacía falta cambiar nada y eso no lo dice nadie.
praise | Gracias, Nerea, por la paciencia con mis {n} preguntas.
praise | Da gusto entrar, aunque sea solo a mirar.
praise | Desde que os compré la mía no he vuelto a coger el metro.
praise | Menudo trabajo hacéis. Aúpa!
praise city | Ese color es una maravilla.
praise city | La llevo todos los días a la oficina y llego de buen humor.
praise sport | Acero, rueda ancha y a perderse. No hace falta más.
praise sport | Subí Urkiola con una igual. Yo sufrí, ella no.
praise electric | Vendimos el coche hace {n} meses y ni lo echamos de menos.
praise electric | Mi ama tiene 70 años y me espera arriba.
praise kids | El mío durmió con el casco puesto.
praise kids | Lo de recomprarla es una idea estupenda.
praise workshop | La dejé a las nueve y a las seis estaba como nueva. ¡Grande, Unai!
praise workshop | Salió más silenciosa que el primer día.
praise gear | Las mías llevan dos inviernos y como nuevas.
praise gear | Probado bajo el sirimiri de verdad: funciona.
praise rides | Un grupo majísimo, nadie se queda atrás.
praise rides | Mis piernas no opinan lo mismo, pero repetimos.
praise shop | Así se hace barrio.
price | ¿Precio?
price | ¿Cuánto cuesta? No lo encuentro en la web.
price | ¿Se puede pagar a plazos?
price workshop | ¿Cuánto saldría para una bici antigua, más o menos?
price rides | ¿Hay que apuntarse o pagar algo?
hours | ¿Abrís {day} por la tarde?
hours | ¿Hasta qué hora estáis hoy?
hours workshop | Si la llevo a las {time}, ¿está para el mismo día?
hours rides | ¿A qué hora se sale? ¿Y si llueve?
stock | ¿Os queda en talla {size}?
stock | ¿Hay en otro color?
stock | ¿Cuándo os vuelve a entrar?
contents city | ¿Se le puede poner sillita detrás?
contents sport | ¿Qué rueda máxima admite?
contents electric | ¿Cuánto tarda en cargar y se puede sacar la batería?
contents electric | ¿Sube a Begoña con dos niños?
contents kids | ¿A partir de qué altura? La mía mide 104.
contents workshop | ¿Entran las pastillas de freno?
contents gear | ¿Es impermeable de verdad?
contents rides | ¿Es muy duro el recorrido? Con sinceridad.
delivery | ¿Enviáis a Vitoria?
order | ¿Puedo pasar a probarla {day}?
order | Mido 1,{height}, ¿qué talla me va?
order workshop | ¿Cuándo tenéis hueco? Me salta el piñón.
order rides | ¡Me apunto! ¿Queda sitio?
order shop | ¿A quién escribo para saber más?
complaint | Tres semanas esperando una pieza y sin noticias.
complaint workshop | El freno sigue rozando y la recogí {day}.
complaint gear | Se me rompió a las {n} semanas. ¿Tiene garantía?
complaint rides | Nos dejasteis tirados en el segundo semáforo, para ser sinceros.
joke | La fórmula correcta es n + 1. Mi pareja usa otra.
joke | Que no lo vea mi cuenta del banco.
joke sport | ¿Las piernas se venden aparte?
joke electric | ¡Eso es trampa! ¿Dónde firmo?
joke rides | Yo voy por el almuerzo, que conste.
joke rides | "Llano", dijo. Jajaja. Llano.
tag | {friend} la tuya
tag | {friend} ya no hay excusas
tag | {friend} ¿nos apuntamos?
tag | {friend} mi cumple es pronto, lo dejo aquí
answer praise | ¡Gracias, {name}! Pásate a por un café cuando quieras.
answer praise | ¡Eskerrik asko, {name}! Nos vemos en la carretera.
answer price | Hola, {name}: {price}, y sin intereses hasta en diez plazos.
answer hours | Taller desde las 8:30, tienda de 10 a 20 y sábados de 10 a 14, {name}.
answer stock | Queda una en el almacén, {name}. ¿Te la guardamos hasta mañana?
answer contents | Buena pregunta, {name}. Te mandamos la ficha por mensaje y, si quieres, la miramos juntos en la tienda.
answer delivery | Enviamos a toda la península montada y lista, {name}. Tarda unos cuatro días.
answer order | Hecho, {name}, te apuntamos. ¡Nos vemos!
answer complaint | Tienes razón, {name}, y lo sentimos. Tráela cuando quieras y pasas la primera.
answer joke | Tu secreto está a salvo, {name}.
`,
}
