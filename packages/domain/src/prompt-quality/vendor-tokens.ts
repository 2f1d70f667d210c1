/**
 * Keys and tokens by the forms that their issuers document, as https://github.com/gitleaks/gitleaks (MIT) and
 * https://github.com/secretlint/secretlint (MIT) collect them. Lengths are lower bounds, because issuers
 * lengthen their tokens. Each takes linear time: what repeats is bounded, and nothing that follows it can
 * match the same characters.
 */
const FORMS: readonly string[] = [
  // Models
  'sk-[\\w-]{20,250}', // OpenAI, Anthropic, DeepSeek, OpenRouter, Langfuse
  'gsk_[A-Za-z0-9]{30,100}', // Groq
  'xai-[A-Za-z0-9]{40,120}',
  'pplx-[A-Za-z0-9]{40,80}', // Perplexity
  '(?:hf|api_org)_[A-Za-z0-9]{30,60}', // Hugging Face
  'r8_[A-Za-z0-9]{30,60}', // Replicate
  'nvapi-[\\w-]{40,120}',
  'lsv2_(?:pt|sk)_[\\w]{30,120}', // LangSmith
  'tvly-[\\w-]{20,80}', // Tavily
  'pcsk_[\\w]{30,120}', // Pinecone
  // Clouds
  '(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])', // AWS
  'ABSK[A-Za-z0-9+/]{80,280}', // Amazon Bedrock
  'AIza[\\w-]{35}', // Google
  'GOCSPX-[\\w-]{20,60}',
  'ya29\\.[\\w-]{20,300}',
  '[\\w~.]{3}\\dQ~[\\w~.-]{31,34}', // Microsoft Entra
  'Account[Kk]ey=[A-Za-z0-9+/]{60,100}={0,2}', // Azure Storage
  'SharedAccessKey=[A-Za-z0-9+/]{40,100}={0,2}', // Azure Service Bus
  'sig=[\\w%+/-]{40,120}', // Azure, shared access signatures
  'do[por]_v1_[a-f0-9]{64}', // DigitalOcean
  'LTAI[A-Za-z0-9]{16,30}', // Alibaba Cloud
  'dapi[a-f0-9]{32}', // Databricks
  'hv[sbr]\\.[\\w-]{60,300}', // HashiCorp Vault
  '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{50,80}', // HCP Terraform
  'HRKU-AA[\\w-]{50,70}', // Heroku
  'fm[12][ar]?_[A-Za-z0-9+/]{60,600}', // Fly.io
  'vc[piark]_[A-Za-z0-9]{20,60}', // Vercel
  'sbp_[a-f0-9]{40}', // Supabase
  'sb_secret_[\\w-]{20,60}',
  'pscale_(?:tkn|oauth|pw)_[\\w.=-]{30,70}', // PlanetScale
  'pul-[a-f0-9]{40}', // Pulumi
  'dp\\.(?:pt|st|ct|sa)\\.[\\w.-]{40,80}', // Doppler
  'ops_eyJ[A-Za-z0-9+/]{60,1300}', // 1Password
  'AGE-SECRET-KEY-1[A-Z0-9]{58}',
  // Code
  'gh[pousr]_[A-Za-z0-9]{30,260}', // GitHub
  'github_pat_\\w{40,120}',
  'gl(?:pat|dt|rt|cbt|ft|soat|agent|ptt|oas|imt|ffct)-[\\w-]{20,300}', // GitLab
  'ATATT3[\\w=-]{60,300}', // Atlassian
  'npm_[A-Za-z0-9]{36}',
  'pypi-AgE[\\w-]{50,300}',
  'rubygems_[a-f0-9]{48}',
  'dckr_pat_[\\w-]{20,60}', // Docker
  'lin_api_[A-Za-z0-9]{32,128}', // Linear
  'figd_[\\w-]{40,200}', // Figma
  'PMAK-[a-f0-9]{24}-[a-f0-9]{34}', // Postman
  'sntr(?:ys|yu)_[\\w+/=-]{40,500}', // Sentry
  'gl(?:c|sa)_[\\w+/]{32,400}', // Grafana
  'NRAK-[A-Z0-9]{27}', // New Relic
  'phx_[A-Za-z0-9]{30,60}', // PostHog
  // Messages
  'xox[abeoprs](?:\\.xox[bp])?-[A-Za-z0-9-]{10,250}', // Slack
  'xapp-\\d-[A-Za-z0-9-]{20,250}',
  'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{20,120}',
  'discord(?:app)?\\.com/api/webhooks/\\d{15,22}/[\\w-]{40,100}',
  '[MNO][A-Za-z0-9]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,45}', // Discord
  '[a-z0-9]{1,60}\\.webhook\\.office\\.com/webhookb2/[\\w-]{20,80}', // Teams
  '\\d{6,16}:A[\\w-]{34}(?![\\w-])', // Telegram
  'SK[0-9a-f]{32}(?![A-Za-z0-9])', // Twilio
  'SG\\.[\\w-]{16,40}\\.[\\w-]{16,80}', // SendGrid
  'key-[0-9a-f]{32}(?![A-Za-z0-9])', // Mailgun
  '[0-9a-f]{32}-us\\d{1,2}(?!\\d)', // Mailchimp
  'xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}', // Brevo
  // Money and shops
  '(?:sk|rk|pk)_(?:live|test|prod)_[A-Za-z0-9]{10,120}', // Stripe
  'sq0[a-z]{3}-[\\w-]{22,60}', // Square
  'EAAA[\\w-]{50,80}',
  'EAA[MC][A-Za-z0-9]{100,250}', // Facebook
  'shp(?:at|ca|pa|ss)_[A-Za-z0-9]{32,64}', // Shopify
  // Data
  '(?:ntn_\\d{11}|secret_)[A-Za-z0-9]{35,43}', // Notion
  'pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}', // Airtable
];

/** One pattern for each, that begins a word. */
export const VENDOR_TOKENS: readonly RegExp[] = FORMS.map(
  (form) => new RegExp(`(?<![A-Za-z0-9])${form}`, 'g'),
);
