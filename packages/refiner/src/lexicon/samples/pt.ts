/** Prompts as people write them: short, long, polite, with lists, code, numbers and negations. */
export const PORTUGUESE_SAMPLES: readonly string[] = [
  'Olá, você poderia por favor escrever um e-mail ao meu senhorio a respeito da caldeira avariada? Muito obrigado desde já!',
  'Quero que você atue como um recrutador experiente e que avalie o meu currículo. Não invente nenhuma experiência.',
  'Você pode me explicar como funciona a fotossíntese? Use no máximo 150 palavras e nenhum jargão.',
  'Resuma o relatório em 5 pontos. Siga as seguintes regras:\n- Cada ponto tem no máximo 20 palavras.\n- Os números não mudam.\n- Sem opiniões.',
  'Sua tarefa é analisar a função `calcular_imposto(valor, taxa)` e propor pelo menos 3 casos de teste. Não altere a assinatura.',
  'Bom dia, espero que esteja tudo bem. Poderia resumir o contrato numa linguagem simples? É importante ressaltar que nenhum prazo pode faltar. Agradeço desde já a sua ajuda.',
  'Escreva um artigo de blog sobre viagens sustentáveis pela Europa. Nos dias de hoje o tema interessa a todos, por esse motivo um tom leve seria bom. Tamanho: 800 palavras.',
  'Crie um script em Python com o objetivo de importar todos os arquivos CSV da pasta `dados/`. Devido ao fato de que os arquivos são grandes, o script nunca deve passar de 500 MB de memória.',
  'Seria ótimo se você pudesse me sugerir 10 nomes para um café em Lisboa. Nada de nomes em inglês!',
  'Traduza a seguinte frase para o inglês: “Você poderia me ligar, por favor?”',
  'Preciso da sua ajuda para preparar um plano de treino de 12 semanas. Treino 3 vezes por semana, no máximo 45 minutos, sem aparelhos.',
  'Você deve responder ao cliente. Além disso, você deve ser muito educado, mas sem prometer reembolso. Não assine com o seu nome, por favor.',
  'Na verdade, qual é a diferença entre TCP e UDP? Responda de forma clara em uma tabela de 4 linhas, por favor.',
  'Procure as repetições na lista:\n1. Silva, Porto\n2. Santos, Braga\n3. Sylva, Porto\nDevolva apenas os números, mais nada.',
  'Vale ressaltar que a ata de 14 de março de 2024 deve ser corrigida de acordo com os comentários do cliente. Exceto os erros de digitação, não mude nada.',
  'Seja breve, por favor, e não use gírias.',
];
