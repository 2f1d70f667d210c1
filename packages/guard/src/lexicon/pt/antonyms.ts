/** Opposites of Portuguese: a word of the left set says the contrary of one of the right set. */
export const ANTONYMS = `
aumentar incrementar subir crescer elevar ampliar : diminuir reduzir baixar decrescer abaixar cortar
aumento incremento subida crescimento alta ampliação : diminuição redução descida queda decréscimo corte
adicionar acrescentar incluir incorporar somar inserir : remover eliminar excluir suprimir subtrair apagar retirar tirar omitir deletar
conservar manter preservar guardar reter : eliminar apagar descartar remover alterar mudar modificar
aceitar admitir aprovar acolher : rejeitar recusar negar declinar reprovar
aceito aceite aprovado admitido : rejeitado recusado negado reprovado
aceitação aprovação : rejeição recusa reprovação
permitir autorizar liberar : proibir impedir vetar bloquear
permitido autorizado lícito : proibido vetado ilícito
ativar habilitar ligar activar : desativar desabilitar desligar desactivar
ativo ativado ligado habilitado : inativo desativado desligado desabilitado
abrir aberto abertura : fechar fechado fechamento encerramento
começar iniciar : terminar acabar finalizar concluir encerrar parar
início começo princípio : fim final término conclusão encerramento
primeiro primeira inicial : último última final
antes anterior prévio : depois posterior seguinte após
anteriores prévias : posteriores seguintes
antigo velho : novo moderno recente atual
novo nova : velho velha usado usada
passado ontem : futuro amanhã
cedo : tarde
adiantar antecipar avançar : atrasar adiar postergar recuar
antecedência : atraso demora
rápido veloz depressa rapidamente : lento devagar lentamente
acelerar agilizar : desacelerar retardar travar
longo extenso comprido : curto breve
longa extensa : curta breve
alongar estender prolongar : encurtar abreviar cortar
grande enorme gigante : pequeno minúsculo
maior máximo : menor mínimo
máxima : mínima
alto elevado superior : baixo inferior reduzido
alta elevada : baixa reduzida
acima cima : abaixo baixo embaixo
crescente ascendente : decrescente descendente
subir : descer baixar
mais : menos
melhor : pior
melhorar otimizar : piorar degradar
melhoria melhora : piora deterioração
bom boa bons boas : mau má maus más ruim ruins
bem : mal
vantagem pró benefício força : desvantagem inconveniente fraqueza
vantagens prós benefícios forças : desvantagens contras inconvenientes fraquezas
positivo favorável : negativo desfavorável
otimista : pessimista
sucesso acerto êxito : fracasso falha erro insucesso
correto certo exato : incorreto errado equivocado inexato
verdadeiro real : falso fictício irreal
verdade : mentira falsidade
válido : inválido nulo
forte potente : fraco débil
fácil simples : difícil complexo complicado
simplificar : complicar
facilitar : dificultar
iniciante principiante básico : especialista avançado experiente
formal : informal coloquial
sério : humorístico divertido engraçado
educado cortês amável respeitoso : grosseiro mal-educado rude desrespeitoso
caloroso : frio
quente : frio gelado
formalmente : informalmente
profissional : amador
técnico : leigo
objetivo imparcial neutro : subjetivo parcial tendencioso
claro : obscuro confuso
concreto específico : abstrato genérico geral vago
explícito : implícito tácito
detalhado minucioso : sucinto superficial resumido
completo inteiro íntegro : incompleto parcial
cheio : vazio
público : privado confidencial
interno interior : externo exterior
dentro : fora
entrada ingresso : saída
entrar : sair
importar : exportar
importação : exportação
comprar compra comprador : vender venda vendedor
ganhar ganho lucro : perder perda prejuízo
receitas : despesas
devedor débito : credor crédito
pagar : cobrar receber
enviar mandar remeter : receber
envio : recebimento receção recepção
remetente emissor : destinatário receptor recetor
dar : tirar receber
emprestar : devolver
perguntar pergunta : responder resposta
carregar upload : baixar descarregar download
conectar unir juntar ligar : desconectar separar dividir
unido junto : separado
mostrar exibir revelar visível : ocultar esconder oculto invisível
expandir : contrair recolher
somar soma adição : subtrair subtração
multiplicar : dividir
esquerda : direita
norte : sul
leste oriental : oeste ocidental
frente : trás atrás
perto próximo : longe distante
vertical : horizontal
caro custoso : barato econômico económico
grátis gratuito : pago
rico : pobre
seguro : inseguro perigoso
segurança : insegurança perigo risco
possível : impossível
provável : improvável
legal : ilegal
útil : inútil
necessário : desnecessário
obrigatório : opcional facultativo voluntário
obrigatória : opcional facultativa voluntária
frequente comum habitual : infrequente raro incomum
sempre : nunca jamais
todo todos tudo : nada nenhum
muito muitos : pouco poucos
dia diurno : noite noturno
manhã : tarde noite
verão : inverno
vivo vida nascer nascimento : morto morte morrer
jovem : velho idoso
homem masculino : mulher feminino
pai : mãe
amigo : inimigo
cliente comprador : fornecedor vendedor
empregado funcionário trabalhador : empregador patrão chefe
professor docente : aluno estudante
médico : paciente
causa : efeito consequência
teoria teórico : prática prático
real : virtual imaginário
natural : artificial
manual : automático
local : remoto global
singular : plural
maiúscula maiúsculas : minúscula minúsculas
prosa : verso
ativa : passiva
presente : ausente
igual : diferente distinto
igualdade semelhança : desigualdade diferença
semelhantes parecidos similares : diferentes distintos
semelhanças : diferenças
acordo : desacordo
concordar : discordar
apoiar defender : criticar atacar opor-se
elogiar elogio : criticar crítica
criar construir : destruir
construção : destruição demolição
instalar : desinstalar
criptografar encriptar codificar cifrar : descriptografar desencriptar decodificar decifrar
comprimir compactar : descomprimir descompactar
bloquear : desbloquear
subscrever : cancelar
fazer : desfazer
cobrança : reembolso
motivar animar : desmotivar desanimar
lembrar recordar : esquecer
vencedor ganhador : perdedor
oferta : demanda procura
vegetariano vegano : carnívoro
doce : salgado amargo
seco : úmido húmido molhado
duro : mole macio
largo : estreito
profundo : superficial raso
grosso gordo : fino magro
pesado : leve
limpo : sujo
cliente clientes : servidor servidores
prefixo : sufixo
origem : destino
pai pais : filho filhos
síncrono síncrona : assíncrono assíncrona
estático estática : dinâmico dinâmica
linha linhas : coluna colunas
largura : altura
relativo relativa : absoluto absoluta
claro clara : escuro escura
carregar subir : baixar descarregar
`;
