// Loaded before every program of the container image (NODE_OPTIONS): each file of /run/secrets is a setting, its name the setting's and its
// content the value. What the environment says itself wins.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.SECRETS_DIR || '/run/secrets'
if (existsSync(folder))
  for (const name of readdirSync(folder).filter((one) => /^[A-Z][A-Z_]*$/.test(one)))
    process.env[name] ||= readFileSync(join(folder, name), 'utf8').trim()
