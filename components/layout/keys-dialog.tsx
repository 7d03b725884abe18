import { Button } from '@/components/ui/button'
import { OverPage } from '@/components/ui/over-page'
import type { DialogProps } from './key-dialogs'
import { type KeyEntry, keyTable } from './key-table'
import { ShortcutsSwitch } from './shortcuts-switch'

/** The keys, by where they do something, and the switch for single ones. */
export function Dialog({ single, find, calendar, choose, close }: DialogProps) {
  return (
    <OverPage label="Keys" close={close} className="max-w-[480px]">
      {(shut) => (
        <div className="p-5">
          <div className="flex items-center justify-between">
            <h2 className="text-xl">Keys</h2>
            <Button variant="quiet" onClick={shut}>
              Close
            </Button>
          </div>
          <KeyList on="every page" entries={keyTable.filter(({ does }) => find || does !== 'Search')} />
          {calendar && <KeyList on="My Calendar" entries={keyTable} />}
          <div className="mt-4 border-t border-line pt-3">
            <ShortcutsSwitch single={single} choose={choose} className="-mx-2.5" />
            <p className="mt-1 text-sm text-ink-3">
              Single keys do nothing while you type in a field. Switched off, they never do; Ctrl K still searches.
            </p>
          </div>
        </div>
      )}
    </OverPage>
  )
}

function KeyList({ on, entries }: { on: KeyEntry['on']; entries: readonly KeyEntry[] }) {
  const own = entries.filter((one) => one.on === on)
  return (
    <section className="mt-3">
      <h3 className="mb-1 text-sm text-ink-3">On {on}</h3>
      <dl className="grid grid-cols-[56px_1fr] items-center gap-x-4 gap-y-1.5">
        {own.map(({ key, does, chord }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="key">{chord ? 'Ctrl K' : key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
