import { phrasePass } from '../../phrases/phrase-pass.ts';

/** Pairs that say one thing twice, and modifiers that their noun or verb implies. */
export const REDUNDANT_PAIRS = phrasePass(
  'redundant-pairs',
  'pt',
  `
    1 planos futuros|para o futuro => planos
    1 planejar antecipadamente => planejar
    1 subir para cima => subir
    1 descer para baixo => descer
    1 entrar para dentro de => entrar em
    1 sair para fora => sair
    1 repetir de novo => repetir
    1 repetir novamente|outra vez? => repetir
    1 repita novamente => repita
    1 refazer de novo => refazer
    1 refazer novamente => refazer
    1 colaborar juntos|conjuntamente => colaborar
    1 combinar juntos|entre si? => combinar
    1 unir juntos|entre si? => unir
    1 surpresa inesperada => surpresa
    1 elo de ligação => elo
    1 pré-requisito prévio|obrigatório|necessário => pré-requisito
    1 inovação nova => inovação
    1 nova inovação => inovação
    1 novas inovações => inovações
    1 novo lançamento => lançamento
    1 mais ótimo => ótimo
    1 totalmente grátis|gratuito => grátis
    1 todos e cada um dos => todos os
    1 todas e cada uma das => todas as
    1 única e exclusivamente => apenas
    1 só e somente só => só
    1 somente e apenas => apenas
    1 apenas e somente => apenas
    1 apenas e tão somente => apenas
    1 breve e conciso => conciso
    1 breve e concisa => concisa
    1 curto e conciso => conciso
    1 curta e concisa => concisa
    1 simples e fácil => simples
    1 fácil e simples => simples
    1 metas e objetivos => objetivos
    1 objetivos e metas => objetivos
    1 regras e normas => regras
    1 etapas e passos => passos
    1 passos e etapas => passos
    1 tipos e espécies => tipos
    1 mas porém|contudo|entretanto => mas
    1 mas no entanto => mas
    1 e também => e
    1 e além disso => e
    1 ou então => ou
    1 como por exemplo => como
    1 por exemplo , como => como
    1 tais como por exemplo => como
    1 cerca de aproximadamente => cerca de
    1 aproximadamente cerca de => cerca de
    1 no mínimo pelo menos => pelo menos
    1 pelo menos no mínimo => pelo menos
    1 no máximo até => até
    1 atualmente hoje em dia => atualmente
    1 agora atualmente => atualmente
    1 atualmente agora => atualmente
    1 depois posteriormente => depois
    1 posteriormente depois => depois
    1 antes previamente => antes
    1 previamente antes => antes
    1 há anos atrás => há anos
    1 ambos os dois => ambos
    1 ambas as duas => ambas
    1 detalhes minuciosos => detalhes
    1 período de tempo => período
    1 espaço de tempo => período
    1 encarar de frente => encarar
    1 conviver juntos => conviver
    1 dividir em duas metades => dividir ao meio
    2 possíveis opções => opções
    2 possíveis alternativas => alternativas
  `,
);
