/**
 * Portuguese ways to say the same in prompts on work, school, travel, health, technology and everyday life,
 * by subject.
 */
export const VOCABULARY = `
escrever | redigir | compor | pôr por escrito | elaborar | anotar
elaborar | fazer | criar | preparar | produzir | montar | compor | redigir
listar | enumerar | elencar | fazer uma lista | relacionar | lista | listagem | relação | rol
citar | mencionar | nomear | referir | indicar | dizer | apontar | dar | especificar
explicar | esclarecer | expor | detalhar | contar | descrever | clarificar
resumir | resumo | sintetizar | síntese | condensar | compendiar
traduzir | tradução | verter | passar para
rever | revisar | revisão | reler | conferir | verificar | corrigir | dar uma olhada
marcar | assinalar | destacar | sublinhar | realçar | indicar | sinalizar
conservar | manter | preservar | guardar | deixar | respeitar
alterar | mudar | modificar | mexer | trocar | editar
tirar | remover | retirar | eliminar | apagar | suprimir | excluir | cortar
acrescentar | adicionar | incluir | inserir | juntar | pôr | colocar | incorporar
substituir | trocar | mudar
responder | dar resposta | retorquir | resposta
perguntar | questionar | fazer perguntas | indagar | pergunta
pedir | solicitar | requerer | requisitar
sugerir | propor | recomendar | aconselhar | sugestão | proposta | recomendação
planejar | planear | planificar | organizar | programar | plano | planeamento | planejamento
agrupar | classificar | ordenar | categorizar | separar por grupos
dividir | separar | repartir | partir
comparar | confrontar | cotejar | comparação | comparativo
calcular | computar | fazer as contas | conta | contas | cálculo
verificar | confirmar | checar | conferir | apurar | certificar
escolher | selecionar | optar por | eleger | escolha | seleção
avaliar | apreciar | classificar | analisar | avaliação
pontuar | dar nota | nota | pontuação | classificação
adaptar | ajustar | adequar
encurtar | reduzir | abreviar | cortar | condensar
alargar | ampliar | desenvolver | estender | expandir
começar | iniciar | principiar | abrir | arrancar
terminar | acabar | concluir | finalizar | fechar | encerrar
mostrar | exibir | apresentar | expor
usar | utilizar | empregar | recorrer a | aplicar
informar | comunicar | avisar | notificar | dar a conhecer | dizer | aviso | comunicado
convidar | convite | chamar
recusar | rejeitar | declinar | dizer que não | recusa
cancelar | anular | desmarcar | cancelamento
adiar | remarcar | postergar
reservar | reserva | marcar
marcar | agendar | combinar | agendamento
pagar | liquidar | pagamento | quitar
devolver | restituir | devolução
reembolsar | reembolso | devolução do dinheiro
consertar | arranjar | reparar | conserto | reparação | arranjo
resolver | solucionar | solução | resolução
ajudar | apoiar | auxiliar | dar uma mão
pedir desculpa | pedir desculpas | desculpar-se | desculpa
agradecer | agradecimento | dar os parabéns
queixar-se | reclamar | queixa | reclamação | lamentar
avisar | alertar | prevenir | advertir
aparecer | constar | figurar | surgir | vir | ocorrer
faltar | não constar
gravar | gravação | registar | registrar
regar | dar água a
organizar | arrumar | estruturar
participar | tomar parte | intervir
breve | curto | conciso | sucinto | resumido | enxuto | em poucas palavras | curtinho | brevemente
longo | comprido | extenso
simples | fácil | acessível | claro | compreensível | singelo | descomplicado | de fácil compreensão | corrente | do dia a dia
claro | nítido | compreensível | evidente | fácil de entender | fácil de perceber
formal | sério | cerimonioso | institucional | protocolar
informal | coloquial | descontraído | relaxado | leve | solto
simpático | amável | cordial | caloroso | gentil | amigável | afetuoso | próximo | acolhedor
educado | cortês | respeitoso | gentil | com respeito | com educação
alegre | animado | bem-disposto | divertido
divertido | engraçado | bem-humorado | espirituoso | com humor | humorístico
neutro | objetivo | imparcial | isento
direto | sem rodeios | objetivo | franco
apelativo | atraente | chamativo | cativante | envolvente
detalhado | pormenorizado | minucioso | exaustivo | aprofundado | em detalhe | com detalhes | ao pormenor
exato | preciso | rigoroso
adequado | apropriado | indicado | próprio | conveniente
útil | prático | proveitoso
importante | relevante | essencial | principal | fundamental | significativo
principal | central | mais importante | fundamental | chave
frequente | habitual | comum | corrente | usual | com frequência | com maior frequência | mais frequente
raro | incomum | invulgar
atual | corrente | vigente
antigo | velho
grátis | gratuito | de graça | sem custo | sem custos | sem pagar
rápido | veloz | ligeiro | depressa | com rapidez
urgente | prioritário
íngreme | acentuado | inclinado | a pique
ladeira | subida | rampa
idoso | pessoa idosa | pessoas idosas | mais velho | terceira idade | sénior | idosos | de idade
jovem | adolescente | juvenil
criança | miúdo | menino | infantil | crianças
doente | paciente | enfermo
médico | doutor | clínico
remédio | medicamento | medicação | fármaco
exercício | treino | atividade | atividade física
receita | preparação
almoço | almoçar
jantar | janta
pequeno-almoço | café da manhã
casa | moradia | habitação | lar | residência
apartamento | andar | apê
quarto | dormitório | aposento
vizinho | vizinhança | morador
aluguel | arrendamento | renda | locação | alugar | arrendar
inquilino | arrendatário | locatário
senhorio | proprietário | locador
bairro | vizinhança | zona
cidade | município | localidade
lugar | local | sítio | espaço | localização
descansar | repousar | descanso | repouso
passeio | caminhada | passeio a pé | caminhar | a pé | andar | volta
viagem | excursão | deslocação | viajar
roteiro | itinerário | percurso | rota | plano de viagem
bilhete | ingresso | passagem | entrada | tíquete
turista | visitante | viajante
hotel | alojamento | hospedagem
empresa | companhia | firma | negócio | organização
loja | comércio | estabelecimento
funcionário | empregado | trabalhador | colaborador | pessoal
chefe | patrão | superior | responsável
colega | companheiro
equipe | equipa | grupo
emprego | trabalho | posto
vaga | cargo | posição | posto
salário | ordenado | vencimento | remuneração
reunião | encontro | junta
relatório | informe | documento
orçamento | cotação | estimativa
fatura | recibo | conta | nota fiscal
contrato | acordo
cliente | comprador | consumidor | freguês
fornecedor | abastecedor
produto | artigo | mercadoria
preço | custo | valor | tarifa | quanto custa
desconto | promoção | abatimento
pedido | encomenda
inquérito | questionário | pesquisa | sondagem
escola | colégio | estabelecimento de ensino
aula | lição | sessão
professor | docente | formador
pais | encarregados de educação | responsáveis
prova | exame | teste | avaliação
trabalho de casa | dever | lição de casa | tpc
livro | obra | volume
autor | escritor
público | audiência | destinatário | leitores | público-alvo
linguagem | registo | registro | vocabulário | palavras | termos | idioma | língua
registo | registro | tom | estilo | linguagem
tom | estilo | voz
termo | palavra | expressão | vocábulo | conceito
jargão | termo técnico | linguagem técnica | tecnicismo
frase | oração | período
parágrafo | alínea
seção | secção | parte | bloco
ponto | tópico | item | aspeto | aspecto
tópicos | marcadores | lista com marcadores | lista de pontos | bullets
tabela | quadro | em forma de tabela | em formato de tabela
linha | fila
texto corrido | prosa | parágrafos
legenda | descrição da foto
mensagem | recado | nota | aviso
e-mail | email | correio eletrónico | correio eletrônico | mail | mensagem de e-mail
carta | missiva
folheto | panfleto | brochura
cartaz | pôster | poster
notícia | comunicado | nota de imprensa
discurso | fala | alocução
modelo | template | minuta
rascunho | esboço | versão preliminar
introdução | apresentação | preâmbulo | abertura
conclusão | fecho | fechamento | encerramento
despedida | fecho
fonte | referência | origem | proveniência
dado | informação | detalhe
número | algarismo | valor | quantidade
por extenso | em palavras
data | dia
hora | horário
duração | tempo
manhã | de manhã | pela manhã | da manhã
tarde | à tarde | da tarde
noite | à noite | da noite
fim de semana | sábado e domingo | final de semana
motivo | razão | causa | por quê
consequência | resultado | efeito
problema | dificuldade | contratempo | avaria
erro | falha | engano | gralha
gralha | erro de digitação | erro ortográfico | erro de ortografia
dúvida | incerteza | questão
regra | norma | critério
objetivo | meta | fim | propósito | finalidade
vantagem | ponto positivo | benefício | prós
desvantagem | ponto negativo | inconveniente | contras
opção | alternativa | possibilidade
experiência | percurso | bagagem
competência | habilidade | capacidade
risco | perigo
computador | pc | portátil
telemóvel | celular | smartphone | telefone
arquivo | ficheiro | documento
site | página | sítio | website
link | ligação | hiperligação
fotografia | foto | imagem
vídeo | gravação | filme
jogo | partida
festa | celebração | comemoração | evento
aniversário | anos
presente | prenda | lembrança
cão | cachorro
carro | automóvel | viatura | veículo
bicicleta | bici
lixo | resíduos | detritos
dinheiro | verba | fundos
por separado | separadamente | à parte | individualmente
em ordem alfabética | por ordem alfabética | alfabeticamente
em ordem cronológica | por ordem cronológica | cronologicamente | por data
agir como | ser | fazer de | assumir o papel de | no papel de | comportar-se como
especialista | perito | profissional | experiente
pé-direito | altura do teto
por hora | à hora | h
`;
