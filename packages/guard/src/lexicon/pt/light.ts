/**
 * Words of Portuguese that ask for nothing by themselves: verbs of making any text, names of the task,
 * emphasis.
 */
export const LIGHT = `
escrever escreve escreva escrevas escrevam escrevendo escrito escrita escritos escritas escreva-me escreve-me escrever-me escrevê-lo
redigir redige redija redijas redijam redigindo redigido redigida elaborar elabora elabore elabores elaborando elaborado elaborada
fazer faz faça faças façam fazendo feito feita feitos feitas faça-me faz-me fazê-lo fazer-me faço fizer fizesse
dar dá dê dês deem dando dado dada dados dadas dê-me dá-me dar-me dar-nos
gerar gera gere geres gerem gerando gerado gerada gerados criar cria crie cries criem criando criado criada criados crie-me cria-me
produzir produz produza produzas produzindo produzido preparar prepara prepare prepares preparando preparado preparada montar monta monte montes
realizar realiza realize realizes realizando realizado realizada
fornecer fornece forneça forneças forneçam fornecendo fornecido fornecida fornecidos fornecidas proporcionar proporciona proporcione disponibilizar disponibiliza disponibilize
oferecer oferece ofereça ofereças oferecendo apresentar apresenta apresente apresentes apresentando apresentado apresentada trazer traga traz
entregar entrega entregue entregues entregando devolver devolve devolva devolvas devolvendo retornar retorna retorne retornes retornando
mostrar mostra mostre mostres mostrem mostrando mostre-me mostra-me exibir exibe exiba
pôr põe ponha ponhas coloque coloca colocar coloques colocando meter mete meta usar usa use uses usem usando usado usada utilizar utiliza utilize utilizes utilizando
incluir inclui inclua incluas incluam incluindo incluído incluída adicionar adiciona adicione adiciones adicionem adicionando acrescentar acrescenta acrescente acrescentes acrescentando
dizer diz diga digas digam dizendo dito diga-me diz-me dizer-me falar fala fale fales me-diga
responder responde responda respondas respondam respondendo responda-me responde-me respondê-la resposta respostas saída resultado resultados
ter tem tens têm tenha tenhas tenham tenho tendo tiver conter contém contenha contenhas constar consta conste
querer quero quer queres queria quereria queremos querendo gostaria gostava gostaríamos agradeceria agradecia agradeço desejo desejar desejamos desejaria
precisar preciso precisamos precisava precisaria precisando necessito necessitar necessitamos
ajudar ajuda ajude ajudes ajudem ajude-me ajuda-me ajudar-me ajudar-nos ajudando permitir permita permita-me deixar deixe deixa deixe-me servir serve sirva
peço pede pedimos solicitar solicito solicita solicitação solicitações requisição
tarefa tarefas instrução instruções indicação indicações prompt
seguinte seguintes abaixo acima anexo anexa anexos anexas facultado segue seguem
texto textos conteúdo coisa coisas algo tema temas maneira maneiras forma formas modo modos jeito jeitos vez tipo tipos parte
olá oi bom boa bons boas
importante importantes fundamental essencial crucial vital lembre lembra lembre-se lembra-te lembrar lembrar-se lembrando
correspondente correspondentes respetivo respetiva respectivo respectiva respectivos respectivas próprio própria próprios próprias tal tais
bem realmente verdadeiramente simplesmente basicamente obviamente evidentemente sinceramente honestamente francamente sumamente super bastante
ok okay beleza tá blz olha olhe pronto seguir siga sigas
resultar resulta supor suponho creio acho acredito penso considero imagino sabe sabes saiba
`;
