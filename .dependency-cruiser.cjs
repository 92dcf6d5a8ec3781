// The arrows of the house (docs/architecture.md): every one points down. Each rule says what to do instead.

/** What each system may ask, through the other's public.ts. Nobody may ask notifications: they hear events. */
const mayAsk = {
  identity: [],
  sales: ['identity', 'sops', 'courses'],
  sops: ['identity'],
  courses: ['identity', 'sops'],
  generation: ['identity', 'sops', 'courses'],
  lrs: ['identity'],
  learning: ['identity', 'courses', 'lrs'],
  training: ['identity', 'courses', 'learning'],
  notifications: ['identity', 'sales', 'courses', 'learning', 'training'],
}

const everySystem = Object.keys(mayAsk)
const floors = '^src/(collections|hooks|jobs|endpoints)/'
const above = '^(src/(plugins|app|admin|gateway)/|server\\.ts|worker\\.ts|cli/|payload\\.config\\.ts|seed/|test/)'
const tests = '\\.test\\.tsx?$'

const askOnlyBelow = everySystem.map((system) => ({
  name: `${system}-asks-only-below`,
  severity: 'error',
  comment: `${system} may ask ${mayAsk[system].join(', ') || 'nobody'}. To cause work elsewhere emit an event; to hear of something, declare a job with \`on\`.`,
  from: { path: `^src/systems/${system}/`, pathNot: tests },
  to: {
    path: `^src/systems/(?!(${[system, ...mayAsk[system]].join('|')})/)[^/]+/`,
    // Event types may be named by anybody who hears them.
    pathNot: '/events\\.ts$',
  },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'Two files need each other: move what both need into a third, or pass it as a parameter.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-knows-no-system',
      severity: 'error',
      comment: 'src/shared carries and decides nothing. Let the system pass in what is particular to it.',
      from: { path: '^src/shared/', pathNot: tests },
      to: {
        path: '^(src/(?!shared/|payload-types)|exporters/|cli/|seed/|server\\.ts|worker\\.ts|payload\\.config\\.ts)',
      },
    },
    {
      name: 'systems-through-public',
      severity: 'error',
      comment:
        "Import the other system's public.ts; if what you need is not there, it is that system's decision to offer it.",
      from: { path: '^src/systems/([^/]+)/', pathNot: tests },
      to: { path: '^src/systems/(?!$1/)[^/]+/', pathNot: '^src/systems/[^/]+/(public|events|model)\\.tsx?$' },
    },
    ...askOnlyBelow,
    {
      name: 'systems-know-no-floor-above',
      severity: 'error',
      comment:
        'Rules do not know how they are declared, shown or exported. Take what you need as a parameter; the plugin passes it in.',
      from: { path: '^src/systems/', pathNot: tests },
      to: { path: `${floors}|${above}|^exporters/` },
    },
    {
      name: 'floors-declare-only',
      severity: 'error',
      comment:
        'Collections, hooks, jobs and endpoints declare and call one command. They import systems and shared, never who uses them.',
      from: { path: floors, pathNot: tests },
      to: { path: above },
    },
    {
      name: 'plugins-are-the-top',
      severity: 'error',
      comment:
        'Only payload.config.ts, src/index.ts and tests wire plugins. Import the collection or the command itself.',
      from: { pathNot: '^(payload\\.config\\.ts|src/index\\.ts|src/plugins/|cli/|test/|bench/|scripts/)' },
      to: { path: '^src/plugins/' },
    },
    {
      name: 'gateway-asks-through-public',
      severity: 'error',
      comment: 'The gateway is a process, not a system: it uses shared, and what systems offer in public.ts.',
      from: { path: '^src/gateway/', pathNot: tests },
      to: {
        path: '^(src/(?!gateway/|shared/|payload-types)|exporters/|seed/)',
        pathNot: '^src/systems/[^/]+/public\\.ts$',
      },
    },
    {
      name: 'exporters-need-the-manifest-only',
      severity: 'error',
      comment:
        'An exporter gets everything from the frozen manifest. It may use exporters/kit, the manifest, and the exercises (graders, player parts).',
      from: { path: '^exporters/', pathNot: tests },
      to: {
        path: '^(src/|cli/|seed/|payload\\.config\\.ts|server\\.ts)',
        pathNot: '^src/(shared/(manifest|language|verify|json)|systems/courses/exercises/|player/)',
      },
    },
    {
      name: 'one-exporter-knows-no-other',
      severity: 'error',
      comment: 'One standard is one file. What two standards share belongs in exporters/kit.',
      from: { path: '^exporters/([^/]+)\\.ts$', pathNot: `${tests}|^exporters/index\\.ts$` },
      to: { path: '^exporters/(?!$1)[^/]+\\.ts$', pathNot: '^exporters/(define-exporter|index)\\.ts$' },
    },
    {
      name: 'browser-never-reaches-the-server',
      severity: 'error',
      comment: 'Code of the browser gets data as props or from the API. A type may be imported with `import type`.',
      from: { path: '\\.client\\.tsx?$' },
      to: {
        path: '^src/shared/(db|env|log|jobs|events|embedded-database)|^src/systems/[^/]+/(commands|queries)/',
        reachable: true,
      },
    },
    {
      name: 'browser-without-node',
      severity: 'error',
      comment: 'This runs in a browser, where there is no Node. Compute it on the server, or use a Web API.',
      from: { path: '\\.client\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-needs-no-tests',
      severity: 'error',
      comment: 'Fakes and builders stay in tests; the product gets real adapters.',
      from: { pathNot: `^(test|bench|scripts)/|${tests}|^jest\\.config` },
      to: { path: `^test/|${tests}` },
    },
    {
      name: 'only-what-is-declared',
      severity: 'error',
      comment: 'Add it to package.json (licence MIT, BSD, Apache or MPL), or do without.',
      from: { path: '^(src|exporters|cli|seed)/|^(server|worker|payload\\.config)\\.ts$', pathNot: tests },
      to: {
        // Built into the bundles of the processes and of the pages, so that it is no dependency of the plugins (ADR 0047).
        pathNot: '^node_modules/payload-cloud-storage/',
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'unknown', 'undetermined'],
      },
    },
    {
      name: 'found',
      severity: 'error',
      comment: 'This import leads nowhere.',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.(css|scss)$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // An arrow is what runs: `import type` is erased, and may look up.
    tsPreCompilationDeps: false,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|dist|data|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'require'],
    },
    skipAnalysisNotInRules: true,
  },
}
