import { fileURLToPath } from 'node:url'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const documents =
  '/^(find|findByID|create|update|delete|count|duplicate|restoreVersion|findVersions|findVersionByID|findGlobal|updateGlobal)$/'
const throughSharedDb =
  'Call @/shared/db instead: it passes req (access, transaction) and never overrides access. `asSystem(req, reason)` is the visible exception.'

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.next/',
      'dist/',
      'data/',
      '.cache/',
      'coverage/',
      'next-env.d.ts',
      'src/payload-types.ts',
      'src/migrations/*.ts',
      'src/app/(payload)/admin/importMap.*',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base, reactHooks.configs.flat.recommended],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)) },
    },
    rules: {
      // Lost promises are the bug of hooks and jobs.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      // A new state must be thought of everywhere.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-eval': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read @/shared/env instead: variables are parsed and checked once, at start.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: `CallExpression[callee.object.name='payload'][callee.property.name=${documents}]`,
          message: throughSharedDb,
        },
        {
          selector: `CallExpression[callee.object.property.name='payload'][callee.property.name=${documents}]`,
          message: throughSharedDb,
        },
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings, or an `as const` object.' },
      ],
    },
  },
  {
    // The one place that calls Payload's documents, and the code that tests it from outside.
    files: ['src/shared/db/**', 'test/**', '**/*.test.{ts,tsx}', 'bench/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/shared/env.ts', 'test/**', '**/*.test.{ts,tsx}', 'bench/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['test/**', '**/*.test.{ts,tsx}'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    rules: {
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
)
