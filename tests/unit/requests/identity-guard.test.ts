import { describe, expect, it } from 'vitest'
import { identityMatches, identitySentence, type KnownIdentity } from '@/lib/requests/identity-guard'

const known: KnownIdentity = {
  clientNames: ['Mei-Lin Tran', 'Lena Tran'],
  contacts: { emails: ['mei-lin.tran@example.com'], phones: ['0412 345 678', '07 3221 9876'] },
  dateOfBirth: '1985-03-09',
  consultantNames: ['Dr Priya Raman'],
  practiceNames: ['Banksia House Psychology'],
}

const found = (text: string, identity: KnownIdentity = known) =>
  identityMatches(text, identity).map(({ match }) => match)
const about = (clientName: string): KnownIdentity => ({
  ...{
    clientNames: [clientName],
    contacts: { emails: [], phones: [] },
    dateOfBirth: null,
    consultantNames: [],
    practiceNames: [],
  },
})

describe('what identifies somebody', () => {
  it.each([
    ['Yes. Mei-Lin is back at full hours.', ['Mei-Lin']],
    ['Yes. Mei-Lin Tran is back.', ['Mei-Lin Tran']],
    ['mei-lin is back', ['mei-lin']],
    ['MEI LIN is back', ['MEI LIN']],
    ['MeiLin is back', ['MeiLin']],
    ['Mei is back, and Lin too', ['Mei', 'Lin']],
    ['Ask Lena about it', ['Lena']],
    ['Ms Tran’s roster', ['Tran']],
    ["Mei-Lin's roster and Priyas notes", ['Mei-Lin', 'Priyas']],
    ['(Tran)', ['Tran']],
    ['Trần and Tràn', ['Trần', 'Tràn']],
    ['Méï-Lïn', ['Méï-Lïn']],
    ['Ме\u0456-Lіn', ['Ме\u0456-Lіn']],
    ['Τrаn', ['Τrаn']],
    ['M e i - L i n', ['M e i - L i n']],
    ['T.r.a.n', ['T.r.a.n']],
    ['T r a n is well', ['T r a n']],
    ['Tr\u200ban', ['Tr\u200ban']],
    ['Ｔｒａｎ', ['Ｔｒａｎ']],
    ['M3i-L1n', ['M3i-L1n']],
    ['M.L.T. is well, M.T. as well', ['M.L.T.', 'M.T.']],
    ['MLT is well', ['MLT']],
    ['the client with initials MT', ['MT']],
    ['Priya sees the client', ['Priya']],
    ['Dr Raman sees the client', ['Raman']],
    ['seen at Banksia House Psychology', ['Banksia House Psychology']],
    ['seen at Banksia', ['Banksia']],
    ['write to Mei-Lin.Tran@Example.com', ['Mei-Lin.Tran@Example.com']],
    ['write to mei-lin.tran (at) example dot com', ['mei-lin.tran (at) example dot com']],
    ['ring 0412345678', ['0412345678']],
    ['ring 0412-345-678', ['0412-345-678']],
    ['ring +61 412 345 678 now', ['+61 412 345 678']],
    ['ring 04 12 34 56 78', ['04 12 34 56 78']],
    ['ring (07) 3221 9876', ['07) 3221 9876']],
    ['ring 32219876', ['32219876']],
    ['born 9/3/1985', ['9/3/1985']],
    ['born 09.03.85', ['09.03.85']],
    ['1985-03-09', ['1985-03-09']],
    ['9 March 1985', ['9 March 1985']],
    ['the 9th of March, 1985', ['9th of March, 1985']],
    ['March 9, 1985', ['March 9, 1985']],
    ['9 Mar 85', ['9 Mar 85']],
    ['09031985', ['09031985']],
    ['her birthday on 9 March', ['9 March']],
    ['was born in 1985', ['1985']],
    ['case ASST-000123, APP-00456', ['ASST-000123', 'APP-00456']],
  ])('finds it in %j', (text, matches) => {
    expect(found(text)).toEqual(matches)
  })

  it('tells where, and what it is', () => {
    expect(identityMatches('Yes. Mei-Lin is back.', known)).toEqual([
      { start: 5, end: 12, match: 'Mei-Lin', what: "part of the client's name" },
    ])
    const whats = ['Mei-Lin Tran', 'Raman', 'Banksia House Psychology', '0412 345 678', '9/3/1985'].map(
      (text) => identityMatches(text, known)[0]?.what,
    )
    expect(whats).toEqual([
      "the client's name",
      "part of the consultant's name",
      "the practice's name",
      "the client's phone number",
      "the client's date of birth",
    ])
  })

  it('keeps places right behind letters that fold to several or to none', () => {
    const text = 'ﬁne, Straße 𝐚 🙂 a\u0301\u200b: Mei-Lin'
    const [match] = identityMatches(text, known)
    expect(text.slice(match?.start, match?.end)).toBe('Mei-Lin')
  })
})

describe('ordinary words and names that are words', () => {
  it.each([
    'The client is back at full hours; the sessions prepare for the new roster.',
    'A meeting with the line manager on 9 March 2026, at 9.30, in house.',
    'A GP appointment is booked; a mental health treatment plan follows.',
    'Transition to work, training, translation: entrance, underlined, melin, priyanka.',
    'Since March 1985 applies, 19 March 1985 does not, nor 9 March.',
    'Call 0412 345 679 or 13 11 14, in 2026 or 1985.',
    'The team works from a house with a psychology student.',
  ])('%j', (text) => {
    expect(found(text)).toEqual([])
  })

  it.each([
    ['Will Ashby', 'The client will return; goodwill helps.', []],
    ['Will Ashby', 'Yes, Will returns.', ['Will']],
    ['Will Ashby', 'ashby will return', ['ashby']],
    ['Will Ashby', 'will ashby return', ['will ashby']],
    ['Grace Okafor', 'a grace period, gracefully', []],
    ['Grace Okafor', 'Grace is well', ['Grace']],
    ['May Chen', 'In May, from May 3, since 4 May it may be', []],
    ['May Chen', 'I think May feels better', ['May']],
    ['An Do', 'An answer: Do so. An early start', []],
    ['An Do', 'An Do is well; ask Ms Do', ['An Do', 'Do']],
    ['Ian Na', 'in a week, an a, I an', []],
    ['Jo Van der Berg', 'van der, jo, Berg and Jo', ['Berg', 'Jo']],
    ['Siobhán O’Brien', "O'Brien, OBrien, o brien, Siobhan", ["O'Brien", 'OBrien', 'o brien', 'Siobhan']],
    ['Pete Kovačić', 'Kovacic; KOVAČIĆ', ['Kovacic', 'KOVAČIĆ']],
    ['Grace Park', 'G.P. and GP letters', []],
    ['Łukasz Đặng', 'Lukasz and dang', ['Lukasz', 'dang']],
  ] as const)('%s in %j', (name, text, matches) => {
    expect(found(text, about(name))).toEqual(matches)
  })

  it('has nothing to look for in empty details', () => {
    const nothing = {
      ...about(''),
      contacts: { emails: ['', 'none'], phones: ['', '12'] },
      practiceNames: [''],
      consultantNames: [' '],
    }
    expect(found('Any text at all, 12 and none.', nothing)).toEqual([])
  })
})

it('stays quick on 20,000 characters', () => {
  const text = 'T r a n s i t 0412 345 67 9 Mar Mei. '.repeat(540)
  const before = performance.now()
  identityMatches(text, known)
  expect(performance.now() - before).toBeLessThan(3_000)
})

describe('the sentence', () => {
  it('names the match and what to do', () => {
    const sentence = identitySentence(identityMatches('Yes. Mei-Lin is back.', known))
    expect(sentence).toBe("“Mei-Lin” is part of the client's name. Change it before you send the answer.")
  })
  it('names several once each', () => {
    const sentence = identitySentence(identityMatches('Mei-Lin saw Priya. mei-lin left Banksia.', known))
    expect(sentence).toBe(
      "“mei-lin” is part of the client's name, “Priya” is part of the consultant's name and “Banksia” is part of the practice's name. Change them before you send the answer.",
    )
  })
  it('is empty without a match', () => expect(identitySentence([])).toBe(''))
})
