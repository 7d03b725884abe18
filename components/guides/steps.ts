export type Step = { title: string; text: string; picture?: { src: string; alt: string } }

const picture = (name: string, alt: string) => ({ src: `/guides/${name}.webp`, alt })

/** The guide, in the words that stand on the screens (domain §2). */
export const steps: readonly Step[] = [
  {
    title: 'Open My Calendar',
    text: "Sign in. The left navigation has My Calendar and My Clients. In Calendar View, click the client's appointment.",
    picture: picture('calendar', 'My Calendar in the week view, with the panel of an appointment open at the right.'),
  },
  {
    title: 'Follow Parent Case',
    text: "The appointment shows Parent Case: with the link to the Assist case. The older way works too: My Clients, Open on the client's row, tab Services, the Assist case's link. The short way is Request extra sessions, on the appointment and on the case.",
  },
  {
    title: 'Choose a task',
    text: 'The Assist case shows the Task Filter. Click a task that carries the black flame: Select Consultant, Next Steps or Waiting for Appointment Completion.',
    picture: picture('case', 'An Assist case with its session ledger, the Task Filter and its appointments.'),
  },
  {
    title: 'Add Work, Extra Sessions Request',
    text: 'On the task page, the three dots at the top right open the actions: Add Work, then Extra Sessions Request.',
  },
  {
    title: 'Fill in the form',
    text: 'Number of extra sessions, 1 to 4; date of request; Goals to be achieved with extra session; Referral to longer-term support. The count beside it shows each session of 12 months, and says which number needs a clinical review. Submit Extra Sessions Request.',
    picture: picture('form', 'The form with 3 sessions chosen and the session meter beside it.'),
  },
  {
    title: 'See where it is',
    text: 'The request page says what happens next, and by which date. Below 12 sessions in 12 months it goes to the organisation; at 12 or more it first needs a clinical review, and Further details are asked for.',
    picture: picture('request', 'A request with the organisation: the steps, who has it, and the business days left.'),
  },
  {
    title: 'The organisation decides',
    text: 'A reviewer sees the request without any identity, and approves it, approves fewer, asks a question, or declines with a reason.',
  },
  {
    title: 'The outcome arrives',
    text: 'You and the client each receive the outcome by email. An approval adds the sessions to the case at once.',
  },
]
