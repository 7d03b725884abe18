import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  devIndicators: false,
  serverExternalPackages: ['pg', 'nodemailer', '@node-rs/argon2', '@prisma/client', '@prisma/adapter-pg'],
  // `npm test` checks the types once, for everything.
  typescript: { ignoreBuildErrors: true },
}

export default config
