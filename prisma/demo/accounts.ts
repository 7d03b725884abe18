import 'server-only'

/** Further details as the consultants of the story wrote them, by the code of each question (domain §9). */
type Account = Readonly<Record<string, string>>

export const panicAfterAccident: Account = {
  presenting_issue:
    'Panic after a forklift accident at the depot. Attacks have gone from daily to about one a week. He drives to the depot again, not yet on the highway.',
  achieved: 'PDSS-SR 19 at the first session, 9 at the last. Stages 1 to 4 of 6 of graded driving are done.',
  aims: 'Stages 5 and 6 of graded driving. Done when he has driven the highway route on three working days.',
  why_more: 'No session remains.',
  risk: 'None identified, asked at the last session. The safety plan from the start of the year is still agreed.',
  effect_on_work:
    'Yard duties only since the accident. His manager holds the route for him until the end of next month.',
  attendance: 'One late cancellation after a night shift. Practises between sessions and keeps a log.',
  short_term: 'One issue, a clear end, steady gains.',
  referral_steps:
    'GP seen last month. Psychologist under a mental health treatment plan, first appointment in ten weeks.',
  plan_if_declined: 'Self-guided stages with a phone check by the GP until the appointment.',
}

export const griefAndSleep: Account = {
  presenting_issue:
    'The death of her mother, then three months of poor sleep. She no longer avoids the house; sleep is broken on about two nights a week, from every night.',
  achieved: 'Insomnia Severity Index from 22 to 12. PG-13 grief score from 38 to 27. Back at choir.',
  aims: 'The first anniversary, and taking sleep restriction to its end. Done when she sleeps six hours on five nights for two weeks.',
  why_more: 'The sessions that remain carry her to the anniversary, not past it.',
  risk: 'None identified, asked at the last session.',
  effect_on_work: 'Full hours. Two early shifts swapped by agreement.',
  attendance: 'Every session attended.',
  short_term: 'Grief is moving. No sign that longer treatment is needed after the anniversary.',
  referral_steps: 'Bereavement group at the community health centre, starts in five weeks, place confirmed.',
  plan_if_declined: 'Two sessions moved to the weeks around the anniversary, then the group.',
}

export const burnout: Account = {
  presenting_issue: 'Exhaustion and dread of work after a restructure, now with a new supervisor and clearer duties.',
  achieved: 'Burnout Assessment Tool from 3.6 to 2.7. He leaves on time on four days a week and sleeps through.',
  aims: 'A talk with the supervisor about on-call weeks, and keeping limits through the next busy period. Done when one on-call round is behind him without a relapse.',
  why_more: 'The on-call round falls after the last session.',
  risk: 'Passive thoughts of not being here in the first month, none since. Safety plan reviewed at the last session.',
  effect_on_work: 'Nine days of leave in the first two months, none since.',
  short_term: 'The cause is at work and is changing. What is left is practice.',
  referral_steps: 'GP review booked in three weeks. A treatment plan is an option he wants to keep.',
  plan_if_declined: 'A written plan for the on-call round, and the GP review.',
}

export const separation: Account = {
  presenting_issue: 'Separation with two children. Parenting arrangements were signed last month; conflict has eased.',
  achieved: 'K10 from 31 to 21. Handovers go without argument since the change to school pick-up.',
  aims: 'Low mood at weekends without the children, and drinking on those evenings. Done when AUDIT is below 8 and weekends have a plan.',
  why_more: 'One session remains, for the plan itself. Following it through needs more.',
  risk: 'AUDIT 14 at the last session. No thoughts of self-harm, asked again at the last session.',
  effect_on_work: 'Three Mondays missed in two months.',
  attendance: 'Attends, cancels by the rules when the roster changes.',
  short_term: 'Drinking may need more than short-term support.',
  referral_steps: 'Alcohol and other drugs service spoken about, not yet called.',
  plan_if_declined: 'A warm referral together in the last session.',
}

export const newManager: Account = {
  presenting_issue: 'Anxiety in meetings after a promotion, with an earlier history of social anxiety.',
  achieved: 'Social Phobia Inventory from 41 to 26. Has chaired two team meetings without leaving early.',
  aims: 'The quarterly presentation, in four graded steps. Done when it is held and reviewed once.',
  why_more: 'All sessions are used; the presentation is in seven weeks.',
  risk: 'None identified, asked two weeks ago.',
  effect_on_work: 'Present every day. Hands presentations to a colleague, for now.',
  attendance: 'Every session attended, homework done.',
  short_term: 'One aim with a date. The skills are there and need practice.',
  referral_steps: 'Group programme of a private psychologist, starts next quarter, enrolled.',
  plan_if_declined: 'Rehearsal with a mentor at work, then the group.',
}

export const workplaceBullying: Account = {
  presenting_issue:
    'Distress after a bullying complaint that was upheld. Hypervigilance on site has eased since the transfer to another crew.',
  achieved: 'IES-R from 44 to 28. Eats in the crib room again, on most days.',
  aims: 'The mediated meeting, and nightmares about once a week. Done when the meeting is held and nightmares are gone for a month.',
  why_more: 'Two sessions remain and are planned around the meeting.',
  risk: 'None identified, asked at the last session. Knows the after-hours number.',
  effect_on_work: 'On full roster since the transfer.',
  attendance: 'One no-show in a week without reception.',
  short_term: 'The meeting ends the matter. Symptoms follow it closely.',
  referral_steps:
    'Workers compensation claim accepted; treating psychologist to be named by the insurer in about six weeks.',
  plan_if_declined: 'Phone support from the insurer until a psychologist is named.',
}

export const acuteCrisis: Account = {
  presenting_issue:
    'A colleague died on site a week ago. He found him. Before that, four quiet months of work on family conflict.',
  achieved: 'The family work was near its end, K10 at 18. Now 33.',
  aims: 'Stabilising over the next four weeks: sleep, food, company, no night shifts. Done when K10 is below 22 and he sleeps five hours.',
  why_more: 'The sessions that remain were for ending the family work. Two a week are needed now.',
  risk: 'Thoughts of self-harm on two nights, no plan, no means at the camp. Safety plan made yesterday with his brother. Called again this morning.',
  effect_on_work: 'Off for two weeks, with the site doctor.',
  short_term: 'Acute, recent, with good support around him. Specialist trauma care is arranged if it does not settle.',
  referral_steps: 'Site doctor seen. Trauma service of the hospital, triage call in three days.',
  plan_if_declined: 'Hospital triage brought forward; crisis line agreed.',
}
