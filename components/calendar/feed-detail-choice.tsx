import { ChoiceCard, ChoiceCards } from '@/components/ui/choice-card'
import { type FeedDetail, feedDetails, feedDetailWords } from '@/lib/calendar/feed'

type Props = {
  detail: FeedDetail
  /** Left out where the heading beside it says the same. */
  label?: string
}

/** What an entry of a feed reads like: one of three. */
export function FeedDetailChoice({ detail, label }: Props) {
  return (
    <ChoiceCards name="detail" label={label ?? 'What an entry reads like'} hideLabel={label === undefined}>
      {feedDetails.map((value, index) => (
        <ChoiceCard
          key={value}
          name="detail"
          value={value}
          {...(index === 0 && { id: 'detail' })}
          {...feedDetailWords[value]}
          defaultChecked={value === detail}
        />
      ))}
    </ChoiceCards>
  )
}
