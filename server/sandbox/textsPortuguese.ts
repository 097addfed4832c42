/** What Portuguese-speaking people write; textsBakeryEnglish.ts explains the form. */
export const portuguese = {
  shared: `
praise opening | Até que enfim! Melhor notícia da semana.
hours opening | E nos feriados também?
praise job | Se morasse mais perto, já tinha mandado o currículo.
praise trouble | Força aí! Amanhã passo.
praise stolen | Partilhado. Tomara que apareça.
thanks | Obrigada pela resposta!
thanks | Perfeito, muito obrigado.
thanks | Combinado, até {day}!
thanks | Valeu demais 🙏
banter | Ia perguntar a mesma coisa.
banter | Confirmo!
banter | Kkkkk, verdade.
banter | Vamos juntos {day}?
emoji | 😍😍😍
emoji | 🤤🤤
emoji | ❤️🇵🇹
emoji | 👏👏👏
`,
  bakery: `
praise | Que maravilha!
praise | Matei saudades de casa com uma dentada.
praise | Não há nada igual em Galway.
praise | Fomos {day} com as crianças e já perguntaram quando voltamos.
praise | Dá para sentir o cheiro daqui.
praise bread | Pão a sério, com côdea a sério.
praise pastry | Folhado perfeito, mesmo perfeito.
praise cake | Encomendei para o aniversário da minha sogra. Subi na vida.
praise sweets | Inês, a tua mãe pode estar orgulhosa. São iguais aos da minha avó!
praise fruit | Docinho na medida certa.
praise savoury | O meu almoço está decidido.
praise drinks | Finalmente um café como deve ser.
price | Quanto custa?
price | Quanto fica se levar {n}?
hours | Estão abertos {day}?
hours | A que horas fecham hoje?
stock | Ainda há para hoje?
stock | Podem guardar {n} para mim? Em nome de {me}.
contents | Tem frutos secos? O meu filho é alérgico.
contents | Há alguma versão sem lactose?
delivery | Fazem entregas?
order | Com quantos dias preciso encomendar?
order cake | Dá para fazer para 20 pessoas?
complaint | Esperei meia hora {day} e já não havia nada. Que pena.
complaint | Está bom, mas está cada vez mais caro.
joke | A dieta fica para {day}.
joke | Entrei para comprar um. Saí com {n}. Acontece.
tag | {friend} olha isto!
tag | {friend} {day} lanchamos aqui?
answer praise | Muito obrigada, {name}! Ficamos felizes.
answer price | Olá, {name}: {price}. Até já!
answer hours | De terça a sábado das 7 às 18 e ao domingo das 8 às 14, {name}.
answer stock | Olá, {name}! Até às onze costuma haver. Guardamos para si?
answer contents | Olá, {name}: leva trigo, leite e ovo, e usamos frutos secos na mesma cozinha. A lista completa está no balcão.
answer delivery | Em Galway entregamos de manhã, {name}. Basta pedir no dia anterior.
answer order | Com todo o gosto, {name}! Dois dias chegam. Manda-nos a data por mensagem?
answer complaint | Pedimos desculpa, {name}. Escreva-nos o dia e a hora e nós compensamos.
answer joke | 😂 Não vimos nada, {name}.
`,
  velo: `
praise | Que bicicleta linda.
praise | Fiz o Caminho com uma vossa, 800 km sem um furo.
praise | Gente honesta, recomendo de olhos fechados.
praise | Vim do Porto só para conhecer a loja. Valeu a pena.
praise city | Essa cor, meu Deus.
praise sport | Máquina! Não preciso de mais nada na vida.
praise electric | Já vendemos o carro há {n} meses. Sem saudades.
praise kids | O meu dormiu abraçado à dele.
praise workshop | Voltou como nova, obrigado!
praise gear | Aguenta chuva a sério, já testei.
praise rides | Que grupo porreiro, quero repetir.
price | Qual é o preço?
price | Dá para parcelar?
price workshop | Quanto fica para uma bicicleta antiga?
hours | Abrem {day}?
hours rides | A que horas é a saída?
stock | Ainda têm no tamanho {size}?
contents electric | Quanto tempo demora a carregar?
contents kids | A partir de que altura serve?
contents gear | É mesmo impermeável?
contents rides | Tem muita subida?
delivery | Enviam para Portugal?
order | Posso experimentar {day}?
order | Tenho 1,{height} m, que tamanho aconselham?
order rides | Quero ir! Ainda há lugar?
complaint | Três semanas à espera de uma peça e nada.
complaint workshop | O travão continua a roçar.
joke | O número certo de bicicletas é n + 1.
joke | Não mostrem isto à minha mulher.
joke rides | Eu vou pelo bolo.
tag | {friend} esta é a tua cara
tag | {friend} sem desculpas agora
answer praise | Obrigado, {name}! Passa para um café quando quiseres.
answer price | Olá, {name}: {price}, e pode ser em dez vezes sem juros.
answer hours | Oficina a partir das 8:30, loja das 10 às 20, sábados das 10 às 14, {name}.
answer stock | Ainda há uma no armazém, {name}. Guardamos até amanhã?
answer contents | Boa pergunta, {name}! Enviamos a ficha por mensagem.
answer delivery | Enviamos para Portugal em quatro dias, {name}, montada e pronta.
answer order | Está marcado, {name}. Até lá!
answer complaint | Tens razão, {name}. Traz a bicicleta quando quiseres e tratamos logo disso.
answer joke | O teu segredo está seguro, {name}.
`,
}
