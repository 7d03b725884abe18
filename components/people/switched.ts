/** What a switch did, as the address of its page says it. */
export const switched = ({
  allowed,
  changed,
}: {
  allowed: boolean
  changed: boolean
}): 'allowed' | 'stopped' | 'same' => (changed ? (allowed ? 'allowed' : 'stopped') : 'same')
