/** Words that editors add to make a sentence of what was said: they ask for nothing new. */
export const ADDABLE = `
pessoa pessoas gente alguém usuário utilizador leitor leitores
manter mantém mantenha mantenhas ficar fica fique levar leva leve ir estar
encontrar encontra figurar figura figure aparecer aparece apareça existir existe haver
tratar trata ler lê leia expor exponha formular formula formule
total ponto pontos mensagem versão elemento elementos item itens
possível possíveis necessário certo particular geral disponível
indicar indica indique indiques mencionar menciona mencione menciones
corresponder corresponde pertencer pertence
`;
