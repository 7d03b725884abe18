const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Words of every sentence that are also names (An, Do, He): a name only after a title or beside another part of it. */
export const functionWords = words(`
  a am an and are as at be been but by can do did for from go had has have he her him his how i if in is it its may me my no
  not of on one or our out own see she so than that the their them then there they this to too up us was we were who you your`)

/** Ordinary words that are also names: a name only where they begin with a capital. */
export const commonWords = words(`
  amber angel art august autumn baker ball banks bay bell best bill bishop black bob bond bright brook brown bush butler care
  carter case chance charity chase church clay cliff constance cook cooper crystal cross daisy dale dawn day dean don drew duke
  earl early earnest eve faith field fields finch fisher fit ford forest frank friend gene glen good grace grant gray green grey
  guy hall hand hart haven head heath heather hill holiday holly hope house hunter iris ivy jack jade jay jet joy june justice
  king knight lake lane law lee less light lily little long loss love low major marina mark mason matter max melody mercy miles
  moon moss noble north olive page pain park pat patience pearl penny pope power powers price prince prudence ray read reed rest
  rich river rivers rob robin rock rose ruby rush rusty sage sandy savage self sharp short silver sky small song south speed star
  stern stone story street strong sue summer sun sunny swift tan tanner taylor thorn trinity victor violet walker ward waters way
  webb wells west white will wilder winter wise wolf wood woods work worth yang young april bridge coach grove hardy harmony
  journey lark means nurse oak ocean porter reason rider root sailor seal shepherd skipper station steel temple tiger tower trust`)

/** Names that are months too: no name beside a figure or after a preposition of time. */
export const monthNames = words('april august june may')
export const timePrepositions = words('by during early from in last late mid next of since this until')

/** Titles before a name; no part of it. */
export const titles = words('dr mr mrs ms miss mx prof professor')

/** Little words inside names, which identify nobody alone. */
export const particles = words(
  'al ap bin bint da das de del della den der di dos du el ibn la le les mac mc san st ten ter van von y zu',
)

/** Abbreviations that people write in such answers, and that are nobody's initials. */
export const abbreviations = words(`
  act adhd am asap bpd cbt cpd dbt dv eap eft emdr fte gp hr ie eg id it kpi mdt mhtp nd nsw nt ocd ot phd pm pt ptsd qld rtw sa
  sms tas tba tbc tv uk us vic wa whs`)

/** Words of many practices' names, which point to none. */
export const practiceWords = words(`
  allied and assist associates australia australian care centre center clinic clinical clinics co collective consulting
  counselling eap employee family for group health house inc life limited ltd mental mind of people practice psychological
  psychologists psychology pty services solutions space studio support the therapy wellbeing wellness work workplace`)
