import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  devIndicators: false,
  // Pictures are sent as they are: there is no route that scales them.
  images: { unoptimized: true },
  serverExternalPackages: [
    'pg',
    'nodemailer',
    'rate-limiter-flexible',
    '@node-rs/argon2',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
  // `npm test` checks the types once, for everything.
  typescript: { ignoreBuildErrors: true },
}

export default config
