/**
 * What coding agents send: the headers and the shapes that Claude Code 2.1.197 and Codex 0.169.0 sent to an
 * address of ours, with fewer and shorter texts.
 */

const tool = (name: string, property: string) => ({
  name,
  description: `Does ${name}.`,
  schema: { type: 'object', properties: { [property]: { type: 'string' } }, required: [property] },
});
const SHELL = tool('Bash', 'command');
const CACHED = { cache_control: { type: 'ephemeral' } };

export const CLAUDE_CODE_BETAS =
  'claude-code-20250219,interleaved-thinking-2025-05-14,context-management-2025-06-27,prompt-caching-scope-2026-01-05,effort-2025-11-24';

export const CLAUDE_CODE_HEADERS = {
  accept: 'application/json',
  'content-type': 'application/json',
  'user-agent': 'claude-cli/2.1.197 (external, sdk-cli)',
  'x-app': 'cli',
  'x-claude-code-session-id': 'a0dc1a87-8e2b-4a11-9ecf-f80d9e54222b',
  'x-stainless-lang': 'js',
  'x-stainless-retry-count': '0',
  'anthropic-beta': CLAUDE_CODE_BETAS,
  'anthropic-dangerous-direct-browser-access': 'true',
  'anthropic-version': '2023-06-01',
};

/** A turn after a tool was used. */
export const CLAUDE_CODE_BODY = {
  model: 'claude-opus-4-8',
  messages: [
    { role: 'user', content: [{ type: 'text', text: 'List the files.' }] },
    { role: 'system', content: 'Agents: none.' },
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'The shell can.', signature: 'c2ln' },
        { type: 'tool_use', id: 'toolu_1', name: SHELL.name, input: { command: 'ls' } },
      ],
    },
    {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: 'toolu_1', content: '{ "files": [ "a.md" ] }', ...CACHED },
      ],
    },
  ],
  system: [
    { type: 'text', text: 'x-anthropic-billing-header: cc_version=2.1.197; cc_entrypoint=sdk-cli;' },
    { type: 'text', text: 'You help with software.', ...CACHED },
  ],
  tools: [{ name: SHELL.name, description: SHELL.description, input_schema: SHELL.schema }],
  metadata: { user_id: '{"device_id":"d","account_uuid":"","session_id":"s"}' },
  max_tokens: 64_000,
  thinking: { type: 'adaptive' },
  context_management: { edits: [{ type: 'clear_thinking_20251015', keep: 'all' }] },
  output_config: { effort: 'high' },
  stream: true,
};

export const CODEX_HEADERS = {
  accept: 'text/event-stream',
  'content-type': 'application/json',
  originator: 'codex_exec',
  'user-agent': 'codex_exec/0.169.0 (Debian 12.0.0; x86_64) unknown (codex_exec; 0.169.0)',
  'session-id': '01a2134a-3ae4-7750-95d5-fdc061a5bf49',
  'thread-id': '01a2134a-3ae4-7750-95d5-fdc061a5bf49',
  'x-client-request-id': '01a2134a-3ae4-7750-95d5-fdc061a5bf49',
  'x-codex-beta-features': 'remote_compaction_v2',
  'x-codex-window-id': '01a2134a-3ae4-7750-95d5-fdc061a5bf49:0',
  'x-openai-internal-codex-responses-lite': 'true',
};

const exec = tool('exec_command', 'cmd');
const message = (role: string, text: string) => ({
  type: 'message',
  id: `msg_${role}`,
  role,
  content: [{ type: 'input_text', text }],
});
const codex = (model: string) => ({
  model,
  stream: true,
  tool_choice: 'auto',
  parallel_tool_calls: false,
  store: false,
  reasoning: { effort: 'medium', context: 'all_turns' },
  include: ['reasoning.encrypted_content'],
  prompt_cache_key: '01a2134a-3ae4-7750-95d5-fdc061a5bf49',
  client_metadata: { session_id: '01a2134a-3ae4-7750-95d5-fdc061a5bf49', 'x-codex-window-id': 'w:0' },
});
const REASONING = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'eA==' };

/**
 * A turn after a tool was used: with a model that Codex knows, whose tools come in the input, and with
 * another one.
 */
export const codexBodies = (model: string) => [
  {
    ...codex(model),
    text: { verbosity: 'low' },
    input: [
      {
        type: 'additional_tools',
        id: 'at_1',
        role: 'developer',
        tools: [
          {
            type: 'namespace',
            name: 'functions',
            description: '',
            tools: [
              { type: 'custom', name: 'exec', description: 'Runs JavaScript.', format: { type: 'text' } },
            ],
          },
        ],
      },
      message('developer', 'You help with software.'),
      message('user', 'List the files.'),
      REASONING,
      {
        type: 'custom_tool_call',
        id: 'ctc_1',
        call_id: 'c1',
        namespace: 'functions',
        name: 'exec',
        input: 'ls()',
      },
      { type: 'custom_tool_call_output', id: 'ctco_1', call_id: 'c1', output: 'a.md' },
    ],
  },
  {
    ...codex(model),
    tools: [
      {
        type: 'function',
        name: exec.name,
        description: exec.description,
        strict: false,
        parameters: exec.schema,
      },
      { type: 'web_search', external_web_access: false },
    ],
    input: [
      message('developer', 'You help with software.'),
      message('user', 'List the files.'),
      REASONING,
      { type: 'function_call', id: 'fc_1', call_id: 'c1', name: exec.name, arguments: '{"cmd":"ls"}' },
      { type: 'function_call_output', id: 'fco_1', call_id: 'c1', output: 'a.md' },
    ],
  },
];
