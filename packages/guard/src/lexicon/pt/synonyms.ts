import { prefixedLines } from '../lines.ts';

const DENIALS = ['não', 'não é', 'não são', 'não seja', 'não sejam'];

/**
 * Words of Portuguese, of Brazil and of Portugal, that can stand for each other in a prompt without changing
 * what is asked.
 */
export const SYNONYMS = `
atuar como | atue como | atuasse como | aja como | agir como
atuar | atue | atuasse | aja | agir
citar | cite | citasse | cita
explicar | explique | explicasse | explica
resumir | resumo | resuma | resume | resumidamente | sintetizar | síntese | sintetize | condensar | fazer um resumo
explicar | explicação | explicações | explique-me | esclarecer | esclarecimento | clarificar
descrever | descrição | descrições | descreva | descreve
traduzir | traduz | traduza | tradução | traduções
corrigir | corrige | corrija | correção | correções | correcção | emendar
consertar | arrumar | reparar | resolver | solucionar | solução | conserto
revisar | rever | revisão | revise | reveja | conferir | verificar | verificação | checar
comparar | comparação | comparações | comparativo | contrastar | confrontar
analisar | análise | análises | analise | examinar | exame
avaliar | avaliação | avaliações
enumerar | enumeração | listar | lista | elencar | fazer uma lista
sugerir | sugestão | sugestões | sugira | sugere | propor | proposta | proponha | propõe
recomendar | recomendação | recomendações | aconselhar | conselho | conselhos
melhorar | melhoria | melhorias | melhora | aprimorar | aprimoramento | aperfeiçoar | otimizar | otimização
reescrever | reescreva | reescreve | reformular | reformulação | parafrasear | paráfrase | escrever de outra forma
simplificar | simplificação | tornar mais simples
encurtar | abreviar | enxugar | tornar mais curto
ampliar | expandir | estender | alongar | desenvolver mais
escolher | escolha | escolhe | selecionar | seleção | seleccionar | eleger
ordenar | organizar | ordene | organize | colocar em ordem | pôr em ordem
classificar | classificação | categorizar | agrupar por categoria
identificar | identificação | detectar | detetar | reconhecer
encontrar | achar | localizar
pesquisar | pesquisa | buscar | busca | procurar | procura
extrair | extraia | extrai | extração | retirar do texto
converter | converta | conversão | transformar | transformação | passar para
substituir | substitua | substituição | trocar | troca | troque
mudar | mudança | mudanças | alterar | alteração | alterações | modificar | modificação | modificações
eliminar | eliminação | remover | remoção | apagar | tirar | retirar | deletar | suprimir
manter | mantenha | mantém | conservar | preservar | deixar igual | respeitar
adicionar | acrescentar | incorporar | adição | inserir | incluir | somar
incluir | inclua | conter | contenha | contemplar
mencionar | menção | citar | citação | fazer referência a | referir | referir-se a | aludir a
indicar | especificar | apontar | assinalar
mostrar | exibir | apresentar
destacar | ressaltar | enfatizar | realçar | salientar | sublinhar | dar ênfase | dar destaque | frisar
calcular | cálculo | cálculos | computar
contar | conte | narrar | relatar | narração
inventar | imaginar | idealizar
criar | criação | gerar | geração | elaborar | elaboração | produzir | fazer | montar
projetar | design | projectar | conceber
escrever | redigir | redação | escrita | escreva | redija | compor um texto
responder | resposta | respostas | responda | réplica
perguntar | pergunta | perguntas | questão | questões | dúvida | dúvidas | indagação
enviar | envio | mandar | remeter | encaminhar
receber | recebimento | obter | receção
começar | iniciar | início | começo | comece | inicie | principiar
terminar | acabar | finalizar | concluir | encerrar | término | fim | encerre
continuar | continuação | prosseguir | seguir | dar continuidade
usar | utilizar | empregar | uso | utilização | emprego | fazer uso de | recorrer a | valer-se de
ajudar | ajuda | auxiliar | auxílio | assistência | apoio | dar uma mão
testar | teste | testes | provar | experimentar
executar | execução | rodar
configurar | configuração | configurações | ajustar | definições
implementar | implementação | programar | codificar
depurar | depuração | debugar | debug
comentar | comentário | comentários | observação | observações
planejar | planear | planejamento | planeamento | plano | planificar
gerenciar | gerir | administrar | gestão | gerenciamento | administração
relatório | relatórios | report | informe
avisar | aviso | notificar | notificação | alertar | alerta
comprar | compra | adquirir | aquisição
vender | venda | vende
pagar | pagamento | quitar
reservar | reserva
cancelar | cancelamento | anular | anulação
aprender | aprendizado | aprendizagem
ensinar | ensino | instruir
entender | compreender | compreensão | entendimento | perceber
saber | conhecer | conhecimento | conhecimentos
pensar | refletir | raciocinar
opinar | opinião | opiniões | parecer | ponto de vista
demonstrar | demonstração
justificar | justificativa | justificação | argumentar | fundamentar
definir | definição | definições
distinguir | distinção | diferenciar | diferença | diferenças
reduzir | redução | diminuir | diminuição | baixar
aumentar | aumento | incrementar | incremento | elevar
permitir | permissão | possibilitar | autorizar | autorização
convencer | persuadir | persuasivo | convincente
motivar | animar | incentivar | encorajar | motivador | motivacional
parabenizar | felicitar | parabéns | felicitações | dar os parabéns
desculpar-se | pedir desculpas | pedido de desculpas | pedir desculpa | pedir perdão
agradecer | agradecimento
convidar | convite
cumprimentar | saudar | saudação | cumprimento
assinar | assinatura
anexar | anexo | anexos | em anexo
publicar | publicação | publicações | post | postagem
separar | dividir | divisão | separado | dividido | repartir
unir | juntar | combinar | combinação | mesclar | fundir
repetir | repetição | repetições | repita | reiterar
estruturar | estrutura | estruturado | organizar | organização
numerar | numerado | numerada | com números
breve | brevemente | conciso | concisa | concisão | curto | curta | sucinto | de forma breve | enxuto | direto ao ponto
detalhado | detalhada | detalhadamente | em detalhe | em detalhes | com detalhes | pormenorizado | minucioso | com pormenor
claro | clara | claramente | clareza | com clareza | de forma clara
simples | simplicidade | de forma simples | descomplicado | fácil | facilmente | fácil de entender | compreensível
difícil | dificuldade | complicado | complexo | complexidade
formal | formalmente | formalidade | tom formal
informal | informalmente | coloquial | descontraído | descontraída
educado | educada | educadamente | cortês | cortesia | gentil | gentilmente | amável | com educação | polido
amigável | simpático | cordial | caloroso | acolhedor | afável
profissional | profissionalmente | profissionalismo
divertido | divertida | engraçado | engraçada | bem-humorado | com humor | humorístico | humor
criativo | criativa | criatividade | original | imaginativo
neutro | neutralidade | imparcial | imparcialidade | objetivo | objetivamente | objetividade
sério | seriedade | séria
importante | relevante | principal | principais | essencial | fundamental | mais importante
correto | corretamente | acertado | correcto
incorreto | errado | equivocado | erróneo | errôneo
erro | erros | falha | falhas | engano | equívoco | bug | bugs
erro ortográfico | erros ortográficos | erro de ortografia | erros de ortografia | erro de português | erros de português
problema | problemas | inconveniente | dificuldade | contratempo
possível | possibilidade | factível | viável
adequado | apropriado | pertinente | conveniente
preciso | exatidão | precisão | com precisão
rápido | rápida | rapidamente | depressa | com rapidez | veloz | velocidade | rapidez
o quanto antes | o mais rápido possível | o mais depressa possível | logo que possível | assim que possível | asap | quanto antes
novo | nova
grande | grandes | de grande porte
pequeno | pequena | de pequeno porte | reduzido
melhor | ótimo | óptimo
grátis | gratuito | gratuita | gratuitamente | de graça | sem custo | sem custos
barato | econômico | económico | acessível | em conta
caro | custoso | dispendioso
diferente | diferentes | distinto | distinta
parecido | similar | semelhante | análogo | semelhança
comum | comuns | habitual | frequente | usual
vigente | em vigor | de hoje | do momento
específico | concreto | especificamente | concretamente | em concreto | em particular | particular
geral | genérico
completo | completa | completamente | íntegro | total | por completo | totalmente | na íntegra
adicional | adicionais | extra | complementar | suplementar
separado | separada | à parte | separadamente | em separado | independente
passo a passo | por passos | em passos | em etapas | por etapas
passo | passos | etapa | etapas | fase
palavra por palavra | literalmente | textualmente | ao pé da letra | literal
por exemplo | p. ex. | p.ex. | ex. | por ex. | a título de exemplo | como exemplo
exemplo | exemplos | caso prático
etc | etcétera | entre outros | entre outras | e assim por diante | e afins
acerca de | em torno do tema
por meio de | através de | com a ajuda de | usando | utilizando
sobretudo | especialmente | em especial | principalmente | particularmente | nomeadamente
automaticamente | automático | de forma automática
gradualmente | aos poucos | pouco a pouco | de forma gradual | progressivamente
e-mail | email | correio eletrônico | correio eletrónico | mail | emails | e-mails
mensagem | mensagens | msg
texto | redação | escrito
documento | documentos | doc
arquivo | arquivos | ficheiro | ficheiros
pasta | diretório | directório
artigo | artigos
frase | frases | oração | orações | sentença | sentenças
palavra | palavras | vocábulo | termo | termos
título | títulos | cabeçalho | manchete
subtítulo | subtítulos | entretítulo | intertítulo
marcador | marcadores | tópicos | bullet points | bullets | lista com marcadores | lista de tópicos
tabela | quadro | em forma de tabela
linha | linhas
página | páginas | pág. | págs.
seção | secção | seções | secções
capítulo | capítulos | cap.
introdução | introduções | intro
conclusão | conclusões | fecho
assunto | linha de assunto | assunto do e-mail
tema | temas | assunto | matéria | tópico
ponto | pontos | aspecto | aspeto | aspectos
motivo | motivos | razão | razões | causa | causas | porquê | por que
objetivo | objetivos | meta | metas | finalidade | propósito | objectivo
resultado | resultados | saída | output
vantagem | vantagens | prós | ponto forte | pontos fortes | benefício | benefícios | pontos positivos
desvantagem | desvantagens | contras | ponto fraco | pontos fracos | inconvenientes | pontos negativos
requisito | requisitos | exigência | exigências | condição | condições
regra | regras | norma | normas | diretriz | diretrizes
instrução | instruções | indicação | indicações | orientação | orientações
dica | dicas | conselho | conselhos | tip | tips | macete
opção | opções | alternativa | alternativas
característica | características | traço | funcionalidade
tipo | tipos | classe | classes | categoria
maneira | forma | modo | jeito
estilo | tom | registro | registo
formato | forma de apresentação
comprimento | extensão
público | público-alvo | audiência | destinatários
usuário | utilizador | usuários | utilizadores | user
cliente | clientela
empresa | empresas | companhia | negócio
funcionário | empregado | colaborador | trabalhador | funcionária | funcionários
chefe | superior | patrão | chefia
equipe | equipa | equipes | equipas
estudante | aluno | aluna | alunos | estudantes
professor | professora | docente | prof
criança | crianças | miúdos | público infantil
pessoa | pessoas | gente | indivíduo | indivíduos
especialista | especialistas | perito | expert
iniciante | iniciantes | principiante | novato | sem experiência
médico | médica | doutor | doutora
escola | colégio
universidade | universitário
trabalho | emprego
cargo | vaga | posição
entrevista de emprego | entrevista de trabalho
currículo | curriculum | cv | curriculum vitae
carta de apresentação | carta de motivação | carta de candidatura
reunião | reuniões | encontro | meeting
preço | preços | custo | tarifa
dinheiro | grana | fundos
desconto | abatimento
reclamação | reclamações | queixa | queixas
senha | palavra-passe | password | palavra passe
aplicativo | aplicação | app | aplicativos | apps
computador | pc | computadores
celular | telemóvel | smartphone | telefone celular
telefone | tel. | número de telefone
tela | ecrã | ecran
site | sítio web | website | página web | página da web
link | links | hiperligação | url
online | on-line | na internet | pela internet
redes sociais | mídias sociais | social media
baixar | descarregar | fazer download | download | transferir
salvar | guardar
carregar | fazer upload | upload
código | codigo | código-fonte
função | funções | método
banco de dados | base de dados | bd
linguagem de programação | linguagem
planilha | folha de cálculo
foto | fotos | fotografia | fotografias
vídeo | vídeos | video
dado | dados | informação | informações | info
fonte | fontes | referência | referências
hora | horas
minuto | minutos
segundos | seg
mês | meses | mensal | mensalmente | por mês | ao mês
semana | semanas | semanal | semanalmente | por semana
ano | anos | anual | anualmente | por ano | ao ano
diário | diariamente | todo dia | todos os dias | por dia | cada dia
prazo | data limite | data-limite | deadline | vencimento
hoje | no dia de hoje | o dia de hoje
lugar | lugares | local | sítio
país | países | nação
carro | automóvel | viatura
comida | alimento | alimentos
conto | história curta | narrativa curta
história | histórias | narrativa | relato
poema | poesia | poemas
português do brasil | português brasileiro | pt-br | pt br
português de portugal | português europeu | pt-pt | pt pt
português | língua portuguesa | idioma português
inglês | língua inglesa | idioma inglês
espanhol | castelhano | língua espanhola
idioma | idiomas | língua | línguas
estados unidos | eua | e.u.a. | estadunidense
sobrenome | nome de família
número | números | n.º | nº | núm. | algarismo
quantidade | quantidades | número de
porcentagem | percentagem | percentual | por cento | % | porcento
média | valor médio
total | soma | somatório
euro | euros | €
real | reais | r$ | brl
dólar | dólares | $ | usd
quilômetro | quilómetro | quilômetros | quilómetros | km
quilograma | quilogramas | quilo | quilos | kg
grama | gramas | gr
maiúscula | maiúsculas | em maiúsculas | caixa alta | letras maiúsculas
minúscula | minúsculas | em minúsculas | caixa baixa | letras minúsculas
negrito | em negrito | a negrito
itálico | em itálico
aspas | entre aspas
emoji | emojis | emoticon | emoticons
jargão | jargões | termos técnicos | linguagem técnica | vocabulário técnico
sr. | sr | senhor
sra. | sra | senhora
dr. | dr | doutor
atue como | aja como | age como | assuma o papel de | faça o papel de | desempenhe o papel de | comporte-se como | no papel de | você é | finja ser
contato | contacto | contatos | contactos
registro | registo | cadastro
fato | facto | fatos | factos
esporte | desporto
ônibus | autocarro
trem | comboio
projeto | projecto | projetos
ação | acção | ações
atividade | actividade | atividades
caso de uso | casos de uso | use case
resumo executivo | sumário executivo
esboço | rascunho | draft
roteiro | guião | script
cronograma | calendário
manter | mantenha | mantenhas | mantém | mantivesse
propor | proponha | proponhas | propõe | propusesse
prever | preveja | preve | prevejas | previsse
obter | obtenha | obtém
conter | contenha | contém
compor | componha
expor | exponha | expõe
traduzir | traduza | traduz | traduzas | traduzisse
reduzir | reduza | reduz | reduzas
corrigir | corrija | corrige | corrijas
sugerir | sugira | sugere | sugiras
pedir | peça | pede | peças | pedisse
seguir | siga | segue | sigas
preferir | prefira | prefere
inserir | insira | insere | insiras
dividir | divida | divide
gravar | grave | grava | gravado | gravada | gravados
indicar | indique | indica | indiques | indicado | indicada | indicadas | indicados
${prefixedLines('in', 'válido correto completo suficiente adequado apropriado exato coerente visível', DENIALS)}
${prefixedLines('ir', 'relevante', DENIALS)}
`;
