/** The pages that show what is known of one client, and what each is called. */
export const viewedPages = {
  client: 'Client',
  new_case: 'New Assist case',
  case: 'Assist case',
  closing: 'Close case',
  consultant: 'Select Consultant',
  task: 'Task',
  form: 'Extra Sessions Request',
  appointment: 'Appointment',
  request: 'Request',
  further_details: 'Further details',
  held_slot: 'Hold a slot',
  withdrawal: 'Withdraw request',
  review: 'Clinical review',
  approval: 'Approval, without any identity',
  mail: 'Mail',
  access: 'Who could have seen it',
  access_file: 'Who could have seen it, as a file',
} as const
export type ViewedPage = keyof typeof viewedPages

/** What a page is called; its own name where it has none any more. */
export const viewedWords = (page: string): string => viewedPages[page as ViewedPage] ?? page
