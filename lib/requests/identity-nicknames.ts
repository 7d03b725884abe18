/** Given names and what they are called for short, a group a line; common English ones, and none that is everybody's. */
const groups = `
  abigail abby abbie gail
  adam ad
  alan allan allen al
  albert al bert bertie albie
  alexander alexandra alex alec sandy xander lex sasha lexi sandra alexa
  alfred alf alfie fred
  alison allison ali allie
  amanda mandy mand
  andrew andy drew
  angela angelina angie ange
  anne ann anna annie annette nan
  anthony antony tony ant
  antonio tony toni
  arthur art artie
  barbara barb barbie babs
  benjamin ben benji benny
  bernard bernie
  bradley brad
  caroline carolyn carol carrie caz
  catherine katherine kathryn katharine kate kathy cathy katie kat kath cath kit kitty kay
  charles charlie charley chuck chas chaz
  charlotte charlie lottie char
  christina christine kristina christie chris chrissy tina kirsty
  christopher chris kit topher
  daniel dan danny
  danielle dani
  david dave davey
  deborah debra deb debbie
  dennis den denny
  donald don donny
  dorothy dot dottie dolly
  douglas doug dougie
  edward edmund edwin ed eddie ted teddy ned
  eleanor ellie nell nora elle
  elizabeth elisabeth liz lizzie beth betty betsy eliza lisa libby liza bess lilibet
  emily em emmy millie
  emma em emmie
  ernest ernie
  frances francis fran frank franny frankie
  francesca fran chess frankie
  frederick fred freddie
  gabriel gabrielle gabe gabby
  geoffrey jeffrey geoff jeff
  george georgie
  georgina georgia georgie gina
  gerald jerry gerry
  gillian jill jilly gill
  graham gray
  gregory greg
  harold harry hal
  helen nell lena ellie
  henry harry hank hal
  isabella isabel isabelle bella izzy belle issy
  jacob jake
  jacqueline jackie jacqui
  james jim jimmy jamie jem
  janet jan
  jennifer jen jenny jenna
  jessica jess jessie
  joanna joanne johanna jo joey
  john jonathan jack johnny jon
  joseph joe joey jo
  josephine jo josie
  joshua josh
  judith judy jude
  julia julie juliet jules
  kenneth ken kenny
  kimberly kimberley kim
  lachlan lachie lockie
  laura laurie
  lawrence laurence larry laurie loz
  leonard len lenny leo
  leslie lesley les
  louise louis lewis lou
  lucinda lucy cindy
  lucille lucy
  madeleine madeline maddie
  malcolm mal
  margaret maggie meg peggy marge margie greta maisie peg
  martin marty
  martha marty
  mary molly polly mae
  matthew mat matt matty
  maureen mo
  maxwell maximilian maxine max
  melanie mel
  melissa mel lissa missy
  michael mick mike micky mikey mitch
  michelle shell shelly chelle
  mitchell mitch
  mohammed mohamed muhammad mohammad mo
  natalie nat
  nathan nathaniel nat nate
  nicholas nicolas nick nicky nico klaus
  nicole nicola nic nicky nikki
  oliver ollie olly
  olivia liv livvy
  pamela pam
  patricia pat tricia trish patty patsy
  patrick pat paddy
  penelope penny
  peter pete
  philip phillip phil pip
  philippa pip pippa
  priscilla cilla
  rachel rachael rach
  raymond ray
  rebecca bec becky becca
  reginald reg reggie
  richard rick dick richie rich ricky
  robert rob bob robbie bobby bert
  roberta bobbie
  roderick rod
  rodney rod
  ronald ron ronnie
  rosemary rose rosie
  russell russ
  samantha samuel sam sammy
  sandra sandy
  sarah sara sally sadie
  sebastian seb
  sharon shaz
  sidney sydney sid
  sophia sophie soph
  stanley stan
  stephanie steph stephie
  stephen steven steve stevie ste
  stuart stewart stu
  susan susanna suzanne sue susie suzie
  sylvia syl
  teresa theresa terry tess tessa
  terence terrance terry tel
  theodore theo ted teddy
  thomas tom tommy
  timothy tim timmy
  tobias toby
  valerie val
  victor vic
  victoria vicky tori vic
  vincent vince vinnie
  virginia ginny
  vivian vivienne viv
  walter wally walt
  william bill billy will willy liam
  zachary zach zac zack`

const known = new Map<string, Set<string>>()
for (const line of groups.trim().split('\n')) {
  const group = line.trim().split(' ')
  for (const name of group) known.set(name, new Set([...(known.get(name) ?? []), ...group]))
}

/** Other forms of a given name, folded as in a text: 'william' → bill, billy, will … Nothing for names that have none here. */
export const nicknames = (given: string): string[] => [...(known.get(given) ?? [])].filter((name) => name !== given)
