import { redirect } from 'next/navigation'
import { firstPage, requirePerson } from '@/lib/sign-in/gates'

/** The portal's address alone leads each role to what it needs first. */
export default async function FirstPage() {
  redirect(firstPage[(await requirePerson()).role])
}
