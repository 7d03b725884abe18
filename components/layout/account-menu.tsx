import clsx from 'clsx'
import { ChevronsUpDown, LogOut, Monitor, Moon, ShieldCheck, Sun } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { paths } from '@/lib/paths'
import type { ShellActions, ShellPerson } from './nav'
import { ShortcutsSwitch } from './shortcuts-switch'
import type { Theme } from './theme'

type Props = { person: ShellPerson; theme: Theme; actions: ShellActions; id: string; placement: 'rail' | 'bar' }

/** Name and role; pressed, a native popover with the theme and Sign out. */
export function AccountMenu({ person, theme, actions, id, placement }: Props) {
  return (
    <>
      {placement === 'rail' ? <RailTrigger person={person} id={id} /> : <BarTrigger person={person} id={id} />}
      <div
        id={id}
        popover="auto"
        className={clsx(
          'account-menu rounded-lg border border-line-strong bg-raised p-1.5 text-ink shadow-3',
          placement === 'rail' ? 'account-menu-rail' : 'account-menu-bar',
        )}
      >
        <AccountEntries person={person} theme={theme} actions={actions} />
      </div>
    </>
  )
}

function RailTrigger({ person, id }: { person: ShellPerson; id: string }) {
  return (
    <button type="button" popoverTarget={id} className="shell-account">
      <Avatar name={person.name} />
      <span className="sr-only">Account</span>
      <span className="shell-label min-w-0 flex-1 text-left leading-tight">
        <span className="block truncate font-semibold">{person.name}</span>
        <span className="block truncate text-xs font-normal text-ink-3">{person.title}</span>
      </span>
      <ChevronsUpDown className="shell-label text-ink-2" />
    </button>
  )
}

function BarTrigger({ person, id }: { person: ShellPerson; id: string }) {
  return (
    <button
      type="button"
      popoverTarget={id}
      className="-mr-1 flex items-center gap-2.5 rounded-md p-1 hover:bg-slate-tint"
    >
      <span className="sr-only">Account</span>
      <span className="text-right leading-tight max-md:sr-only">
        <span className="block text-sm font-semibold">{person.name}</span>
        <span className="block text-xs font-normal text-ink-3">{person.title}</span>
      </span>
      <Avatar name={person.name} />
    </button>
  )
}

const choices = [
  { theme: 'light', words: 'Light', icon: <Sun /> },
  { theme: 'dark', words: 'Dark', icon: <Moon /> },
  { theme: 'system', words: 'As the system', icon: <Monitor /> },
] as const

const row =
  'flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2.5 text-left font-medium hover:bg-petrol-tint hover:text-petrol max-md:min-h-12 [&_.lucide]:text-ink-3'

/** Theme and Sign out, in the popover and in the phone's More sheet. */
export function AccountEntries({ person, theme, actions }: Omit<Props, 'id' | 'placement'>) {
  return (
    <>
      <p className="px-2.5 pt-1.5 pb-2 leading-tight md:hidden">
        <span className="block font-semibold">{person.name}</span>
        <span className="block text-sm text-ink-3">{person.title}</span>
      </p>
      <p className="px-2.5 pt-1 pb-1 text-sm text-ink-3">Theme</p>
      <form action={actions.chooseTheme}>
        {choices.map((choice) => (
          <button
            type="submit"
            key={choice.theme}
            name="theme"
            value={choice.theme}
            aria-pressed={choice.theme === theme}
            className={clsx(row, choice.theme === theme && 'bg-petrol-tint text-petrol')}
          >
            {choice.icon}
            {choice.words}
          </button>
        ))}
      </form>
      {person.shortcuts !== undefined && (
        <ShortcutsSwitch
          single={person.shortcuts}
          choose={actions.chooseShortcuts}
          className="mt-1.5 border-t border-line pt-1.5"
        />
      )}
      <form action={actions.signOut} className="mt-1.5 border-t border-line pt-1.5">
        <a href={paths.account()} className={row}>
          <ShieldCheck />
          Sign-in and security
        </a>
        <button type="submit" className={row}>
          <LogOut />
          Sign out
        </button>
      </form>
    </>
  )
}
