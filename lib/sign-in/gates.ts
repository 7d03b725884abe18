import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { now } from '@/lib/clock'
import { paths } from '@/lib/paths'
import type {
  Administrator,
  CaseAssigner,
  ClinicalLeader,
  Consultant,
  Person,
  Reviewer,
  Role,
} from '@/lib/people/person'
import type { Searcher } from '@/lib/search/found'
import {
  asAdministrator,
  asCaseAssigner,
  asClinicalLeader,
  asConsultant,
  asReviewer,
  asSearcher,
} from '@/lib/sign-in/gated'
import { provedLately } from '@/lib/sign-in/limits'
import { seen, standingSignIn } from '@/lib/sign-in/sign-ins'
import { signInIdOfToken } from '@/lib/sign-in/token'

/** Where each role lands: on what it needs first (design §3). */
export const firstPage: Record<Role, string> = {
  consultant: paths.calendar(),
  practice_staff: paths.calendar(),
  clinical_leader: paths.reviews(),
  reviewer: paths.approvals(),
  administrator: paths.admin(),
}

/** Who is signed in, and whom practice staff act for; one look-up a request, at the database, so that revoking works at once. */
export const signedIn = cache(async () => {
  const signInId = await signInIdOfToken()
  const found = signInId ? await standingSignIn(signInId) : null
  if (signInId && found) after(() => seen(signInId).catch(() => undefined))
  return found
})

/** Anyone signed in; otherwise the sign-in page, which leads back here. */
export async function requirePerson(): Promise<Person> {
  const found = await signedIn()
  if (!found) redirect(paths.signIn((await headers()).get('x-path') ?? undefined))
  return found.person
}

/**
 * Anyone who proved who they are within ten minutes; anybody else is led to prove it, and from there to `path`, one of our own. For pages
 * and files that need it.
 */
export async function requireRecentProof(path: string): Promise<Person> {
  const person = await requirePerson()
  if (!provedLately((await signedIn())?.provedAt ?? null, now())) redirect(paths.proof(path))
  return person
}

/**
 * The same for a page whose form is wired by `provenFormAction`: sent without scripts and refused for want of a proof, the form comes
 * back with what was typed instead of leading away. What says that it was sent is only a header, so nothing but such a form may hang on it.
 */
export async function requireProofForForm(path: string): Promise<Person> {
  const sent = (await headers()).get('content-type')?.startsWith('multipart/form-data')
  return sent ? requirePerson() : requireRecentProof(path)
}

const gate =
  <T>(as: (person: Person, actingFor: Parameters<typeof asConsultant>[1]) => T | null) =>
  async (): Promise<T> => {
    const person = await requirePerson()
    return as(person, (await signedIn())?.actingFor ?? null) ?? notFound()
  }

/** The consultant side; *not found* for everyone else. */
export const requireConsultant: () => Promise<Consultant> = gate(asConsultant)
/** A reviewer of an organisation; *not found* for everyone else. */
export const requireReviewer: () => Promise<Reviewer> = gate(asReviewer)
/** A clinical leader; *not found* for everyone else. */
export const requireClinicalLeader: () => Promise<ClinicalLeader> = gate(asClinicalLeader)
/** Whoever can search; *not found* for everyone else. */
export const requireSearcher: () => Promise<Searcher> = gate(asSearcher)
/** An administrator; *not found* for everyone else. */
export const requireAdministrator: () => Promise<Administrator> = gate(asAdministrator)
/** Who chooses the consultant of a case that has none; *not found* for everyone else. */
export const requireCaseAssigner: () => Promise<CaseAssigner> = gate(asCaseAssigner)
