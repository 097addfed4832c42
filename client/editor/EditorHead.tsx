import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { memo } from 'react'
import { Link } from 'react-router'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { DraftState } from '../campaignDrafts/autosave.ts'
import { Editors } from '../campaignDrafts/Editors.tsx'
import { SavedLine } from '../campaignDrafts/SavedLine.tsx'
import type { Change } from '../campaignDrafts/useCampaignDraft.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './Editor.module.css'
import { EditorMenu } from './EditorMenu.tsx'
import { sectionTitles } from './sections.ts'

export interface EditorHeadProps {
  pairId: string
  campaign: Campaign
  draft: DraftState & { read: () => DraftState; change: (part: Change) => void; saveNow: () => Promise<void> }
  currency: string
  /** What stands against a launch. */
  open: number
  onReview: () => Promise<void>
}

/** What is being written, whether it is safe, who else is here, and what comes next. */
export const EditorHead = memo(function EditorHead(props: EditorHeadProps) {
  const { pairId, campaign, draft, open, onReview } = props
  return (
    <header className={styles.head}>
      <Link to={paths.campaigns(pairId)} className={styles.back} aria-label="All campaigns" data-tip="All campaigns">
        <IconArrowLeft size={20} aria-hidden="true" />
      </Link>
      <div className={styles.title}>
        <h1>
          <ForeignText oneLine>{draft.content.name.trim() || 'New campaign'}</ForeignText>
        </h1>
        <SavedLine draft={draft} onRetry={() => void draft.saveNow()} />
      </div>
      <Editors campaignId={campaign.id} titles={sectionTitles} />
      <EditorMenu {...props} />
      <Button onClick={() => void onReview()} className={styles.review}>
        Review and publish
        {open > 0 && (
          <span className={styles.badge}>
            {open}
            <span className="visually-hidden"> to fill in before</span>
          </span>
        )}
      </Button>
    </header>
  )
}, isSame)

/** At most keys nothing of it changes; what the menu needs of the content it reads when it is opened. */
function isSame({ draft: was, ...before }: EditorHeadProps, { draft: is, ...after }: EditorHeadProps) {
  return (
    was.status === is.status &&
    was.problem === is.problem &&
    was.content.name === is.content.name &&
    before.open === after.open &&
    before.campaign === after.campaign &&
    before.currency === after.currency
  )
}
