export const gatewayExample = {
  refine: 'propose',
  provider: 'openai',
  model: 'gpt-5-mini',
  cacheMarks: 'auto',
  holdoutPercent: 5,
  callTexts: 'metadata',
};

export const updateGatewayExample = { refine: 'propose', holdoutPercent: 5 };
