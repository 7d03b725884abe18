'use client'

import { RotateCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'

/** Where the calendar cannot be read: a note in its place, and Try again. */
export default function CalendarError({ retry }: { retry: () => void }) {
  return (
    <div className="space-y-4 p-6 max-md:p-4">
      <h1 className="text-2xl">My Calendar</h1>
      <Note tone="failure" title="Your appointments could not be shown">
        Nothing was changed. Try again in a minute.
        <p className="mt-3">
          <Button onClick={retry}>
            <RotateCw />
            Try again
          </Button>
        </p>
      </Note>
    </div>
  )
}
