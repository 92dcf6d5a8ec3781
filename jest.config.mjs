/** Jest under native ES modules: run with NODE_OPTIONS='--experimental-vm-modules --no-warnings --conditions=production'. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,exporters,cli,scripts,test}/**/*.test.{ts,tsx}'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  forceExit: true,
  setupFiles: ['<rootDir>/test/environment.cjs'],
  testTimeout: 60_000,
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    // `npm test` has built the child processes: from source each takes two seconds more, hundreds of times.
    ...(process.env.BUILT_CHILDREN ? { '/child-script$': '<rootDir>/test/built-children.ts' } : {}),
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@exporters/(.*)$': '<rootDir>/exporters/$1',
    '^@payload-config$': '<rootDir>/payload.config.ts',
    '\\.(css|scss)$': '<rootDir>/test/empty.cjs',
  },
}
